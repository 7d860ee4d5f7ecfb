"""Public names where one file does not tell: bases, private files, scripts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from async_audit.documentation.languages.language import Unparsed
from async_audit.documentation.symbols import Symbols
from async_audit.facts import Kind
from tests.fixed_snapshot import FixedSnapshot

METHOD = "    def m(self): ...\n"
BASE = f"class Base:\n{METHOD}"


def names(path: str, contents: Mapping[str, str | bytes]) -> list[str]:
    facts = FixedSnapshot(contents)
    found = Symbols(facts.files, facts.read).of(path)
    assert not isinstance(found, Unparsed)
    return [symbol.name for symbol in found]


def of_subclass(line: str, base: str, **others: str) -> list[str]:
    """Names of a class with a method ``m`` in ``src/pkg/sub/a.py``, of which ``line`` imports the base."""
    files = {f"{path.replace('__', '/')}.py": source for path, source in others.items()}
    source = f"{line}\nclass C({base}):\n{METHOD}"
    return names("src/pkg/sub/a.py", {**files, "src/pkg/sub/a.py": source})


@pytest.mark.parametrize(
    ("line", "base"),
    [
        pytest.param(BASE, "Base", id="in the same file"),
        pytest.param(f"{BASE}class Middle(Base): ...", "Middle", id="further up"),
        pytest.param(f"{BASE}class Other: ...", "Other, Base", id="the second base"),
        pytest.param("from .base import Base", "Base", id="from a file beside it"),
        pytest.param("from .base import Base as B", "B", id="by an alias"),
        pytest.param("from . import base", "base.Base", id="through a module"),
        pytest.param("from ..top import Base", "Base", id="from above"),
        pytest.param("from pkg.sub.base import Base", "Base", id="by its full name"),
        pytest.param("import pkg.sub.base", "pkg.sub.base.Base", id="by its full name, dotted"),
        pytest.param("from pkg.shown import Base", "Base", id="shown by another file"),
        pytest.param("from .base import Base", "Base[int]", id="a generic base"),
        pytest.param("import threading", "threading.Thread", id="from elsewhere: it may"),
        pytest.param("from django.views import View", "View", id="from a library: it may"),
        pytest.param("from x import *", "Base", id="by a star from elsewhere: it may"),
        pytest.param("", "make_base()", id="an expression: it may"),
        pytest.param("from .base import NoSuch", "NoSuch", id="not found where it should be: it may"),
    ],
)
def test_a_method_that_overrides_is_left_out(line: str, base: str) -> None:
    found = of_subclass(
        line,
        base,
        src__pkg__sub__base=BASE,
        src__pkg__top=BASE,
        src__pkg__shown="from pkg.sub.base import Base",
    )

    assert "C" in found
    assert "C.m" not in found


@pytest.mark.parametrize(
    ("line", "base"),
    [
        pytest.param("", "", id="no base"),
        pytest.param("", "object", id="object"),
        pytest.param("", "ValueError", id="an exception"),
        pytest.param("import abc", "abc.ABC", id="abstract"),
        pytest.param("from enum import IntEnum", "IntEnum", id="an enumeration"),
        pytest.param("import typing as t", "t.Protocol[T]", id="a protocol"),
        pytest.param("from typing_extensions import NamedTuple", "NamedTuple", id="a named tuple"),
        pytest.param("import collections", "collections.namedtuple('P', 'x y')", id="a tuple made by a call"),
        pytest.param("from .base import Base", "Base", id="a base without that method"),
    ],
)
def test_a_method_of_its_own_counts(line: str, base: str) -> None:
    assert "C.m" in of_subclass(line, base, src__pkg__sub__base="class Base:\n    def n(self): ...\n")


def test_bases_in_a_circle_end() -> None:
    source = f"class A(B): ...\nclass B(A): ...\nclass C(A):\n{METHOD}"

    assert names("a.py", {"a.py": source}) == ["A", "B", "C", "C.m"]


def test_files_that_import_from_each_other_end() -> None:
    circle = {"p/a.py": f"from .b import X\nclass C(X):\n{METHOD}", "p/b.py": "from .a import X"}

    assert names("p/a.py", circle) == ["C"]


@pytest.mark.parametrize(
    ("package", "shown"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("from ._impl import f", ["f"], id="one name"),
        pytest.param("from pkg._impl import f as better", ["f"], id="one name under another"),
        pytest.param("from ._impl import *", ["f", "C", "C.m"], id="all of them"),
        pytest.param(
            "from ._impl import C, f\n__all__ = ['C']", ["C", "C.m"], id="what __all__ lists of them"
        ),
        pytest.param("from . import _impl", [], id="the file, which stays private"),
    ],
)
def test_a_private_file_has_the_names_that_its_package_shows(package: str, shown: list[str]) -> None:
    files = {"pkg/__init__.py": package, "pkg/_impl.py": f"def f(): ...\nclass C:\n{METHOD}"}

    assert names("pkg/_impl.py", files) == shown


def test_a_private_package_has_the_names_that_its_twin_shows() -> None:
    files = {
        "src/pytest/__init__.py": "from _pytest.config import f",
        "src/_pytest/config.py": "def f(): ...",
    }

    assert names("src/_pytest/config.py", files) == ["f"]


def test_a_package_is_not_private_for_its_file_of_two_underscores() -> None:
    assert names("pkg/__init__.py", {"pkg/__init__.py": "def f(): ..."}) == ["f"]


def test_a_script_has_no_interface() -> None:
    script = "def f(): ...\nif __name__ == '__main__':\n    f()"

    assert names("tools/run.py", {"tools/run.py": script}) == []
    assert names("pkg/run.py", {"pkg/run.py": script, "pkg/__init__.py": ""}) == ["f"]


def test_generated_code_has_no_interface() -> None:
    assert names("a.py", {"a.py": "# Generated by the protocol buffer compiler.\ndef f(): ..."}) == []


def test_a_base_that_does_not_parse_may_have_anything() -> None:
    assert of_subclass("from .base import Base", "Base", src__pkg__sub__base="class (") == ["C"]


def test_a_file_that_is_not_in_this_clone_does_not_hide_the_others() -> None:
    sub = f"from .b import B\nclass C(B):\n{METHOD}"
    facts = FixedSnapshot({"pkg/a.py": sub}, {"pkg/b.py": Kind.CODE})

    found = Symbols(facts.files, facts.read).of("pkg/a.py")

    assert not isinstance(found, Unparsed)
    assert [symbol.name for symbol in found] == ["C"]
