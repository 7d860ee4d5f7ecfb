"""Comments and code are told apart by how lines begin."""

from __future__ import annotations

import pytest

from async_audit.documentation.comments import C_LIKE, HASH, Part, above, code_lines, parts, prose_of
from async_audit.documentation.languages.language import NOTHING


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("a\n\n b\n", [Part("", "a", 1, 1), Part("", "b", 3, 3)], id="code"),
        pytest.param("// a\n// b\n\n// c", [Part("//", " a\n b", 1, 2), Part("//", " c", 4, 4)], id="lines"),
        pytest.param("/// a\n// b", [Part("///", " a", 1, 1), Part("//", " b", 2, 2)], id="two marks"),
        pytest.param("/** a\n * b\n */\nc", [Part("/**", "a\nb\n", 1, 3), Part("", "c", 4, 4)], id="a block"),
        pytest.param("/**/ a", [Part("/**", "", 1, 1), Part("", "a", 1, 1)], id="an empty block, then code"),
        pytest.param("/* a\nb", [Part("/*", "a\nb", 1, 2)], id="a block without an end"),
        pytest.param("a // b", [Part("", "a // b", 1, 1)], id="a comment behind code"),
        pytest.param("#!/bin/x\n// a", [Part("", "#!/bin/x", 1, 1), Part("//", " a", 2, 2)], id="a shebang"),
    ],
)
def test_a_text_is_made_of(text: str, found: list[Part]) -> None:
    assert parts(text, C_LIKE) == found


def test_lines_of_code_are_neither_blank_nor_a_comment() -> None:
    assert code_lines("/* a\nb */\n\nc\n  // d\ne // f\n", C_LIKE) == 2
    assert code_lines("# a\nb\n", HASH) == 1


def test_a_comment_above_must_touch_what_it_is_about() -> None:
    assert above(parts("// a\n\nb", C_LIKE), 1, NOTHING) is None
    assert above(parts("// a\nb", C_LIKE), 1, NOTHING) == Part("//", " a", 1, 1)
    assert above(parts("// a\nb", C_LIKE), 1, NOTHING, ("/**",)) is None
    assert above(parts("// a\nx\nb", C_LIKE), 2, NOTHING) is None


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        pytest.param("Signs.\n@param a partner\nwho signs\n\nThen.", "Signs.\n\n\n\nThen.", id="a parameter"),
        pytest.param("@file\n@brief Signs.", "\nSigns.", id="tags that speak"),
        pytest.param("\\defgroup net Signs.", "Signs.", id="a tag with a name"),
        pytest.param("<summary>Signs.</summary>", " Signs. ", id="XML"),
        pytest.param('Wraps a <see cref="Signer"/>.', "Wraps a Signer.", id="a reference"),
    ],
)
def test_tags_are_no_prose(comment: str, text: str) -> None:
    assert prose_of(comment) == text
