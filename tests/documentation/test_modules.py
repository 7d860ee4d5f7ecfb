"""What counts as a module, and which files may speak for it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from async_audit.documentation import modules as rooms
from async_audit.documentation.languages.language import Unparsed
from async_audit.documentation.modules import Granularity
from async_audit.documentation.sayings import sayings
from async_audit.documentation.speakers import CodeModule, Rung
from async_audit.facts import Kind
from tests.fixed_snapshot import FixedSnapshot

SPEAKS = '"""Signs partner messages."""'


def modules(
    *paths: str, kinds: Mapping[str, Kind] | None = None, granularity: Granularity = "package"
) -> list[CodeModule]:
    return list(rooms.modules(FixedSnapshot(dict.fromkeys(paths, ""), kinds or {}).files, granularity))


def heard(contents: Mapping[str, str], granularity: Granularity = "package") -> list[tuple[str, int]]:
    """Path and number of words of each saying about the one module there is."""
    documents = {path: Kind.DOCUMENT for path in contents if not path.endswith(".py")}
    snapshot = FixedSnapshot(contents, documents)
    (module,) = rooms.modules(snapshot.files, granularity)
    said = list(sayings(module, snapshot.read))
    return [(saying.path, saying.words) for saying in said if not isinstance(saying, Unparsed)]


def test_what_is_no_source_is_no_module() -> None:
    assert (
        modules(
            "README.md",
            "py",
            "x.pyc",
            kinds={"README.md": Kind.DOCUMENT, "py": Kind.DATA, "x.pyc": Kind.BINARY},
        )
        == []
    )


def test_a_directory_in_other_languages_is_left_out_with_that_reason() -> None:
    (module,) = modules("web/a.scss", "web/b.vue")

    assert (module.path, module.left_out) == ("web", "other languages")


def test_a_package_is_one_module_without_its_subpackages() -> None:
    outer, inner = modules("pkg/__init__.py", "pkg/a.py", "pkg/sub/__init__.py", "pkg/sub/b.py")

    assert (outer.path, outer.main, outer.files) == (
        "pkg",
        "pkg/__init__.py",
        ("pkg/__init__.py", "pkg/a.py"),
    )
    assert (inner.path, inner.files) == ("pkg/sub", ("pkg/sub/__init__.py", "pkg/sub/b.py"))


def test_a_package_at_the_top_is_named_by_a_dot() -> None:
    (module,) = modules("__init__.py", "a.py")

    assert (module.path, module.directory, module.main) == (".", "", "__init__.py")


def test_files_outside_of_packages_are_modules_of_their_own() -> None:
    assert [module.path for module in modules("tools/b.py", "tools/a.py")] == ["tools/a.py", "tools/b.py"]


def test_by_file_every_file_is_a_module() -> None:
    found = modules("pkg/__init__.py", "pkg/a.py", granularity="file")

    assert [(module.path, module.is_directory) for module in found] == [
        ("pkg/__init__.py", True),
        ("pkg/a.py", False),
    ]


def test_only_modules_within_the_given_directories_are_listed() -> None:
    files = FixedSnapshot(dict.fromkeys(["a.py", "pkg/__init__.py", "pkg/sub/__init__.py"], "")).files

    assert [module.path for module in rooms.modules(files, "package", {"pkg"})] == ["pkg"]
    assert [module.path for module in rooms.modules(files, "package", {""})] == ["a.py"]


@pytest.mark.parametrize(
    ("path", "kind", "reason"),
    [
        pytest.param("tests/__init__.py", Kind.TEST, "tests", id="tests"),
        pytest.param("demo.py", Kind.EXAMPLE, "examples", id="an example"),
        pytest.param("app/migrations/__init__.py", Kind.MIGRATION, "migrations", id="migrations"),
        pytest.param("x_pb2.py", Kind.GENERATED, "generated", id="generated"),
        pytest.param("vendor/six.py", Kind.VENDORED, "vendored", id="vendored"),
        pytest.param("docs/conf.py", Kind.DOCUMENT, "documentation", id="configuration of the documentation"),
        pytest.param("link.py", Kind.LINK, "symbolic links", id="a link"),
        pytest.param("setup.py", Kind.CODE, "packaging", id="setup.py"),
        pytest.param("pkg/_version.py", Kind.CODE, "packaging", id="a version file"),
        pytest.param("setup_wizard.py", Kind.CODE, "", id="no setup.py"),
    ],
)
def test_what_nobody_asks_about_is_left_out_with_a_reason(path: str, kind: Kind, reason: str) -> None:
    (module,) = modules(path, kinds={path: kind})

    assert module.left_out == reason


def test_every_kind_but_code_has_a_reason() -> None:
    silent = [kind for kind in Kind if not modules("a.py", kinds={"a.py": kind})[0].left_out]

    assert silent == [Kind.CODE]


def test_a_package_owns_only_its_production_code() -> None:
    (module,) = modules(
        "pkg/__init__.py", "pkg/a.py", "pkg/test_a.py", "pkg/_version.py", kinds={"pkg/test_a.py": Kind.TEST}
    )

    assert module.files == ("pkg/__init__.py", "pkg/a.py")


def test_the_docstring_comes_first_then_readmes() -> None:
    contents = {"pkg/__init__.py": SPEAKS, "pkg/README.md": "Forgets keys.", "pkg/a.py": SPEAKS}

    assert heard(contents) == [("pkg/__init__.py", 3), ("pkg/README.md", 2)]


def test_readmes_above_and_below_do_not_speak() -> None:
    contents = {
        "a/README.md": "Signs partner messages.",
        "a/pkg/__init__.py": "",
        "a/pkg/docs/README.md": "Signs.",
    }

    assert heard(contents) == [("a/pkg/__init__.py", 0)]


@pytest.mark.parametrize("kind", [Kind.LINK, Kind.SUBMODULE, Kind.DATA])
def test_only_a_readme_that_is_a_document_speaks(kind: Kind) -> None:
    (module,) = modules("pkg/__init__.py", kinds={"pkg/README.md": kind})

    assert Rung.README not in [speaker.rung for speaker in module.speakers]


@pytest.mark.parametrize(
    ("others", "speaker"),
    [
        pytest.param(["pkg/__main__.py", "pkg/a.py"], "pkg/__main__.py", id="the main program"),
        pytest.param(["pkg/pkg.py", "pkg/a.py"], "pkg/pkg.py", id="the file named like the package"),
        pytest.param(
            ["pkg/_pkg.py", "pkg/a.py"], "pkg/_pkg.py", id="the private file named like the package"
        ),
        pytest.param(["pkg/a.py"], "pkg/a.py", id="the only other file"),
        pytest.param(["pkg/a.py", "pkg/_version.py"], "pkg/a.py", id="the only other file besides packaging"),
    ],
)
@pytest.mark.parametrize("init", ["", "# Copyright 2020 Me", "'''Copyright 2020 Me'''", "from pkg import a"])
def test_a_main_file_speaks_for_a_package_without_a_docstring(
    init: str, others: list[str], speaker: str
) -> None:
    contents = {"pkg/__init__.py": init, **dict.fromkeys(others, SPEAKS)}

    assert heard(contents) == [("pkg/__init__.py", 0), (speaker, 3)]


def test_one_of_several_files_does_not_speak_for_the_package() -> None:
    contents = {"pkg/__init__.py": "", "pkg/a.py": SPEAKS, "pkg/b.py": SPEAKS}

    assert heard(contents) == [("pkg/__init__.py", 0)]


def test_a_promise_in_the_package_is_not_made_good_by_its_main_file() -> None:
    assert heard({"pkg/__init__.py": "'''TODO'''", "pkg/a.py": SPEAKS}) == [("pkg/__init__.py", 0)]


def test_a_readme_speaks_for_the_scripts_beside_it_but_not_by_file() -> None:
    contents = {"tools/a.py": "x = 1", "tools/README": "Signs partner messages."}

    assert heard(contents) == [("tools/a.py", 0), ("tools/README", 3)]
    assert heard(contents, "file") == [("tools/a.py", 0)]


def test_by_file_a_readme_speaks_for_the_package() -> None:
    contents = {"pkg/__init__.py": "", "pkg/README.md": "Signs partner messages."}

    assert heard(contents, "file") == [("pkg/__init__.py", 0), ("pkg/README.md", 3)]


def test_words_of_the_package_name_do_not_count_wherever_they_stand() -> None:
    contents = {
        "auth/__init__.py": "",
        "auth/README.md": "Auth signs.",
        "auth/__main__.py": "'''Auth signs.'''",
    }

    assert [words for _, words in heard(contents)] == [0, 1, 1]


def test_nothing_is_read_before_it_is_asked_for() -> None:
    asked: list[str] = []

    def read(path: str) -> bytes:
        asked.append(path)
        return SPEAKS.encode()

    (module,) = modules("pkg/__init__.py", "pkg/a.py", kinds={"pkg/README.md": Kind.DOCUMENT})
    next(sayings(module, read))

    assert asked == ["pkg/__init__.py"]


def test_a_file_that_does_not_parse_is_named_and_the_others_still_speak() -> None:
    snapshot = FixedSnapshot({"pkg/__init__.py": "def f(:", "pkg/a.py": SPEAKS})
    (module,) = rooms.modules(snapshot.files, "package")

    broken, other = sayings(module, snapshot.read)

    assert isinstance(broken, Unparsed)
    assert broken.reason.startswith("pkg/__init__.py does not parse")
    assert not isinstance(other, Unparsed)
    assert other.words == 3


def test_a_crowded_directory_is_a_module_for_each_stem() -> None:
    found = modules(*(f"lib/a{number:02}.c" for number in range(41)), "lib/a00.h", kinds={})

    assert (len(found), found[0].path, found[0].files) == (41, "lib/a00", ("lib/a00.c", "lib/a00.h"))


def test_a_go_package_is_one_module_however_many_files_it_has() -> None:
    (module,) = modules(*(f"lib/a{number:02}.go" for number in range(41)))

    assert module.path == "lib"


def speakers(*paths: str, asked: str, granularity: Granularity = "package") -> list[tuple[str, Rung]]:
    kinds = {path: Kind.DATA for path in paths if path.endswith((".json", ".toml"))}
    kinds |= {path: Kind.DOCUMENT for path in paths if path.endswith(".md")}
    (module,) = [one for one in modules(*paths, kinds=kinds, granularity=granularity) if one.path == asked]
    return [(speaker.path, speaker.rung) for speaker in module.speakers]


@pytest.mark.parametrize(
    ("paths", "asked", "found"),
    [
        pytest.param(
            ["a/b.go", "a/doc.go"],
            "a",
            [("a/doc.go", Rung.NATIVE), ("a/b.go", Rung.NATIVE)],
            id="doc.go first",
        ),
        pytest.param(
            ["src/net/mod.rs", "src/net/tcp.rs", "src/lib.rs"],
            "src/net",
            [("src/net/mod.rs", Rung.NATIVE), ("src/lib.rs", Rung.NATIVE)],
            id="mod.rs, and the line in the parent",
        ),
        pytest.param(
            ["lib/net.rb", "lib/net/a.rb", "lib/net/b.rb"],
            "lib/net",
            [("lib/net.rb", Rung.ENTRY)],
            id="the file beside the directory",
        ),
        pytest.param(
            ["web/index.ts", "web/a.ts", "web/README.md"],
            "web",
            [("web/README.md", Rung.README), ("web/index.ts", Rung.ENTRY)],
            id="a README before the entry file",
        ),
        pytest.param(
            ["pkg/src/a.ts", "pkg/src/b.ts", "pkg/README.md", "pkg/package.json"],
            "pkg/src",
            [("pkg/README.md", Rung.README), ("pkg/package.json", Rung.README)],
            id="what a package says of itself, for its source root",
        ),
        pytest.param(
            ["pkg/src/a.ts", "pkg/src/b.ts", "pkg/README.md"], "pkg/src", [], id="no manifest, no source root"
        ),
        pytest.param(["a/x.java", "a/y.java"], "a", [], id="one of several classes"),
        pytest.param(["a/x.java"], "a", [("a/x.java", Rung.ENTRY)], id="the only class"),
        pytest.param(
            ["run.sh", "a/x.go", "README.md"],
            "run.sh",
            [("run.sh", Rung.NATIVE)],
            id="a script at the top of a project, which is what its README is about",
        ),
    ],
)
def test_a_directory_is_spoken_for_by(paths: list[str], asked: str, found: list[tuple[str, Rung]]) -> None:
    assert speakers(*paths, asked=asked) == found


def test_by_file_a_header_speaks_for_its_source() -> None:
    assert speakers("a/b.c", "a/b.h", asked="a/b.c", granularity="file") == [
        ("a/b.c", Rung.NATIVE),
        ("a/b.h", Rung.NATIVE),
    ]


def test_by_file_go_is_still_asked_by_directory() -> None:
    assert [module.path for module in modules("a/b.go", "a/c.go", granularity="file")] == ["a"]
