"""Kinds of check: the modules in `checks`, by name."""

import importlib
from functools import cache
from typing import cast

from copylint.finding import Kind
from copylint.lazypattern import lazy_pattern
from copylint.registry import module_names
from copylint.yamlfile import did_you_mean

_NAME = lazy_pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@cache
def load_kind(name: str) -> Kind:
    """The module of a kind of check, such as `figure-conflict`; raises LookupError for a name that is none."""
    module = f"copylint.checks.{name.replace('-', '_')}"
    try:
        if _NAME.fullmatch(name):
            return cast(Kind, importlib.import_module(module))
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
    raise LookupError(f"unknown kind “{name}”{did_you_mean(name, kind_names())}")


def kind_names() -> list[str]:
    """The names of all kinds of check, sorted."""
    folder = importlib.import_module("copylint.checks").__path__
    return [name.replace("_", "-") for name in module_names(folder)]
