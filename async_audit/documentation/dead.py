"""What a document points to that is there no more: paths, links, and places on a page."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from async_audit.documentation.documents import DIALECTS
from async_audit.documentation.pages import Mention, Page
from async_audit.documentation.readme import is_readme
from async_audit.facts import Departure
from async_audit.patterns import late


class How(str, Enum):
    """In what way a reference is dead."""

    PATH = "dead path"
    LINK = "broken link"
    ANCHOR = "broken anchor"


class Dead(NamedTuple):
    """A reference of a document that leads nowhere."""

    line: int
    """From 1."""
    written: str
    """As the document has it."""
    how: How
    path: str
    """What it means, from the top of the repository."""
    departure: Departure | None = None
    """How the path went; None where it never was there."""
    is_told: bool = False
    """Whether its line speaks of another time, or of what might be: only who reads it can mend it."""

    @property
    def now(self) -> str:
        """What the path is called today; empty if it has no name."""
        return self.departure.now if self.departure else ""


@dataclass(frozen=True)
class Ground:
    """What references are held against: one tree, and what its history had."""

    files: Mapping[str, object]
    """Every path of the tree."""
    departures: Mapping[str, Departure]
    read_page: Callable[[str], Page | None]
    """The document at a path, read; None if it cannot be."""
    is_ignored: Callable[[str], bool] = lambda _path: False
    """Whether ``.gitignore`` says that a path is made, not kept."""

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every directory of the tree."""
        return frozenset(_folders(self.files))

    @cached_property
    def gone_folders(self) -> Mapping[str, Departure]:
        """Every directory that history had and the tree has not, and where most of its files went."""
        found: defaultdict[str, list[tuple[str, Departure]]] = defaultdict(list)
        for path, departure in self.departures.items():
            folder = posixpath.dirname(path)
            while folder and folder not in self.folders:
                found[folder].append((path[len(folder) :], departure))
                folder = posixpath.dirname(folder)
        return {folder: _moved(inside) for folder, inside in found.items()}

    @cached_property
    def _tails(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in (*self.files, *self.folders):
            found[path.rpartition("/")[2]].append(path)
        return found

    def has(self, path: str) -> bool:
        """Whether the tree has it, as a file or a directory, or it lies behind a link or in a submodule."""
        if path in self.files or path in self.folders or path in ("", "."):
            return True
        folder = posixpath.dirname(path)
        while folder and folder not in self.folders:
            if folder in self.files:
                return True
            folder = posixpath.dirname(folder)
        return False

    def has_ending(self, tail: str) -> bool:
        """Whether a path of the tree ends like this: seen from another directory, it may be meant."""
        return any(f"/{path}".endswith(f"/{tail}") for path in self._tails.get(posixpath.basename(tail), ()))

    def departure(self, path: str) -> Departure | None:
        """How a path came to be there no more; None if it never was, or still is."""
        return None if self.has(path) else self.departures.get(path) or self.gone_folders.get(path)


def _folders(paths: Mapping[str, object]) -> Iterator[str]:
    seen: set[str] = set()
    for path in paths:
        folder = posixpath.dirname(path)
        while folder and folder not in seen:
            seen.add(folder)
            yield folder
            folder = posixpath.dirname(folder)


def _moved(inside: list[tuple[str, Departure]]) -> Departure:
    """Where a directory went: the place to which more than half of its files did, if there is one."""
    places: defaultdict[str, int] = defaultdict(int)
    for tail, departure in inside:
        if departure.now.endswith(tail):
            places[departure.now[: -len(tail)]] += 1
    best = max(sorted(places), key=lambda place: places[place], default="")
    is_most = places[best] * 2 > len(inside) if best else False
    return Departure(inside[0][1].commit, best if is_most else "")


_PATH = late(r"(?:\.{0,2}/)?[\w.@+-]{1,100}(?:/[\w.@+-]{1,100}){1,20}/?")
_LINE_NUMBERS = late(r"(?::\d+(?:[-:]\d+)?|#L\d+(?:-L?\d+)?)$")
_SCHEME = late(r"[a-zA-Z][a-zA-Z0-9+.-]{0,30}:|//")
_UNSURE = late(r"[{}$<>*|\\%]|\.\.\.|\u2026")
_FILE = late(r"\.[A-Za-z0-9]{1,10}$")
_LEFT_OUT = (".md", ".mdx", ".rst", ".adoc", ".html")
"""Ends of names that a site lets its links leave out."""
_ASCIIDOC = (".adoc", ".asciidoc")
_MADE = late(r"\b(?:creat(?:e|es|ed|ing)|generat(?:e|es|ed|ing))\b", re.IGNORECASE)
# Another time, or what might be: a new name would make nonsense of the sentence.
_TOLD = late(
    r"\b(?:formerly|previously|used to|was|were|had|no longer|removed?|renamed?|moved|deleted?|might|could|would|hypothetical(?:ly)?|imagine"
    r"|suppose|may (?:be|contain|have|include|look)|there (?:is|are) no|(?:does|do)(?: not|n't) exist)\b",
    re.IGNORECASE,
)
# The reader's own files: what a document asks to make, or to look for elsewhere, was never meant to be here.
_OF_THE_READER = late(
    r"\b(?:copy|copies|copied|create|creates|created|creating|generate[sd]?|generating|your|you're|install(?:s|ed)?|output|outputs|produce[sd]?"
    r"|build(?:s|ing)?|built|write[s]?|written|download(?:s|ed)?|e\.g\.|eg|for example|such as|instead of"
    r"|replaced?|deprecated|old|legacy|upstream|adds?|added|adding|new|will|requires?)\b",
    re.IGNORECASE,
)


def dead_references(path: str, read: Page, ground: Ground) -> Iterator[Dead]:
    """The paths, links and anchors of the document at ``path`` that lead nowhere, by line.

    What may be meant for another place (a page of a site, a file of the reader's own) is left out. A README, and
    what lies at the top, is read on a forge: there the rules of GitHub alone decide about anchors.
    """
    is_strict = "/" not in path or is_readme(posixpath.basename(path))
    links = {
        mention: _link(path, mention, read, ground, is_strict=is_strict)
        for mention in read.mentions
        if mention.is_link
    }
    linked = {(dead.line, dead.path) for dead in links.values() if dead}
    for mention in read.mentions:
        if found := links[mention] if mention.is_link else _path(path, mention, ground, linked):
            yield found


def _path(
    document: str, mention: Mention, ground: Ground, linked: AbstractSet[tuple[int, str]]
) -> Dead | None:
    """``linked`` is where dead links of this document lead, by line: a path beside its link means the same file."""
    written = _LINE_NUMBERS.sub("", mention.text)
    if not _PATH.fullmatch(written) or _UNSURE.search(written) or _TOLD.search(mention.around):
        return None
    bare = written.strip("/")
    inside = posixpath.normpath(posixpath.join(posixpath.dirname(document), bare))
    top = posixpath.normpath(bare)
    if ground.has(top) or ground.has(inside):
        return None
    is_unsure = ground.has_ending(bare.removeprefix("./")) or _OF_THE_READER.search(mention.around)
    for target in dict.fromkeys((top, inside)):
        gone = ground.departure(target)
        if gone and not ground.is_ignored(target) and (not is_unsure or (mention.line, target) in linked):
            return Dead(mention.line, mention.text, How.PATH, target, gone)
    return None


def _link(document: str, mention: Mention, read: Page, ground: Ground, *, is_strict: bool) -> Dead | None:
    target, mark, anchor = mention.text.partition("#")
    if _SCHEME.match(target) or _UNSURE.search(_unquoted(mention.text)) or "?" in target:
        return None
    if not target:
        is_place = not anchor or read.leads_to(_unquoted(anchor), is_strict=is_strict)
        return None if is_place else Dead(mention.line, mention.text, How.ANCHOR, document)
    if target.startswith("/") and not _FILE.search(target.rstrip("/")):
        return None  # an address of the site that is made of these documents
    target = _unquoted(target)
    base = "" if target.startswith("/") else posixpath.dirname(document)
    path = posixpath.normpath(posixpath.join(base, target.strip("/")))
    if path.startswith(".."):
        return None
    if not ground.has(path) and not any(ground.has(path + end) for end in _LEFT_OUT):
        return _broken(mention, target.strip("./"), path, ground)
    if mark and anchor and DIALECTS.get(path.rpartition(".")[2].lower()) == "markdown":
        other = ground.read_page(path)
        if other and not other.leads_to(_unquoted(anchor), is_strict=is_strict):
            return Dead(mention.line, mention.text, How.ANCHOR, path)
    return None


def _broken(mention: Mention, target: str, path: str, ground: Ground) -> Dead | None:
    if ground.is_ignored(path):
        return None
    if not _FILE.search(target) and ground.has_ending(target.strip("/")):
        return None  # an address of a site, whose pages lie one step deeper than their files
    if gone := ground.departure(path):
        is_told = _TOLD.search(mention.around) is not None
        return Dead(mention.line, mention.text, How.LINK, path, gone, is_told)
    folder, name = posixpath.split(path)
    # Antora looks for a page below the pages of its module, or in another component
    is_elsewhere = path.endswith(_ASCIIDOC) and ("@" in target or ":" in target or ground.has_ending(target))
    # mdBook and VuePress call the README of a directory its index
    is_readme_too = name == "index.md" and posixpath.join(folder, "README.md") in ground.files
    is_page = name.rpartition(".")[2].lower() in DIALECTS
    if not is_page or is_elsewhere or is_readme_too or mention.text.startswith("/"):
        return None
    return None if _MADE.search(mention.around) else Dead(mention.line, mention.text, How.LINK, path)


def _unquoted(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote  # with the addresses of all networks

    return unquote(text)
