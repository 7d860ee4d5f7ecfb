"""How people and numbers are called in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from async_audit.facts import Author

LEFT_OUT = "left out: it may name people"
"""Instead of a text that somebody wrote, where people are called by pseudonyms."""


def named(author: Author) -> str:
    """The name; where a commit has none, the e-mail."""
    return author.name or author.email or "somebody without a name"


def listed(names: Sequence[str], join: str = "and") -> str:
    """The first three names, and how many more there are."""
    said = [*names[:3], *([f"{len(names) - 3} more"] if len(names) > 3 else [])]
    return f" {join} ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))


def count(number: int, noun: str, many: str = "") -> str:
    """A number with its noun in the right form; ``many`` where an s is not enough."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {many or f'{noun}s'}"


def ask_who(path: str) -> str:
    """The command that says who can answer for a path; one that begins with a dash would be an option."""
    return f"async-audit who {quoted(path)}"


def quoted(path: str) -> str:
    """A path as a word for a shell; one that begins with a dash would be an option."""
    import shlex

    return shlex.quote(f"./{path}" if path.startswith("-") else path)
