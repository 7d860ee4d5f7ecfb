"""The anchors that headings get, by the rules of GitHub and of what renders documentation.

GitHub: the heading in small letters, without markup and punctuation, each blank a hyphen, ``-1`` behind the second of
a name (github-slugger). Python-Markdown, kramdown, GitLab, Docusaurus and own sites differ in how they treat
punctuation, hyphens, digits at the beginning, accents and tags; a page that one of them may render is judged by what is
the same for all.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from async_audit.patterns import late

_IMAGE = late(r"!\[[^\[\]]{0,500}\](?:\([^()]{0,500}\)|\[[^\[\]]{0,300}\])")
_MARKUP = late(r"\[([^\[\]]{0,500})\](?:\([^()]{0,500}\)|\[[^\[\]]{0,300}\])|<[^<>]{1,300}>|[*`~]")
_CODE = late(r"`[^`]{1,300}`")
_OWN_ID = late(r"\s*(?:\{[^{}]{0,200}\}|<a\s[^<>]{0,300}>(?:</a>)?)\s*$")
_NOT_IN_SLUG = late(r"[^\w\- ]")
_NUMBER = late(r"-\d+$")
_ENCODED = late(r"\.[0-9A-F]{2}")
"""As Maven and old MediaWiki write what is no letter."""
_LINES = late(r"l\d+(?:c\d+)?(?:-l?\d+(?:c\d+)?)?|:~:text=.*|top|readme|")


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


def is_no_heading(anchor: str) -> bool:
    """Whether an anchor names lines, text or the top of a page, or is written in a way that hides the heading."""
    return _LINES.fullmatch(anchor.casefold()) is not None or _ENCODED.search(anchor) is not None


def common(headings: Iterable[str]) -> frozenset[str]:
    """What all renderers agree on of the anchors of these headings, whether or not what stands in tags counts."""
    texts = [text for heading in headings for text in (heading, heading.partition("<")[0])]
    return frozenset(plain(_slug(text)) for text in texts)


def _slug(heading: str) -> str:
    # what stands in code is no markup: only its brackets go
    heading = _CODE.sub(lambda code: re.sub("[<>]", "", code[0]), heading)
    # an underscore is part of a word for GitHub; around one it is emphasis
    bare = re.sub(
        r"(?<!\w)_{1,3}|_{1,3}(?!\w)", "", _MARKUP.sub(r"\1", _IMAGE.sub("", _OWN_ID.sub("", heading)))
    )
    return _NOT_IN_SLUG.sub("", bare.lower()).replace(" ", "-")


def plain(slug: str) -> str:
    """A slug without all that renderers treat differently."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", slug) if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]", "", _NUMBER.sub("", bare)).lstrip("0123456789")
