"""No language is slow, or fails, on a text that somebody wrote to hurt."""

from __future__ import annotations

import time

import pytest

from async_audit.documentation import comments, manifests
from async_audit.documentation.languages import NAMES, language, language_name
from async_audit.documentation.languages.language import Source, Text, decoded
from async_audit.documentation.sayings import saying
from async_audit.documentation.speakers import Rung, Speaker

SIZE = 1 << 15
"""Characters; a quadratic pattern takes minutes for it, a linear one a fraction of a second."""
PATHS = {"terraform": "a/main.tf", "java": "a/package-info.java"}
UNITS = [
    "/*", "*/", "/** @file ", "@a ", "<a", "// a\n", "///", "# a\n", "#[a\n", "@A(\n", "class ", "public ", "export ",
    "const a=", "@moduledoc ", '"""', "\\", "[[", "  ", "\t\n", "usage() {\n", "package ", "a.", "\x00", "é\n", "({",
    "description = ", "-- ", "<Description>", "mod a;", "TODO ", "copyright ", "((", "pub(", "=begin\n", "'use a ",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_long_repetition_is_read_in_no_time(name: str) -> None:
    spoken = language(name)
    path = PATHS.get(name, f"a/b.{extension(name)}")
    for unit in UNITS:
        text = unit * (SIZE // len(unit))
        started = time.process_time()
        assert isinstance(spoken.says(Source(text, path, "a")), Text)
        comments.code_lines(text, spoken.syntax)
        assert time.process_time() - started < 1, unit


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "source",
    [
        pytest.param(b"\xff\xfe\x00", id="half a character of UTF-16"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF" * 9, id="a picture"),
        pytest.param(b"\x00" * 99, id="null bytes"),
        pytest.param(b"// \xe9t\xe9\npackage a", id="latin-1"),
        pytest.param("// \u202e\ud800".encode("utf-8", "surrogatepass"), id="a lone surrogate"),
        pytest.param(b"// a \r// b \r\r", id="old line ends"),
    ],
)
def test_any_bytes_are_read(name: str, source: bytes) -> None:
    path = PATHS.get(name, f"a/b.{extension(name)}")

    saying(Speaker(path, Rung.NATIVE), "a", lambda _: source)


def test_utf_16_is_read_by_its_mark() -> None:
    assert decoded("// Signs.".encode("utf-16")) == "// Signs."


def test_a_manifest_is_read_in_no_time() -> None:
    started = time.process_time()
    for unit in UNITS:
        manifests.description((unit * (SIZE // len(unit))).encode())
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        pytest.param("package.json", '{\n  "name": "a",\n  "description": "Signs messages."\n}', id="npm"),
        pytest.param("Cargo.toml", '[package]\ndescription = "Signs messages."\n', id="cargo"),
        pytest.param("a.csproj", "<Project>\n<Description>Signs messages.</Description>", id="nuget"),
        pytest.param("a.gemspec", "  s.summary = 'Signs messages.'\n", id="gem"),
    ],
)
def test_a_manifest_says_what_its_package_is(name: str, source: str) -> None:
    assert manifests.is_manifest(name)
    assert manifests.description(source.encode()) == "Signs messages."


def extension(name: str) -> str:
    candidates = "c cs ex go java js kt php proto py rb rs scala sh sql swift tf".split()
    return next(one for one in candidates if language_name(f"a.{one}") == name)
