"""A public name, and whether the text about it says more than the name does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from async_audit.documentation import prose
from async_audit.patterns import late

_HEAD = 200
"""Characters in which nearly every text has said something; only where it has not, the rest is read."""
_CALL = late(r"\s{0,40}(?:\w{1,200}\.){0,9}(\w{1,200})\s?\(")


class Symbol(NamedTuple):
    """One public name of a source file."""

    name: str
    """With the classes that it stands in: ``Client.close``."""
    line: int
    is_documented: bool
    owner: str = ""
    """The class whose method it is; empty for what is none."""


def says_something(text: str, name: str, signature: Iterable[str] = ()) -> bool:
    """Whether a text says at least one word that the name and its ``signature`` do not.

    ``signature`` are the names of parameters and types. A line that repeats the call, a ``TODO``, a licence
    and a template say nothing.
    """
    if not text:
        return False
    path = "/".join((*signature, name))
    return _words(text.lstrip()[:_HEAD], name, path) or (len(text) > _HEAD and _words(text, name, path))


def _words(text: str, name: str, path: str) -> bool:
    kept = "\n".join(line for line in text[: prose.LIMIT].splitlines() if not _is_call(line, name))
    return bool(prose.content_words(prose.described(kept), path))


def _is_call(line: str, name: str) -> bool:
    found = _CALL.match(line)
    return found is not None and found[1] == name
