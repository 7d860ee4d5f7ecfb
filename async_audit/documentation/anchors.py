"""Which places of a page a link can lead to, by the rules of GitHub and of what renders documentation.

GitHub: the heading in small letters, without markup and punctuation, each blank a hyphen, ``-1`` behind the second of
a name (github-slugger). Python-Markdown, kramdown, GitLab and Docusaurus differ in how they treat hyphens, underscores,
digits at the beginning and accents; a page that one of them may render is judged by what is the same for all.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from async_audit.documentation.markup import Page

_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()]{0,500}\)|\[[^\[\]]{0,300}\])")
_MARKUP = re.compile(r"\[([^\[\]]{0,500})\](?:\([^()]{0,500}\)|\[[^\[\]]{0,300}\])|<[^<>]{1,300}>|[*`~]")
_CODE = re.compile(r"`[^`]{1,300}`")
_OWN_ID = re.compile(r"\s*(?:\{[^{}]{0,200}\}|<a\s[^<>]{0,300}>(?:</a>)?)\s*$")
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
_RUNS = re.compile(r"[-_]+")
_NUMBER = re.compile(r"-\d+$")
_LINES = re.compile(r"l\d+(?:c\d+)?(?:-l?\d+(?:c\d+)?)?|:~:text=.*|top|")


def github_slugs(headings: Iterable[str]) -> frozenset[str]:
    """The anchors that GitHub gives these headings, in this order."""
    seen: Counter[str] = Counter()
    found: set[str] = set()
    for heading in headings:
        slug = _slug(heading)
        named = slug
        while named in found:
            seen[slug] += 1
            named = f"{slug}-{seen[slug]}"
        found.add(named)
    return frozenset(found)


def leads_somewhere(page: Page, anchor: str, *, is_strict: bool) -> bool:
    """Whether ``anchor``, without ``#``, is a place on this page.

    ``is_strict`` holds it against the rules of GitHub alone. A page that takes in others may have any place.
    """
    wanted = anchor.casefold().removeprefix("user-content-")
    if page.is_assembled or _LINES.fullmatch(wanted):
        return True
    if wanted in {one.casefold() for one in page.anchors}:
        return True
    slugs = github_slugs(page.headings)
    return wanted in slugs or (not is_strict and _common(wanted) in {_common(slug) for slug in slugs})


def _slug(heading: str) -> str:
    # what stands in code is no markup: only its brackets go
    heading = _CODE.sub(lambda code: re.sub("[<>]", "", code[0]), heading)
    # an underscore is part of a word for GitHub; around one it is emphasis
    bare = re.sub(
        r"(?<!\w)_{1,3}|_{1,3}(?!\w)", "", _MARKUP.sub(r"\1", _IMAGE.sub("", _OWN_ID.sub("", heading)))
    )
    return _NOT_IN_SLUG.sub("", bare.lower()).replace(" ", "-")


def _common(slug: str) -> str:
    """What all renderers agree on of a slug."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", slug) if not unicodedata.combining(one))
    return _RUNS.sub("-", _NUMBER.sub("", re.sub(r"[^a-z0-9\-_]", "", plain))).strip("-0123456789")
