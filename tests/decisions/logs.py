"""Small logs for tests: records typed by hand, read and linked."""

from __future__ import annotations

from async_audit.decisions.log import Records, load
from async_audit.decisions.records import Record
from tests.fixed_snapshot import FixedSnapshot


def log(**texts: str) -> Records:
    """Records of ``docs/adr`` by what follows ``0001-``: ``log(a="…", b="…")`` are 0001-a and 0002-b."""
    paths = {f"docs/adr/{number:04}-{name}.md": text for number, (name, text) in enumerate(texts.items(), 1)}
    return load(FixedSnapshot(paths))


def nygard(status: str, rest: str = "") -> str:
    """A record in the dialect of adr-tools, without a title: its file name speaks."""
    return f"## Status\n\n{status}\n\n## Context\n\n{rest}\n"


def one(text: str, path: str = "docs/adr/0001-a.md") -> Record:
    """One record alone."""
    return load(FixedSnapshot({path: text})).all[0]
