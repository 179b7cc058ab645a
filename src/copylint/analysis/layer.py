"""Layers: properties that are computed when they are first asked for, and kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_T = TypeVar("_T")


class layer(Generic[_T]):  # noqa: N801 - used like `property`
    """Makes a method a layer. One thread at a time: unlike `functools.cached_property` nothing is locked."""

    def __init__(self, compute: Callable[[Any], _T]) -> None:
        """`compute` is the method; it runs once for each instance."""
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Keep the value under the method's name."""
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "layer[_T]": ...

    @overload
    def __get__(self, instance: object, owner: type) -> _T: ...

    def __get__(self, instance: object | None, owner: type) -> "layer[_T] | _T":
        """The value. It is found in the instance itself from now on: this is asked once."""
        if instance is None:
            return self
        value = vars(instance)[self._name] = self._compute(instance)
        return value
