"""The public names of a Python file."""

from __future__ import annotations

from textwrap import dedent

import pytest

from async_audit.documentation.languages.language import Unparsed
from async_audit.documentation.languages.python import LONGEST
from async_audit.documentation.symbols.python import PythonFile, read


def file(source: str) -> PythonFile:
    found = read(dedent(source).encode())
    assert isinstance(found, PythonFile)
    return found


def names(source: str) -> list[str]:
    return [symbol.name for symbol in file(source).symbols]


def undocumented(source: str) -> list[str]:
    return [symbol.name for symbol in file(source).symbols if not symbol.is_documented]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="nothing"),
        pytest.param("x = 1\nfrom a import b", id="values and imports"),
        pytest.param("def _f(): ...\nclass _C:\n    def m(self): ...", id="what an underscore hides"),
        pytest.param("import typing as t\n@t.overload\ndef f(): ...", id="an overload by an alias of typing"),
        pytest.param("from typing import overload as o\n@o\ndef f(): ...", id="an overload by its own alias"),
        pytest.param("import typing\no = typing.overload\n@o\ndef f(): ...", id="an overload by assignment"),
        pytest.param("import typing_extensions\n@typing_extensions.overload\ndef f(): ...", id="backported"),
        pytest.param("if TYPE_CHECKING:\n    class C: ...", id="what only a type checker sees"),
        pytest.param("import typing as t\nif t.TYPE_CHECKING:\n    def f(): ...", id="the same by an alias"),
        pytest.param("@f.register\ndef g(): ...", id="a case of a single dispatch"),
        pytest.param("__all__ = ['x']\ndef f(): ...", id="what __all__ does not list"),
        pytest.param("__all__ = []\n__all__ += ('x',)\ndef f(): ...", id="an __all__ that grows"),
        pytest.param("__all__ = []\n__all__.extend(['x'])\ndef f(): ...", id="an __all__ that is extended"),
    ],
)
def test_no_public_name(source: str) -> None:
    assert names(source) == []


def test_names_come_by_line_with_their_classes() -> None:
    source = """
        class C:
            class Inner:
                async def m(self): ...
            def n(self): ...
            class Meta: ...
            def __len__(self): ...
            def _hidden(self): ...
        async def f(): ...
    """

    assert names(source) == ["C", "C.Inner", "C.Inner.m", "C.n", "f"]
    assert [symbol.line for symbol in file(source).symbols] == [2, 3, 4, 5, 9]


def test_a_class_that_is_called_as_inner_classes_are_is_public_at_the_top() -> None:
    assert names("class Config:\n    def load(self): ...") == ["Config", "Config.load"]


def test_what_stands_under_a_condition_is_at_the_same_level() -> None:
    source = """
        try:
            import x
        except ImportError:
            def f(): ...
        else:
            with y:
                def g(): ...
        finally:
            for z in a:
                def h(): ...
        if True:
            pass
        elif False:
            def i(): ...
    """

    assert names(source) == ["f", "g", "h", "i"]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("def f():\n    def g(): ...", id="in a function"),
        pytest.param("def f():\n    async def g(): ...", id="async in a function"),
        pytest.param("async def f():\n    def g(): ...", id="in an async function"),
        pytest.param("def f():\n    class C:\n        def m(self): ...", id="a class in a function"),
    ],
)
def test_what_stands_in_a_function_is_nobodys_interface(source: str) -> None:
    assert names(source) == ["f"]


def test_what_all_lists_is_public_under_any_name() -> None:
    assert names("__all__ = ['_f'] + other.__all__\ndef _f(): ...\ndef g(): ...") == ["_f"]


def test_an_all_that_is_computed_tells_nothing() -> None:
    assert names("__all__ = [n for n in dir()]\ndef f(): ...\ndef _g(): ...") == ["f"]


@pytest.mark.parametrize(
    "decorator",
    [
        "typing.override",
        "t.override",
        "override",
        "te.override",
        "overrides.overrides",
        "overrides.overrides(check=False)",
    ],
)
def test_a_method_that_says_it_overrides_is_left_out(decorator: str) -> None:
    source = f"import typing, typing as t, typing_extensions as te\nclass C:\n    @{decorator}\n    def m(self): ..."

    assert names(source) == ["C"]


