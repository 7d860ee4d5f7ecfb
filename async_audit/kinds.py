"""What a file is for, by its attributes and its name."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from async_audit.facts import Kind
from async_audit.patterns import late

ATTRIBUTES = ("linguist-generated", "linguist-vendored", "linguist-documentation", "diff")
"""What is asked of ``.gitattributes``; ``binary`` is short for ``-diff`` and more."""

# Tags of the library identify whose files are written by hand to make a product work.
_CODE = frozenset(
    "apinotes asm aspectj astro bash batch bats bitbake c c# c#script c++ c2hs clojure clojurescript coffee "
    "crystal csh css cuda cython dart elixir elm erlang f# f#script fish fortran gdscript gleam go graphql "
    "groovy haskell header hlsl idl idris inc inl ino java javascript jsx julia kotlin lazarus lean less "
    "literate-haskell lua luau magik metal nim nix nushell objective-c objective-c++ ocaml pascal perl php "
    "powershell prisma proto puppet purescript pyi python qml r ruby rust sas sass scala scheme scss shell "
    "solidity sql stylus svelte swift system-verilog templ terraform thrift ts tsx vala vb verilog vhdl vim "
    "vue xquery yang zig zsh".split()
)
_TEXTS = frozenset({"markdown", "rst", "asciidoc", "plain-text", "org", "mdx"})

_VENDORED = frozenset(
    "vendor vendored _vendor vendors third_party third-party thirdparty 3rdparty node_modules "
    "bower_components godeps pods".split()
)
_GENERATED_FOLDERS = frozenset("generated __generated__ __snapshots__ dist swagger-ui".split())
_TESTS = frozenset(
    "test tests testing testcase testcases testdata testsuite testsuites testutil testutils unittest spec specs "
    "__tests__ __mocks__ mocks fixtures e2e".split()
)
_EXAMPLES = frozenset(
    "example examples sample samples demo demos tutorial tutorials benchmark benchmarks".split()
)
_DOCUMENTS = frozenset("doc docs documentation docsource".split())
_MIGRATIONS = frozenset({"migrations", "migration", "migrate"})
_GENERATED = late(
    r"(\.pb(\.gw)?\.go|\.pulsar\.go|\.pb\.(cc|h)|_pb2(_grpc)?\.pyi?|_pb\.(js|d\.ts)|\.min\.(js|css)|\.designer\.cs"
    r"|[._](g|gen|generated|freezed)\.[a-z]+|_generated_?[a-z]*\.[a-z]+|^zz_generated.*|^bindata\.go"
    r"|_string\.go|^mock_[^/]*\.go|_mock\.go|\.bundle\.js|\.snap)$"
)
_TEST_NAME = late(
    r"(^test_.*\.py|_test\.(py|go|rb|exs|cc|cpp|c|dart|clj)|[_-]tests?\.(sh|bash)|_spec\.rb|\.(test|spec)\.[cm]?[jt]sx?"
    r"|^conftest\.py|(Test|Tests|IT|Spec)\.(java|kt|cs|scala|groovy|swift|php))$"
)
# Perl's and git's t/ at the top, and the source sets of Gradle: src/testFixtures, src/androidTest, src/jvmTest
_TEST_FOLDERS = late(r"^t/|(?:^|/)src/(?:test[A-Z][A-Za-z0-9]*|[a-z][A-Za-z0-9]*Test)/")
_TEST_SCRIPT = late(r"\.(?:sh|t|pl|pm)$")
"""What stands in a ``t/`` further down: elsewhere that may be the name of anything."""


def kind_of(path: str, attributes: Mapping[str, str]) -> Kind:
    """What the regular file at ``path`` is for. ``.gitattributes`` decides; then the name does."""
    generated = _said(attributes, "linguist-generated")
    vendored = _said(attributes, "linguist-vendored")
    directory, _, name = path.rpartition("/")
    among = _among(directory)
    if vendored or (vendored is None and among.is_vendored):
        return Kind.VENDORED
    if generated or (generated is None and (among.is_generated or _GENERATED.search(name.lower()))):
        return Kind.GENERATED
    by_name = _by_name(name)
    if _said(attributes, "diff") is False or by_name is Kind.BINARY:
        return Kind.BINARY
    if _said(attributes, "linguist-documentation"):
        return Kind.DOCUMENT
    return _code(among, name) if by_name is Kind.CODE else by_name


def is_aside(path: str) -> bool:
    """Whether by its name a file is generated, vendored, or stands among tests or examples."""
    directory, _, name = path.rpartition("/")
    among = _code(_among(directory), name)
    return among in (Kind.TEST, Kind.EXAMPLE) or kind_of(path, {}) in (Kind.GENERATED, Kind.VENDORED)


class _Folders(NamedTuple):
    """What the directories above a file say of it."""

    is_vendored: bool
    is_generated: bool
    has_t: bool
    """Whether one of them is called ``t``."""
    kind: Kind
    """Of code in them."""


@functools.lru_cache(maxsize=1 << 16)
def _among(directory: str) -> _Folders:
    # once for a directory: a hook has no time to ask it of each of 7,000 files
    folders = directory.split("/") if directory else []
    lower = frozenset(folder.lower() for folder in folders)
    is_vendored = bool(lower & _VENDORED) or folders[:1] == ["deps"]
    return _Folders(is_vendored, bool(lower & _GENERATED_FOLDERS), "t" in lower, _kind(directory, lower))


def _kind(directory: str, folders: frozenset[str]) -> Kind:
    """What code in these folders is for, whatever it is called."""
    if any(folder.startswith(".") for folder in folders):
        return Kind.DATA  # .github, .devcontainer: tooling, not the product
    words = folders.union(
        *(re.split(r"[ ._-]", folder) for folder in folders)
    )  # Project.UnitTests, test cases
    if words & _TESTS or any(word.endswith("tests") for word in words):
        return Kind.TEST
    if _TEST_FOLDERS.search(f"{directory}/"):
        return Kind.TEST
    if folders & _EXAMPLES:
        return Kind.EXAMPLE
    if folders & _DOCUMENTS:
        return Kind.DOCUMENT
    return Kind.MIGRATION if folders & _MIGRATIONS else Kind.CODE


def _code(among: _Folders, name: str) -> Kind:
    is_test = _TEST_NAME.search(name) or (among.has_t and _TEST_SCRIPT.search(name))
    return Kind.TEST if is_test and among.kind is not Kind.DATA else among.kind


def _said(attributes: Mapping[str, str], name: str) -> bool | None:
    value = attributes.get(name)
    return None if value is None else value not in ("unset", "false")


@functools.cache
def _of_short_name(name: str) -> Kind:
    from identify.identify import tags_from_filename

    tags = tags_from_filename(name)
    if "binary" in tags and "text" not in tags:
        return Kind.BINARY
    if tags & _TEXTS:
        return Kind.DOCUMENT
    return Kind.CODE if tags & _CODE else Kind.DATA


def _by_name(name: str) -> Kind:
    # what identify answers depends on the extension, or on the whole name when there is none
    stem, dot, extension = name.rpartition(".")
    return _of_short_name(f"x.{extension.lower()}" if dot and stem else name)
