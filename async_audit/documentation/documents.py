"""Which files are documents that people read for what holds today."""

from __future__ import annotations

import re

from async_audit.documentation import readme
from async_audit.patterns import late

DIALECTS = {
    "md": "markdown",
    "mdx": "markdown",
    "markdown": "markdown",
    "rst": "rst",
    "adoc": "asciidoc",
    "asciidoc": "asciidoc",
    "txt": "text",
}
"""By extension, the markup that a document is written in."""
_TRANSLATED = ("po", "pot")
"""Copies of documents for translators: they repeat words, and prove nothing."""
_COPY = late(r"(?:~|\.(?:orig|bak|backup|old|rej|save|swp|tmp|copy))$")
"""So ends what an editor or a merge leaves beside a file."""
# Told of the past, or of a future that may never come; each is a whole word of a directory's or file's name.
_OF_ANOTHER_TIME = frozenset(
    "changelog changelogs changes changeset changesets history news newsfragments release releases releasenotes "
    "whatsnew whats results benchmarks adr adrs rfc rfcs pep peps kep keps eip eips oep oeps decision decisions proposal proposals enhancement "
    "enhancements blog blogs posts migration migrations migrate migrating upgrade upgrades upgrading "
    "versioned versions archive archives archived legacy old deprecated deprecation deprecations obsolete roadmap "
    "postmortem postmortems retrospective retrospectives minutes meetings meeting transcript transcripts plan plans "
    "planning design designs spec specs todo todos bugs credits authors thanks contributors notes note "
    "research investigation investigations audit audits report reports".split()
)
_SAMPLES = frozenset(
    "fixture fixtures testdata testfixtures snapshots golden goldens expected corpus cassettes example examples sample "
    "samples demo demos template templates skeleton skeletons scaffold scaffolding boilerplate locale locales i18n "
    "translations node_modules vendor".split()
)
_FOLDERS = frozenset({"doc", "docs", "documentation"})
_FOR_PROGRAMS = frozenset({"cmakelists", "requirements", "constraints", "robots", "meson_options"})
_TESTS = frozenset("test tests testing spec specs e2e __tests__".split())
_RECORD = late(r"\d{3,5}[-_ ]\w")
"""So records of decisions begin; the chapters of a guide have two digits."""
_MANUAL = late(r".*\.[1-9]\w{0,3}(?:\.in)?")
_VERSION = late(r"v?\d+(?:[._-](?:\d+|x))+\w{0,10}|v\d+(?:[._-]x)?", re.IGNORECASE)
_WORDS = late(r"[A-Za-z0-9]+")
# A translation follows its original, which is judged.
_TRANSLATION = late(
    r"(?:.*[-_.])?(?:ar|bg|bn|ca|cs|da|de|el|es|fa|fi|fr|he|hi|hu|id|it|ja|ko|lt|nl|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|uz|vi|zh)"
    r"(?:[-_](?:[a-z]{2}|hans|hant|latn|cyrl))?",
    re.IGNORECASE,
)
_HUMP = late(r"(?<=[a-z])(?=[A-Z])")


def dialect(path: str) -> str:
    """The markup that the document at ``path`` is written in; empty if it is no document."""
    name = path.rpartition("/")[2]
    stem, dot, extension = name.lower().rpartition(".")
    if not (dot and stem):
        return "text" if readme.is_readme(name) else ""
    found = DIALECTS.get(extension, "")
    if found == "text" and not readme.is_readme(name):  # most texts are data, and some build the product
        is_kept_with_them = _FOLDERS & {folder.lower() for folder in path.split("/")[:-1]}
        return found if is_kept_with_them and stem not in _FOR_PROGRAMS else ""
    return found


def repeats_documents(path: str) -> bool:
    """Whether a word in the file at ``path`` says nothing about the code: it is a document, or tells of changes."""
    name = path.rpartition("/")[2].lower()
    is_log = "." not in name.strip(".") and any(
        word in ("changelog", "changes", "news", "history", "releasenotes", "thanks", "todo", "authors")
        for word in (name, name.replace("-", ""))
    )
    return (
        bool(dialect(_COPY.sub("", path)))
        or is_log
        or _MANUAL.fullmatch(name) is not None
        or name.endswith(tuple(f".{end}" for end in _TRANSLATED))
    )


def speaks_of_today(path: str) -> bool:
    """Whether the document at ``path`` shall be true now.

    A changelog, a release note, a decision record, a post, a migration guide and the documentation of an
    older version were true once, a translation may be behind; samples and fixtures never had to be true.
    """
    *folders, name = path.split("/")
    stem = name.lstrip(".").partition(".")[0]
    for part in (*folders, stem):
        words = {word.lower() for word in _WORDS.findall(_HUMP.sub(" ", part))}
        if words & _OF_ANOTHER_TIME or words & _SAMPLES or part.lower() in _SAMPLES:
            return False
    if any(map(_TRANSLATION.fullmatch, (*folders, name.rpartition(".")[0]))):
        return False
    if _RECORD.match(name):
        return False
    if any(_VERSION.fullmatch(folder) for folder in folders) or _VERSION.search(stem):
        return False
    return readme.is_readme(name) or not _TESTS & {folder.lower() for folder in folders}
