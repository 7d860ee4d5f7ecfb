"""Which files are READMEs, and what they say without their markup."""

from __future__ import annotations

import pytest

from async_audit.documentation.prose import LIMIT, content_words, described
from async_audit.documentation.readme import is_readme, readme_sentences, readme_text


def words(source: str | bytes, name: str = "README") -> set[str]:
    text = readme_text(source.encode() if isinstance(source, str) else source)
    return set(content_words(described(readme_sentences(text, name)), "src/auth"))


@pytest.mark.parametrize(
    "name",
    [
        "README",
        "readme.md",
        "ReadMe.rst",
        "README.txt",
        "README.adoc",
        "README.markdown",
        "README.zh-CN.md",
        "README_dev.md",
    ],
)
def test_it_is_a_readme(name: str) -> None:
    assert is_readme(name)


@pytest.mark.parametrize(
    "name",
    ["readme.py", "README.html", "README.ipynb", "readmes.md", "readmething", "my_readme.md", "READ.md", ""],
)
def test_it_is_no_readme(name: str) -> None:
    assert not is_readme(name)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="empty"),
        pytest.param("# Signing of partner messages for shops", id="a title"),
        pytest.param("Signing of partner messages\n===========================\n", id="an underlined title"),
        pytest.param("~~~~~~~~~~~~~~~\nPartner signing\n~~~~~~~~~~~~~~~", id="an RST title"),
        pytest.param("## Installation\n\n## Usage guide\n\n## License\n", id="headings of a template"),
        pytest.param("[![Build status](https://ci/x.svg)](https://ci/x)", id="a badge"),
        pytest.param(
            "![one two three][badge]\n\n[badge]: https://x 'four five six'", id="a badge by reference"
        ),
        pytest.param('<p align="center">\n<img src="x.png"\n alt="one two three"/></p>', id="an HTML image"),
        pytest.param("<!-- describe how\nwe sign messages -->", id="an HTML comment"),
        pytest.param("<!-- describe how we sign messages", id="an unclosed comment"),
        pytest.param("---\ntitle: how we sign messages\n---\n", id="front matter"),
        pytest.param("```python\nsign(message, key, partner)\n```", id="fenced code"),
        pytest.param("~~~ sh\nsign message key partner\n~~~", id="code fenced by tildes"),
        pytest.param("```\nsign message key partner", id="an unclosed fence"),
        pytest.param(".. image:: x.svg\n   :alt: one two three\n   :target: y z w", id="an RST image"),
        pytest.param(
            ".. code-block:: python\n\n   sign(message, key)\n\n   forget(partner)", id="an RST code block"
        ),
        pytest.param(".. describe how we sign messages here", id="an RST comment"),
        pytest.param("Copyright 2020 Widget Corporation, Springfield", id="a licence"),
        pytest.param("TODO: describe how we sign messages", id="a promise"),
        pytest.param("# Auth\n\nThe auth module.\n", id="its own name"),
    ],
)
def test_markup_and_titles_say_nothing(source: str) -> None:
    assert words(source) == set()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("# Auth\n\nSigns partner messages.", id="Markdown"),
        pytest.param("Auth\n====\n\nSigns partner messages.\n\n.. image:: x", id="RST"),
        pytest.param("Signs partner messages.", id="plain"),
        pytest.param("[Signs partner](https://x/y z) messages.", id="a link"),
        pytest.param("```\ncode\n```\nSigns partner messages.", id="under a fence"),
        pytest.param("<!-- a --><b>Signs</b> partner <!-- b -->messages.", id="between comments"),
        pytest.param("---\ntitle: x\n---\nSigns partner messages.", id="under front matter"),
        pytest.param(".. note:: Signs partner messages.", id="in an RST note"),
        pytest.param(
            ".. code-block:: python\n\n   x\n\nSigns partner messages.", id="under an RST code block"
        ),
        pytest.param("---\nSigns partner messages.", id="under a rule that opens no front matter"),
        pytest.param("\ufeffSigns partner messages.", id="with a BOM"),
        pytest.param("Signs partner messages.".encode("utf-16"), id="in UTF-16, as PowerShell writes"),
        pytest.param(b"Signs partner messages. \xff\xfe", id="with bytes that are no UTF-8"),
    ],
)
def test_sentences_are_heard(source: str | bytes) -> None:
    assert words(source) == {"signs", "partner", "messages"}


@pytest.mark.parametrize(
    ("name", "source", "is_heading"),
    [
        pytest.param("README.md", "# Signs partner messages", True, id="a number sign in Markdown"),
        pytest.param("README.adoc", "== Signs partner messages", True, id="an equals sign in AsciiDoc"),
        pytest.param("README.rst", "Signs partner messages\n------------", True, id="an underline in RST"),
        pytest.param("README.txt", "# Signs partner messages", False, id="a number sign in plain text"),
        pytest.param("README.md", "= Signs partner messages", False, id="an equals sign in Markdown"),
        pytest.param("README.md", "#signs partner messages", False, id="a number sign without a space"),
    ],
)
def test_what_a_heading_is_depends_on_the_format(name: str, source: str, is_heading: bool) -> None:
    assert words(source, name) == (set() if is_heading else {"signs", "partner", "messages"})


def test_only_the_beginning_is_read() -> None:
    assert len(readme_text(b"x" * (10 * LIMIT))) == 2 * LIMIT


# A pattern that goes back over what it read would need hours for these; the suite would never end.
@pytest.mark.parametrize("piece", ["![", "](", "<a", "<!--", "[", "```\n", ".. \n ", "=\n", "#", "-", "[a]:"])
def test_a_hostile_readme_is_read_in_linear_time(piece: str) -> None:
    text = readme_text((piece * (4 * LIMIT)).encode())

    assert len(readme_sentences(text, "README.md")) <= 2 * len(text)
