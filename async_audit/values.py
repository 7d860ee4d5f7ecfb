"""Checks what a configuration file says, value by value; a ConfigError names the file, the key and the mend."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

from async_audit.errors import ConfigError
from async_audit.inert import inert


def checked(options: type[Any], table: Mapping[str, Any], where: str) -> Any:
    """An instance of ``options`` from the table at ``where``; what it does not say keeps its default."""
    names = {field.name.replace("_", "-"): field for field in dataclasses.fields(options)}
    known(table, names, where)
    hints = get_type_hints(options)
    return options(
        **{
            names[key].name: _value(value, hints[names[key].name], names[key].metadata, f"{where} {key}")
            for key, value in table.items()
        }
    )


def _value(value: Any, hint: Any, limits: Mapping[str, Any], where: str) -> Any:
    if get_origin(hint) is Literal:
        if value not in get_args(hint):
            raise ConfigError(f"{where}: is {shown(value)}; choose one of {', '.join(get_args(hint))}")
        return value
    if get_origin(hint) is tuple:
        return strings(value, where)
    if get_origin(hint) is Mapping:
        return is_table(value, where)
    wanted = (int, float) if hint is float else (hint,)
    if not isinstance(value, wanted) or isinstance(value, bool) is not (hint is bool):
        names = {int: "a whole number", float: "a number", str: "a text", bool: "true or false"}
        raise ConfigError(f"{where}: is {shown(value)}; write {names[hint]}")
    low, high = limits.get("at_least"), limits.get("at_most")
    if (low is not None and not value >= low) or (high is not None and not value <= high):
        bounds = f"{low:g} or more" if high is None else f"between {low:g} and {high:g}"
        raise ConfigError(f"{where}: is {shown(value)}; write {bounds} ({limits['unit']})")
    return value


def strings(value: Any, where: str) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{where}: is {shown(value)}; write a list of texts")
    return tuple(value)


def is_bool(value: Any, where: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ConfigError(f"{where}: is {shown(value)}; write true or false")
    return value


def is_table(value: Any, where: str) -> Mapping[str, Any]:
    """A table."""
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: is {shown(value)}; write a table")
    return value


def known(keys: Iterable[str], allowed: Iterable[str], where: str) -> None:
    """Raise ConfigError for the first key that is not allowed, with the one that was meant."""
    allowed = tuple(allowed)
    for key in keys:
        if key not in allowed:
            near = close(key, allowed)
            hint = f"did you mean '{near}'?" if near else f"known are {', '.join(sorted(allowed))}"
            raise ConfigError(f"{where} has no '{inert(key)}'; {hint}")


def close(key: str, allowed: Iterable[str]) -> str:
    """What was meant, if anything is near."""
    import difflib

    return next(iter(difflib.get_close_matches(key, list(allowed), n=1)), "")


def shown(value: Any) -> str:
    """A value as a message quotes it."""
    return inert(repr(value)[:60])
