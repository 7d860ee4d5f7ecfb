"""How teams name their records: the directories of a log, and the numbers in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from async_audit.patterns import late

SERIES = {
    "adr": "adr adrs decision decisions decision-log decision-logs decision-record decision-records madr dr",
    "rfc": "rfc rfcs",
    "rfd": "rfd rfds",
    "proposal": "proposal proposals se",
    "kep": "kep keps",
    "pep": "pep peps",
    "eip": "eip eips erc ercs",
    "oep": "oep oeps",
    "bip": "bip bips",
    "cip": "cip cips",
    "dep": "dep deps",
    "jep": "jep jeps",
    "keep": "keep keeps",
    "nep": "nep neps",
    "otep": "otep oteps",
    "sip": "sip sips",
}
"""What a series of records is called, and every directory or prefix that says so, in lower case."""

# as a directory these are something else: a language, a drive, what a build needs
_NO_DIRECTORIES = frozenset({"se", "dr", "erc", "dep", "deps", "keep", "nep", "sip", "jep"})
_SERIES_OF = {word: series for series, words in SERIES.items() for word in words.split()}
_TEXTS = frozenset({"md", "markdown", "mdx", "rst", "adoc", "asciidoc", "asc"})
_ELSEWHERE = frozenset(
    "assets test tests testing testdata fixtures __tests__ example examples sample samples template templates "
    "vendor vendored third_party third-party node_modules".split()
)
# rust-lang/rfcs, emberjs/rfcs and hyperledger/aries-rfcs are logs as a whole: no directory says so
_LOGS_AT_THE_TOP = frozenset({"text", "concepts", "features"})

_STATE_FOLDER = late(
    r"(?:accepted|active|archived?|deprecated|draft|historic|implemented|obsolete|old|proposed|rejected|retired|superseded)"
    r"[-_](?:adrs?|rfcs?|decisions?|proposals?)",
    re.I,
)
_PREFIXES = "adr|madr|dr|rfc|rfd|se|kep|pep|eip|erc|oep|bip|cip|dep|jep|keep|nep|otep|sip"
# django/deps and others sort the records of a whole repository by what became of them
_STATES_AT_THE_TOP = frozenset(
    "accepted active draft drafts final implemented proposed rejected superseded withdrawn".split()
)
_SHAPES = (
    late(r"(?:\d{4}-\d\d?-\d\d?|\d{8})(?:[-_](?P<number>\d{1,6}))?[-_ ](?P<slug>.+)", re.S),
    late(rf"(?:(?P<series>{_PREFIXES})[-_ ]?)?(?P<number>\d{{1,6}})(?:[-_ ](?P<slug>.*))?", re.I | re.S),
    late(r"(?P<area>[A-Za-z]{2,10})-(?!(?:19|20)\d\d[-_])(?P<number>\d{2,6})[-_](?P<slug>.+)", re.S),
    late(r"(?P<series>adr|rfc)-draft-(?P<slug>.+)", re.I | re.S),
)
# not "rfc": the IETF's are copied everywhere
_SAID_BY_THE_NAME = frozenset({"adr", "bip", "cip", "eip", "kep", "nep", "oep", "otep", "pep"})
METADATA = "kep.yaml"
"""Beside the text of a KEP: what the record says of itself."""
_YEAR = late(r"(19|20)\d\d")


class Place(NamedTuple):
    """Where a record stands, read from its path alone."""

    log: str
    """The directory of its log, ``.`` for the top."""
    series: str
    """A key of SERIES, or what a log calls one of its areas."""
    number: int | None
    """None for a draft, or where the name has a date only."""
    name: str
    """What tells it from its neighbours: the stem of the file, or the directory that is the record."""
    slug: str
    """The name without series and number; may be empty."""


def place(path: str) -> Place | None:
    """Where the record at ``path`` stands; None when its name does not say that it is one."""
    folders, name = _named_by(path)
    if name is None or not _ELSEWHERE.isdisjoint(folder.lower() for folder in folders):
        return None
    parsed = _parse(name)
    if parsed is None or _is_furniture(parsed):
        return None
    depth = _depth_of_log(folders, parsed.series)
    if depth is None:
        return _without_a_log(folders, name, parsed)
    if any(_is_record_directory(folder) for folder in folders[depth:]):
        return None  # a note beside a record that is a directory
    series = parsed.series or _series_of(folders[depth - 1]) or "adr"
    return Place("/".join(folders[:depth]), series, parsed.number, name, parsed.slug)


def place_of_configured(path: str) -> Place | None:
    """The same for a path that configuration calls a record: it may have any name but a template's."""
    folders, name = _named_by(path)
    if name is None:
        name = path.rpartition("/")[2]
    parsed = _parse(name) or _Name(None, None, name)
    if _is_furniture(parsed):
        return None
    depth = _depth_of_log(folders)
    series = parsed.series or (depth and _series_of(folders[depth - 1])) or "adr"
    return Place("/".join(folders[:depth]) or ".", series, parsed.number, name, parsed.slug)


