"""Which documents name a module by its path: less than a description, and more than nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from async_audit.documentation import readme
from async_audit.documentation.sayings import Read
from async_audit.errors import MissingObjectError
from async_audit.facts import File, Kind
from async_audit.patterns import late

_TOKEN = late(r"[\w./-]+")
_NOT_READ = late(r"(?:^|/)(?:changelog|changes|history|news|release)[^/]*$", re.IGNORECASE)
_MOST = 2000
"""Documents; a larger set is a generated reference, and reading it would take longer than the audit."""


def mentions(paths: Iterable[str], files: Mapping[str, File], read: Read) -> Mapping[str, str]:
    """By module, the first place (``docs/net.md:12``) that names its path, or its dotted name, as a whole.

    A name without a directory is too common to be looked for.
    """
    names: dict[str, str] = {}
    for path in paths:
        if "/" in path:
            names[path] = path
            dotted = path.removeprefix("src/").removesuffix(".py").replace("/", ".")
            names.update({dotted: path} if "." in dotted else {})
    found: dict[str, str] = {}
    if not names:
        return found
    for document in _documents(files):
        try:
            text = readme.readme_text(read(document))
        except MissingObjectError:
            continue  # the audit says so where it needs the object
        if names.keys().isdisjoint(token.strip("./-") for token in _TOKEN.findall(text)):
            continue  # most documents name none: no need to ask each line
        for number, line in enumerate(text.splitlines(), 1):
            for token in _TOKEN.findall(line):
                path = names.get(token.strip("./-"), "")
                if path:
                    found.setdefault(path, f"{document}:{number}")
    return found


def _documents(files: Mapping[str, File]) -> Iterator[str]:
    """The project's README, and what lies under ``docs``, without what tells of the past."""
    documents = [
        path
        for path, file in files.items()
        if file.kind is Kind.DOCUMENT
        and path.endswith((".md", ".rst", ".adoc", ".txt", ".mdx"))
        and ("/" not in path or "doc" in path.partition("/")[0].lower() or "/adr/" in path)
        and not _NOT_READ.search(path)
    ]
    yield from documents[:_MOST]
