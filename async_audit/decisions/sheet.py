"""The text of a record as lines that can be changed, each with the bytes that end it."""

from __future__ import annotations

import re

from async_audit.decisions import reading
from async_audit.decisions.page import Page, page_of
from async_audit.errors import UsageError
from async_audit.patterns import late

_LINE = late(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$")


class Sheet:
    """The lines of a record with the bytes that end them."""

    def __init__(self, content: bytes, path: str) -> None:
        self.path = path
        self.lines: list[bytes] = _LINE.findall(content)
        self.page: Page = page_of(content.decode("utf-8", "replace"), path.rpartition(".")[2].lower())
        ends = [end for line in self.lines for end in (b"\r\n", b"\n", b"\r") if line.endswith(end)]
        self.end = max(ends, key=ends.count) if ends else b"\n"
        """How most of its lines end."""

    def text(self, at: int) -> str:
        """A line without what ends it."""
        return self.lines[at].rstrip(b"\r\n").decode("utf-8", "replace")

    def put(self, at: int, text: str) -> None:
        """Write ``text`` over a line; what ends it stays."""
        line = self.lines[at]
        self.lines[at] = text.encode() + line[len(line.rstrip(b"\r\n")) :]

    def insert(self, at: int, *texts: str) -> None:
        """Put lines before line ``at``. A last line without an end gets one, and the new last line has none."""
        fresh = [text.encode() + self.end for text in texts]
        if at >= len(self.lines) and self.lines and not self.lines[-1].endswith((b"\n", b"\r")):
            self.lines[-1] += self.end
            fresh[-1] = fresh[-1][: -len(self.end)]
        self.lines[at:at] = fresh

    @property
    def content(self) -> bytes:
        """All of it."""
        return b"".join(self.lines)

    @property
    def has_header(self) -> bool:
        """Whether it begins like a mail, as PEPs do."""
        return bool(self.lines and re.match(r"\ufeff?(PEP|[A-Z]{2,5}|Title): ", self.text(0)))

    def in_yaml(self, line: int) -> bool:
        """Whether ``line`` stands between the two lines ``---`` at the top, or all of it is YAML."""
        if self.path.endswith((".yaml", ".yml")):
            return True
        numbers = range(len(self.lines))
        first = next((at for at in numbers if self.text(at).strip("\ufeff ")), 0)
        if self.text(first).strip("\ufeff ") != "---":
            return False
        end = next((at for at in numbers[first + 1 :] if self.text(at).rstrip() in ("---", "...")), 0)
        return first < line < end

    def checked(self, before: bytes) -> bytes:
        """The new content.

        Raises UsageError when it can no longer be read as ``before`` could.
        """
        old = reading.read(before.decode("utf-8", "replace"), self.path)
        new = reading.read(self.content.decode("utf-8", "replace"), self.path)
        if new.title != old.title or len(new.faults) > len(old.faults):
            raise UsageError(f"{self.path}: the change would make it unreadable; edit it by hand")
        return self.content