def test_a_decorator_that_is_called_override_and_called_is_another() -> None:
    assert names("@translation.override('en')\ndef f(): ...") == ["f"]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("from checks import register\n@register('tag')\ndef f(): ...", id="a function"),
        pytest.param("import checks\n@checks.register('tag')\ndef f(): ...", id="of a module"),
    ],
)
def test_what_is_registered_elsewhere_is_no_single_dispatch(source: str) -> None:
    assert names(source) == ["f"]


def test_a_property_is_one_name_with_its_setter() -> None:
    source = """
        class C:
            @property
            def a(self):
                '''Metres above the sea.'''
            @a.setter
            def a(self, value): ...
            @a.deleter
            def a(self): ...
            @functools.cached_property
            def b(self): ...
    """

    assert names(source) == ["C", "C.a", "C.b"]
    assert undocumented(source) == ["C", "C.b"]


@pytest.mark.parametrize("constructor", ["__init__", "__new__"])
def test_the_text_of_a_constructor_is_its_classs(constructor: str) -> None:
    assert undocumented(f"class C:\n    def {constructor}(self):\n        'Takes over the socket.'") == []


def test_a_name_for_each_system_is_documented_once() -> None:
    source = """
        if windows:
            def f():
                "Waits for the lock."
        else:
            def f(): ...
    """

    assert undocumented(source) == []
    assert names(source) == ["f"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"""TODO"""', id="a promise"),
        pytest.param('"""TODO: document"""', id="a promise of documentation"),
        pytest.param('""""""', id="nothing"),
        pytest.param('"""   """', id="blanks"),
        pytest.param('"""..."""', id="dots"),
        pytest.param('"""Fetch rows."""', id="the name again"),
        pytest.param('"""Fetch rows from the connection."""', id="the signature in words"),
        pytest.param('"""fetch_rows(connection, limit=3) -> list"""', id="the call"),
        pytest.param('"""Row fetch_rows(Connection connection)"""', id="the call with types first"),
        pytest.param('"""Docstring for fetch_rows."""', id="a template"),
        pytest.param('f"""Reads {x} pages."""', id="an f-string"),
        pytest.param('b"""Reads pages."""', id="bytes"),
        pytest.param('pass\n    """Reads pages."""', id="a text that is not first"),
    ],
)
def test_a_text_that_says_nothing(text: str) -> None:
    assert undocumented(f"def fetch_rows(connection: Connection) -> Row:\n    {text}") == ["fetch_rows"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"""Fetch rows, newest first."""', id="more than the name"),
        pytest.param('"""fetch_rows(connection)\n\n    Reads pages ahead."""', id="the call and a sentence"),
        pytest.param("'''Reads ' 'pages.'''", id="a plain literal"),
        pytest.param('"""' + "\n" * 300 + 'Reads pages."""', id="far below"),
        pytest.param('"""liest seitenweise"""', id="another language"),
    ],
)
def test_a_text_that_says_something(text: str) -> None:
    assert undocumented(f"def fetch_rows(connection: Connection) -> Row:\n    {text}") == []


@pytest.mark.parametrize("decorator", ["doc(x)", "_docstring.copy(Base.f)", "inherit_docstrings"])
def test_a_decorator_brings_the_text(decorator: str) -> None:
    assert undocumented(f"@{decorator}\ndef f(): ...") == []


def test_docker_brings_none() -> None:
    assert undocumented("@docker.task\ndef f(): ...") == ["f"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        pytest.param(b"def f(:\n", "line 1", id="bad syntax"),
        pytest.param(b"print 'x'\n", "line 1", id="Python 2"),
        pytest.param(b"# coding: latin-9000\n", "unknown encoding", id="a coding that does not exist"),
        pytest.param(b"x = '\xff'\n", "does not parse", id="bytes that are no UTF-8"),
        pytest.param(b"x = 1\0\n", "null bytes", id="null bytes"),
        pytest.param(b"#" * LONGEST, "too long to parse", id="too long"),
        pytest.param(b"(" * 5000 + b")" * 5000, "does not parse", id="too deep"),
    ],
)
def test_what_does_not_parse_says_why(source: bytes, reason: str) -> None:
    found = read(source)

    assert isinstance(found, Unparsed)
    assert reason in found.reason


def test_a_chain_of_conditions_is_no_staircase() -> None:
    links = "".join(f"elif x == {number}:\n    def f{number}(): ...\n" for number in range(900))

    assert len(names(f"if x:\n    pass\n{links}")) == 900
