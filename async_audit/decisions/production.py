"""Which part of a change is production code: what a decision could be about."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from async_audit.facts import Change, File, Kind, Touch

# Where the tree no longer holds a file, its name alone decides, and decides against counting it.
_SOURCES = frozenset(
    "py pyx js mjs cjs ts mts jsx tsx vue svelte go rs java kt scala groovy c h cc cpp cxx hh hpp m mm cs fs "
    "vb swift rb php ex exs erl elm hs ml clj cljs dart lua pl pm r jl zig nim sol proto graphql thrift".split()
)
_DATA = frozenset({"json", "yaml", "yml", "avsc"})
_VENDORED = frozenset({"vendor", "vendored", "_vendor", "third_party", "third-party", "node_modules", "deps"})
_GENERATED_FOLDERS = frozenset({"generated", "gen", "__generated__", "dist", "__snapshots__", "swagger-ui"})
_TESTS = frozenset(
    "test tests testing testdata testutil testutils spec specs __tests__ __mocks__ mocks fixtures e2e".split()
)
_DOCUMENTS = frozenset({"doc", "docs", "documentation"})
_EXAMPLES = frozenset({"example", "examples", "sample", "samples", "demo", "demos", "benchmarks"})
_MIGRATIONS = frozenset({"migrations", "migrate"})
_GENERATED = re.compile(
    r"\.pb\.|_pb2|\.pulsar\.go|^zz_generated|[._](?:g|gen|generated)\.|\.designer\.cs|\.min\.|\.bundle\.js"
    r"|^mock_|_mock\.go|^bindata\.go|\.snap$|lock\.(?:json|yaml)$",
    re.IGNORECASE,
)
_TEST_NAME = re.compile(r"^test_|_test\.|_spec\.|\.(?:test|spec)\.|^conftest\.py|(?:Tests?|Spec)\.[a-z]+$")

_LAYOUT = frozenset({"src", "main", "lib", "libs", "source", "pkg", "packages", "internal", "python"})
_REVERSED_DOMAINS = frozenset({"java", "kotlin", "scala", "groovy"})

_SCHEMAS = re.compile(
    r"\.(?:proto|graphqls?|avsc|avdl|thrift|capnp|fbs|wsdl)$|^(?:openapi|swagger)\b[^/]{0,80}\.(?:ya?ml|json)$",
    re.IGNORECASE,
)


class Tree:
    """The files of the audited commit, and their modules once somebody asks."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self.files = files

    @functools.cached_property
    def modules(self) -> frozenset[str]:
        """Of every file, whatever its kind."""
        return frozenset(map(module_of, self.files))


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a change does to production code; tests, documents, data, generated and vendored files are out."""

    touched: tuple[Touch, ...]
    """Files of production code; those that were only moved have no lines."""
    schemas: tuple[str, ...]
    """Paths that describe an interface: Protocol Buffers, GraphQL, Avro, Thrift, OpenAPI …"""
    migrations: tuple[str, ...]
    """New data migrations."""

    def __bool__(self) -> bool:
        return bool(self.touched or self.schemas or self.migrations)

    @property
    def lines(self) -> int:
        """Added and deleted; what nobody counted is 0."""
        return sum(map(lines_of, self.touched))

    @property
    def modules(self) -> frozenset[str]:
        """Where lines changed: see ``module_of``."""
        return frozenset(module_of(touch.path) for touch in self.touched if lines_of(touch))


def footprint(change: Change, files: Mapping[str, File]) -> Footprint:
    """The part of ``change`` that counts, by the kinds of ``files`` where the tree still holds a path."""
    code, schemas, migrations = [], [], []
    for touch in change.touched:
        kind = kind_of(touch.path, files)
        if kind is Kind.CODE:
            code.append(touch)
        if kind in (Kind.CODE, Kind.DATA) and _is_schema(touch.path):
            schemas.append(touch.path)
        if kind is Kind.MIGRATION and touch.status == "A":
            migrations.append(touch.path)
    return Footprint(tuple(code), tuple(schemas), tuple(migrations))


def _is_schema(path: str) -> bool:
    *folders, name = path.split("/")
    aside = _TESTS | _VENDORED | _EXAMPLES | _GENERATED_FOLDERS
    return bool(_SCHEMAS.search(name)) and aside.isdisjoint(folder.lower() for folder in folders)


def lines_of(touch: Touch) -> int:
    """Added and deleted lines."""
    return (touch.added or 0) + (touch.deleted or 0)


def module_of(path: str) -> str:
    """The first two directories above ``path``, but for those that every project of its language has.

    Coarse, and the same for every language: with ``src/main/java/org/jabref`` counted, a Java project
    would be one module however much a change spans.
    """
    folders = path.split("/")[:-1]
    return "/".join(list(_telling(folders))[:2]) or "/".join(folders[:2]) or "."


def _telling(folders: list[str]) -> Iterator[str]:
    after_source, skipped = False, 0
    for folder in folders:
        if skipped:
            skipped -= 1
        elif after_source and folder in _REVERSED_DOMAINS:
            skipped = 2  # org/jabref
        elif folder not in _LAYOUT:
            yield folder
        after_source = after_source or folder == "src"


def kind_of(path: str, files: Mapping[str, File]) -> Kind:
    """What the file is for, or was for when the tree holds it no longer."""
    file = files.get(path)
    return file.kind if file else _kind_of_lost(path)


def _kind_of_lost(path: str) -> Kind:
    *folders, name = path.split("/")
    lower = {folder.lower() for folder in folders}
    words = {word for folder in lower for word in re.split(r"[._-]", folder)} | lower
    extension = name.rpartition(".")[2].lower()
    if lower & _VENDORED:
        return Kind.VENDORED
    if lower & _GENERATED_FOLDERS or _GENERATED.search(name):
        return Kind.GENERATED
    # OldProject.UnitTests/ is a directory of tests as well
    if words & _TESTS or any(word.endswith("tests") for word in words) or _TEST_NAME.search(name):
        return Kind.TEST
    if lower & (_EXAMPLES | _DOCUMENTS):
        return Kind.EXAMPLE
    if extension not in _SOURCES:
        return Kind.DATA if extension in _DATA else Kind.DOCUMENT
    return Kind.MIGRATION if lower & _MIGRATIONS else Kind.CODE
