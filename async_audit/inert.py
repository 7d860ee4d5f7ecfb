"""Text from an audited repository, made harmless before anybody sees it.

Names, paths and subjects are written by strangers. A terminal would obey the escapes in them, a forge
would ping the people that they mention.
"""

from __future__ import annotations

import re
import unicodedata

from async_audit.patterns import late

# Zero-width joiners spell words in Persian and glue emoji together; all other format characters
# reorder or hide text ("Trojan Source", CVE-2021-42574).
_KEPT = frozenset("\u200c\u200d")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_MARKDOWN = late(r"([\\`*_{}\[\]<>|~#!&$])")
# A forge pings what follows an @ unless an ASCII letter, digit or underscore stands before it.
_MENTION = late(r"(?<![A-Za-z0-9_])@")

# What a forge links to an issue or a request, and then tells that one about it, also where it is escaped: #7,
# GH-7, GitLab's !7 and &7, and addresses of any of them.
_REFERENCE = late(
    r"(?:(?<=[#!&])|(?<=gh-)|(?<=/issues/)|(?<=/pull/)|(?<=/merge_requests/))(?=\d)", re.IGNORECASE
)
_UNSEEN_SPACE = "\u200b"
_NOT_IN_XML = late("[\ufffe\uffff]")


def inert(text: str) -> str:
    """``text`` on one line, with control, bidi and undecodable characters shown as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if unicodedata.category(char) not in _UNSEEN or char in _KEPT:
        return char
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is not UTF-8, kept by the surrogateescape handler
        return f"\\x{code - 0xDC00:02x}"
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char) or (
        f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    )


def inert_markdown(text: str) -> str:
    """``text`` as Markdown that shows it literally: no markup, no HTML, nobody mentioned, no issue told of it."""
    shown = _REFERENCE.sub(_UNSEEN_SPACE, inert(text))
    return _MENTION.sub(f"@{_UNSEEN_SPACE}", _MARKDOWN.sub(r"\\\1", shown))


def inert_xml(text: str) -> str:
    """``text`` as text or attribute of XML 1.0, which has no way to write a few characters at all."""
    from html import escape  # with a table of 2,000 entities

    return escape(_NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", inert(text)), quote=True)