class _Name(NamedTuple):
    series: str | None
    number: int | None
    slug: str
    digits: int = 0


def _named_by(path: str) -> tuple[list[str], str | None]:
    """The directories above a record and the name that tells it apart, or None if it is no text."""
    *folders, name = path.split("/")
    stem, _, extension = name.rpartition(".")
    if name == METADATA and folders and _is_record_directory(folders[-1]):
        return folders[:-1], folders[-1]
    if extension.lower() not in _TEXTS or not stem:
        return folders, None
    if stem.lower() in ("readme", "index") and folders and _is_record_directory(folders[-1]):
        return folders[:-1], folders[-1]
    return folders, stem


def _parse(name: str) -> _Name | None:
    match = next((match for match in (shape.fullmatch(name) for shape in _SHAPES) if match), None)
    if match is None:
        return None
    groups = match.groupdict()
    digits = groups.get("number") or ""
    area = (groups.get("area") or "").lower()  # dapr: API-001 and CLI-001 are two
    series = _SERIES_OF.get((groups.get("series") or "").lower()) or area or None
    return _Name(series, int(digits) if digits else None, (groups["slug"] or "").strip("-_ "), len(digits))


def _is_furniture(name: _Name) -> bool:
    words = re.split(r"[-_ ]+", name.slug.lower())
    if len(words) == 1:
        return words[0] in ("template", "index", "readme", "toc")
    return words[-1] == "template" and (not name.number or words[0] in _SERIES_OF)


def _is_record_directory(folder: str) -> bool:
    parsed = _parse(folder)
    return (
        parsed is not None
        and (parsed.number is not None or bool(parsed.slug))
        and not _YEAR.fullmatch(folder)
    )


def _depth_of_log(folders: list[str], series: str | None = None) -> int | None:
    """The deepest directory of this series, else the deepest one of any."""
    depths = [depth for depth in range(len(folders), 0, -1) if _series_of(folders[depth - 1])]
    own = (depth for depth in depths if _series_of(folders[depth - 1]) == series)
    depth = next(own, next(iter(depths), None))
    # historic-adrs beside the living ones is a shelf of their log, not another log
    if depth and depth > 1 and _STATE_FOLDER.fullmatch(folders[depth - 1]) and _may_hold(folders[depth - 2]):
        return depth - 1
    return depth


def _may_hold(folder: str) -> bool:
    return folder.lower() == "architecture" or bool(_series_of(folder))


def _series_of(folder: str) -> str | None:
    """The series of a directory named after one, such as ``adr``, ``Architecture_Decisions``, ``old-adrs``."""
    spelled = folder.lower().replace("_", "-").replace(" ", "-")
    *_, last = words = spelled.split("-")
    if last in _NO_DIRECTORIES:
        return None
    endings = (spelled, "-".join(words[-2:]), last)  # decision-record, architecture-decision-record, old-adrs
    return next((_SERIES_OF[one] for one in endings if one in _SERIES_OF), None)


def _without_a_log(folders: list[str], name: str, parsed: _Name) -> Place | None:
    """A record whose directory does not say so: ``docs/architecture/adr-012-x.md``, ``text/0012-x.md``."""
    at = "/".join(folders) or "."
    if any(_is_record_directory(folder) for folder in folders):
        return None
    if parsed.series in _SAID_BY_THE_NAME:
        return Place(at, parsed.series, parsed.number, name, parsed.slug)
    if len(folders) == 1 and folders[0] in _LOGS_AT_THE_TOP and parsed.digits == 4:
        return Place(at, "rfc", parsed.number, name, parsed.slug)
    if len(folders) == 1 and folders[0].lower() in _STATES_AT_THE_TOP and parsed.digits >= 3 and parsed.slug:
        return Place(".", parsed.series or "rfc", parsed.number, name, parsed.slug)
    # two digits would be the chapters of an arc42 document
    if folders and folders[-1].lower() == "architecture" and parsed.digits >= 3 and parsed.slug:
        return Place(at, "adr", parsed.number, name, parsed.slug)
    return None
