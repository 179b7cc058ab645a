"""Kinds of check: the modules in `checks`, by name."""

import importlib
import sys
from typing import cast

from copylint.finding import Kind
from copylint.lazypattern import lazy_pattern
from copylint.registry import module_names
from copylint.yamlfile import did_you_mean

_NAME = lazy_pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def load_kind(name: str) -> Kind:
    """The module of a kind of check, such as `figure-conflict`; raises LookupError for a name that is none."""
    module = f"copylint.checks.{name.replace('-', '_')}"
    if module in sys.modules:  # the engine asks for every rule on every story
        return cast(Kind, sys.modules[module])
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
