"""Rust: inner documentation (``//!``, ``/*!``, ``#![doc]``), or ``///`` above ``mod x;`` in the parent.

A header of ``//`` is no documentation, and outer documentation makes the file itself look undocumented.
"""

from __future__ import annotations

from async_audit.documentation.comments import C_LIKE, Part, above, parts
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.patterns import late

_DOC = late(r"#!\[doc\s*=\s*(?:include_str!\(\s*)?\"([^\"]{0,2000})\"")
_ATTRIBUTE = late(r"#\[|[)\]]")
_MOD = late(r"(?:pub(?:\([\w: ]{1,40}\))?\s+)?mod\s+(?:r#)?(\w+)\s*[;{]")
_ROOTS = frozenset({"lib.rs", "main.rs", "mod.rs"})


def _says(source: Source) -> Text:
    found = parts(source.text, C_LIKE)
    directory, _, name = source.path.rpartition("/")
    asked = source.module.removesuffix(".rs").rpartition("/")[2]
    own = directory.rpartition("/")[2] if name in _ROOTS else name.removesuffix(".rs")
    is_about_itself = own == asked or source.module in (source.path, directory or ".")
    if not is_about_itself:
        return _from_parent(found, asked)
    inner = [part for part in found if part.mark in ("//!", "/*!")]
    # inner documentation of an inline source.module comes after code that opens it
    opened = next((part.line for part in found if part.is_code and part.text.endswith("{")), None)
    inner = [part for part in inner if opened is None or part.line < opened]
    if inner:
        return Text("\n".join(part.text for part in inner), inner[0].line)
    for part in found:
        if part.is_code and (doc := _DOC.match(part.text)):
            return Text(doc[1], part.line)
    return Text()


def _from_parent(found: list[Part], asked: str) -> Text:
    for index, part in enumerate(found):
        declared = _MOD.match(part.text) if part.is_code else None
        if declared and declared[1] == asked:
            comment = above(found, index, _ATTRIBUTE, ("///", "/**"))
            return Text(comment.text, comment.line) if comment else Text()
    return Text()


LANGUAGE = Language(
    title="Rust",
    syntax=C_LIKE,
    says=_says,
    text="//! comment",
    place="mod.rs",
    native=late(r"(?:lib|mod|main)\.rs"),
    entries=frozenset({"lib", "mod", "main"}),
    packaging=late(r"build\.rs"),
)
