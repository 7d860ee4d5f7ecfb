"""Where a link of one record leads among all of them."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from urllib.parse import unquote, urlsplit

from async_audit.decisions import dialects
from async_audit.decisions.links import Link, Mention
from async_audit.decisions.records import Record
from async_audit.patterns import late

_SERIES_OF = {word: series for series, words in dialects.SERIES.items() for word in words.split()}
_NAMED = late(r"(?:(?P<series>[a-z]+)[-_ #]{0,2})?#?(?P<number>\d{1,6})", re.I)
_BEGINS = late(
    rf"(?P<series>{'|'.join(sorted(_SERIES_OF, key=len, reverse=True))})[-_ #](?P<number>\d{{1,6}})(?=[\s:.,]|$)",
    re.I,
)
_ON_A_FORGE = late(r"/[^/]+/[^/]+/(?:-/)?(?:blob|tree|raw)/[^/]+/(?P<path>.+)")
_TEXTS = (".md", ".rst", ".adoc", ".html", ".markdown")


class Shelf:
    """The records of a tree, found by path, by number, by name."""

    def __init__(self, records: Iterable[Record], files: Container[str] = ()) -> None:
        """``files`` are all paths of the tree: a link to one that is no record leads somewhere too."""
        self._files = files
        self._by_path: dict[str, str] = {}
        self._by_number: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._places = {record.path: record for record in records}
        for path, place in self._places.items():
            stem = path.rpartition(".")[0]
            folder = posixpath.dirname(path)
            is_folder = place.name == posixpath.basename(folder)
            for key in (
                path,
                stem,
                *((folder, f"{folder}/readme.md", f"{folder}/readme") if is_folder else ()),
            ):
                self._by_path.setdefault(key.lower(), path)
            self._by_name[place.name.lower()].append(path)
            if place.number is not None:
                self._by_number[place.log, place.series, place.number].append(path)

    def links(self, path: str, mentions: Iterable[Mention]) -> tuple[Link, ...]:
        """The mentions of the record at ``path`` with where they lead; what leads to itself is left out."""
        found: dict[tuple[str, str], Link] = {}
        for mention in mentions:
            link = self._link(path, mention)
            if link.path != path:
                # "[ADR-3](0003-x.md)" and a later "ADR-3" are one link
                found.setdefault((link.relation, link.path or link.written), link)
        return tuple(found.values())

    def _link(self, path: str, mention: Mention) -> Link:
        relation, written = mention
        place = self._places[path]
        address = urlsplit(written) if "://" in written else None
        if address is not None:
            forge = _ON_A_FORGE.fullmatch(address.path)
            targets = self._at(forge["path"]) if forge else self._of_page(address.path, place)
            return self._found(relation, written, targets, is_here=False)
        match = _NAMED.fullmatch(written) or _BEGINS.match(written)
        if match:
            series = _SERIES_OF.get((match["series"] or "").lower(), place.series)
            if not match["series"] or series == place.series:
                number = int(match["number"])
                targets = self._by_number.get((place.log, series, number)) or self._in_other_logs(
                    series, number
                )
                return self._found(relation, written, targets, number=number)
            return Link(relation, written, number=int(match["number"]))
        plain = unquote(written.partition("#")[0], errors="surrogateescape")
        if _ON_A_FORGE.fullmatch(f"/{plain}"):  # the address of another repository, without its host
            return Link(relation, written)
        if not plain:
            return Link(relation, written)
        base = "" if plain.startswith("/") else posixpath.dirname(path)
        joined = posixpath.normpath(posixpath.join(base, plain.lstrip("/")))
        targets = self._at(joined) or self._at(plain.lstrip("./")) or self._named(plain, place)
        is_path = plain.lower().endswith(_TEXTS) and joined not in self._files
        return self._found(relation, written, targets, is_here=is_path)

    def _found(
        self,
        relation: object,
        written: str,
        targets: Sequence[str],
        *,
        number: int | None = None,
        is_here: bool = True,
    ) -> Link:
        if len(targets) == 1:
            return Link(relation, written, targets[0], self._places[targets[0]].number)  # type: ignore[arg-type]
        return Link(relation, written, number=number, is_dangling=is_here and not targets)  # type: ignore[arg-type]

    def _at(self, path: str) -> list[str]:
        found = self._by_path.get(path.rstrip("/").lower()) or self._by_path.get(
            path.lower().removesuffix(".html")
        )
        return [found] if found else []

    def _in_other_logs(self, series: str, number: int) -> list[str]:
        keys = (key for key in self._by_number if key[1:] == (series, number))
        return [path for key in keys for path in self._by_number[key]]

    def _named(self, written: str, place: Record) -> list[str]:
        """By what a path ends in: links rot when directories move, names do not."""
        name = posixpath.basename(written.rstrip("/")).lower()
        for suffix in _TEXTS:
            name = name.removesuffix(suffix)
        found = self._by_name.get(name, [])
        return [path for path in found if self._places[path].log == place.log] or found

    def _of_page(self, path: str, place: Record) -> list[str]:
        """The record of the same log that a published page is: ``https://peps.python.org/pep-0008/``."""
        name = posixpath.basename(path.rstrip("/")).lower().removesuffix(".html")
        found = [one for one in self._by_name.get(name, []) if self._places[one].log == place.log]
        return found if len(name) > 4 else []
