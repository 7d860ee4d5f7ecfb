"""A document as it was read: what it names, and the places in it that a link can lead to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from async_audit.documentation import anchors


class Mention(NamedTuple):
    """Something that a document names."""

    line: int
    """From 1."""
    text: str
    """As written, without the marks around it."""
    is_link: bool
    """Whether it is where a link leads; else it stands between backticks."""
    around: str = ""
    """The line that it stands in, without code."""


@dataclass(frozen=True, eq=False)
class Page:
    """A document, read."""

    mentions: tuple[Mention, ...]
    headings: tuple[str, ...]
    """As written, in their order."""
    anchors: frozenset[str]
    """What is given an id by hand."""
    is_assembled: bool
    """Whether it takes in other files, so that nobody knows all of its headings."""
    code: str = ""
    """Its code blocks, and what else in it is no prose, by line."""

    def leads_to(self, anchor: str, *, is_strict: bool) -> bool:
        """Whether ``anchor``, without ``#``, is a place on this page.

        ``is_strict`` holds it against the rules of GitHub alone. A page that takes in others may have any place.
        """
        if self.is_assembled or anchors.is_no_heading(anchor):
            return True
        wanted = anchor.casefold().removeprefix("user-content-")
        if wanted in self._own or wanted in self._slugs:
            return True
        return not is_strict and anchors.plain(wanted) in self._common

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(one.casefold() for one in self.anchors)

    @cached_property
    def _slugs(self) -> frozenset[str]:
        return anchors.github_slugs(self.headings)

    @cached_property
    def _common(self) -> frozenset[str]:
        return anchors.common(self.headings)
