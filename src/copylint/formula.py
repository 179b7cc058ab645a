"""Formulas of a rule file: sums over counts, read once and evaluated without running any code."""

import ast
import math
import operator
import warnings
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Any

from copylint.yamlfile import did_you_mean

_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "sqrt": math.sqrt,
    "min": min,
    "max": max,
    "abs": abs,
    "round": round,
}
_LONGEST = 600


@lru_cache(maxsize=256)
def read_formula(text: str, names: Collection[str]) -> ast.expr:
    """The formula; raises ValueError that says what is wrong. `names` are what it may ask for."""
    if len(text) > _LONGEST:
        raise ValueError(f"a formula has {_LONGEST} characters at most")
    body = _parsed(text)
    try:
        _refuse(body, names)
    except RecursionError:
        raise ValueError(f"“{text}” is nested too deeply") from None
    return body


def _parsed(text: str) -> ast.expr:
    """The syntax tree of an expression; nothing of it is run."""
    try:
        with warnings.catch_warnings():  # of what Python finds odd, such as “1and 2”
            warnings.simplefilter("ignore")
            return ast.parse(" ".join(text.split()), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"“{text}” is no formula: use counts, figures, + - * / and brackets") from None


def evaluate(formula: ast.expr, values: Mapping[str, int]) -> float | None:
    """The value of a formula; None where it has none, as when something is divided by no words."""
    try:
        value = float(_value(formula, values))
    except (ArithmeticError, ValueError):
        return None
    return value if math.isfinite(value) else None


def names_in(formula: ast.expr) -> frozenset[str]:
    """What a formula asks for."""
    return frozenset(node.id for node in ast.walk(formula) if isinstance(node, ast.Name))


def _refuse(node: ast.expr, names: Collection[str]) -> None:
    match node:
        case ast.BinOp(left, op, right) if type(op) in _BINARY:
            _refuse(left, names)
            _refuse(right, names)
        case ast.UnaryOp(ast.USub() | ast.UAdd(), operand):
            _refuse(operand, names)
        case ast.Call(ast.Name(function), arguments, []) if function in _FUNCTIONS and arguments:
            for argument in arguments:
                _refuse(argument, names)
        case ast.Call(ast.Name(function)):
            raise ValueError(f"“{function}” is no function of formulas{did_you_mean(function, _FUNCTIONS)}")
        case ast.Name(name) if name in names:
            pass
        case ast.Name(name):
            raise ValueError(f"“{name}” is nothing that is counted{did_you_mean(name, names)}")
        case ast.Constant(value) if type(value) in (int, float):
            pass
        case _:
            raise ValueError(
                f"“{ast.unparse(node)}” has no place in a formula: use counts, figures, + - * / and brackets"
            )


def _value(node: ast.expr, values: Mapping[str, int]) -> float:
    match node:
        case ast.BinOp(left, op, right):
            return float(_BINARY[type(op)](_value(left, values), _value(right, values)))
        case ast.UnaryOp(op, operand):
            value = _value(operand, values)
            return -value if isinstance(op, ast.USub) else value
        case ast.Call(ast.Name(function), arguments):
            return float(_FUNCTIONS[function](*(_value(argument, values) for argument in arguments)))
        case ast.Name(name):
            return float(values[name])
        case ast.Constant(value):
            return float(value)
    raise ValueError(ast.unparse(node))
