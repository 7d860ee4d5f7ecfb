"""Terraform: the README of the module, else the comment at the top of ``main.tf``.

Descriptions of variables say what each variable is, not what the module is for.
"""

from __future__ import annotations

from async_audit.documentation.comments import Syntax, is_glued, parts
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import Language, Source, Text

_SYNTAX = Syntax(("#", "//"), (("/*", "*/"),))


def _says(source: Source) -> Text:
    found = parts(source.text, _SYNTAX)
    return first_header(found, is_about_the_file=lambda index: not is_glued(found, index))


LANGUAGE = Language(
    title="Terraform",
    syntax=_SYNTAX,
    says=_says,
    text="comment at the top of main.tf",
    entries=frozenset({"main"}),
    adds_up=False,
    is_whole=True,
    is_by_file=False,
)
