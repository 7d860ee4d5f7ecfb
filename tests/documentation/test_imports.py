"""Imports that are not sure stay out; the others name one file of the tree."""

from __future__ import annotations

import time

import pytest

from async_audit.documentation.imports import fan_in, importers
from async_audit.facts import Kind
from tests.fixed_snapshot import FixedSnapshot


def imports(contents: dict[str, str], *tests: str) -> dict[str, list[str]]:
    """By file, who imports it."""
    found = importers(FixedSnapshot(contents, kinds=dict.fromkeys(tests, Kind.TEST)))
    return {path: sorted(by) for path, by in found.items()}


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param({"a.py": "import os\nfrom json import loads\n", "b.py": ""}, id="another library's"),
        pytest.param({"a.py": "import a\n"}, id="itself"),
        pytest.param({"a/c.py": "import b\n", "d/b.py": ""}, id="a short name in another directory"),
        pytest.param({"a.py": "import p.q\n", "x/p/q.py": "", "y/p/q.py": ""}, id="two files with this name"),
        pytest.param({"a.js": "import x from 'lodash'\n", "lodash.js": ""}, id="an npm package"),
        pytest.param({"a.go": 'import "fmt"\n', "fmt/b.go": "", "go.mod": "module x.org/y\n"}, id="Go's own"),
        pytest.param({"a.c": "#include <string.h>\n", "lib/string.h": ""}, id="a system header"),
        pytest.param({"a.c": '#include "u.h"\n', "x/u.h": "", "y/u.h": ""}, id="two headers of that name"),
        pytest.param({"a.rs": "use std::fmt;\n", "src/fmt.rs": ""}, id="Rust's own"),
        pytest.param({"a.rb": "require 'json'\n", "json.rb": ""}, id="a gem"),
        pytest.param({"a.php": "<?php\nuse Other\\B;\n", "src/B.php": ""}, id="another vendor's namespace"),
        pytest.param({"A.java": "import java.util.List;\n", "x/List.java": ""}, id="Java's own"),
        pytest.param({"a.php": "", "composer.json": "[1]", "package.json": "{"}, id="broken manifests"),
        pytest.param({"a.js": "import './b'", "package.json": "[" * 9999, "c.js": ""}, id="a deep manifest"),
    ],
)
def test_what_is_not_sure_is_no_import(contents: dict[str, str]) -> None:
    assert imports(contents) == {}


@pytest.mark.parametrize(
    ("contents", "found"),
    [
        pytest.param(
            {"p/__init__.py": "", "p/a.py": "from . import b\nfrom .c import (\n  x, # why\n  y as z,\n)\n"}
            | {"p/b.py": "import p.c as d, os\n", "p/c.py": "from p import a\n"},
            {"p/a.py": ["p/c.py"], "p/b.py": ["p/a.py"], "p/c.py": ["p/a.py", "p/b.py"]},
            id="Python, relative and absolute",
        ),
        pytest.param(
            {"src/p/__init__.py": "from p.q import x\n", "src/p/q/__init__.py": "from .. import y\n"},
            {"src/p/__init__.py": ["src/p/q/__init__.py"], "src/p/q/__init__.py": ["src/p/__init__.py"]},
            id="Python, packages",
        ),
        pytest.param(
            {"bin/a.py": "import b\n", "bin/b.py": "import x.y\n", "lib/z/x/y.py": ""},
            {"bin/b.py": ["bin/a.py"], "lib/z/x/y.py": ["bin/b.py"]},
            id="Python, scripts and namespaces",
        ),
        pytest.param(
            {"a.ts": "import {\n  b,\n} from './b.js'\nexport * from '../c'\n", "b.ts": "require('./d')\n"}
            | {"d/index.js": "const x = import('@x/y/z')\n", "y/package.json": '{"name": "@x/y"}', "y/src/z.ts": ""},
            {"b.ts": ["a.ts"], "d/index.js": ["b.ts"], "y/src/z.ts": ["d/index.js"]},
            id="JavaScript and TypeScript",
        ),
        pytest.param(
            {"go.mod": "module x.org/y\n", "a.go": 'import (\n\tz "x.org/y/z"\n\t"fmt"\n)\n'}
            | {"z/b.go": 'import "x.org/y/sub/w"\n', "z/c.go": "", "sub/go.mod": "module x.org/y/sub\n", "sub/w/d.go": ""},
            {"sub/w/d.go": ["z/b.go"], "z/b.go": ["a.go"], "z/c.go": ["a.go"]},
            id="Go, with a module in a module",
        ),
        pytest.param(
            {"s/org/x/A.java": "import org.x.y.B;\r\nimport static org.x.y.C.max;\nimport org.x.z.*;\n"}
            | {"s/org/x/y/B.java": "", "t/org/x/y/C.kt": "import org.x.A as B\n", "s/org/x/z/D.java": ""},
            {
                "s/org/x/A.java": ["t/org/x/y/C.kt"],
                "s/org/x/y/B.java": ["s/org/x/A.java"],
                "s/org/x/z/D.java": ["s/org/x/A.java"],
                "t/org/x/y/C.kt": ["s/org/x/A.java"],
            },
            id="Java and Kotlin",
        ),
        pytest.param(
            {"s/org/x/A.scala": "import org.x.y.{B, C => D}\n", "s/org/x/y/B.scala": "import org.x.y.C._\n"}
            | {"s/org/x/y/C.scala": ""},
            {
                "s/org/x/y/B.scala": ["s/org/x/A.scala"],
                "s/org/x/y/C.scala": ["s/org/x/A.scala", "s/org/x/y/B.scala"],
            },
            id="Scala",
        ),
        pytest.param(
            {"c/Cargo.toml": '[package]\nname = "my-c"\n', "c/src/lib.rs": "use crate::a::{self, b::{X, Y as Z}};\n"}
            | {"c/src/a/mod.rs": "use super::e::E;\n", "c/src/a/b.rs": "use self::q;\n", "c/src/e.rs": ""}
            | {"d/src/main.rs": "pub(crate) use my_c::e::*;\n"},
            {"c/src/a/b.rs": ["c/src/lib.rs"], "c/src/a/mod.rs": ["c/src/lib.rs"], "c/src/e.rs": ["c/src/a/mod.rs", "d/src/main.rs"]},
            id="Rust",
        ),
        pytest.param(
            {"lib/a.c": '#include "a.h"\n# include <x/y.h>\n#include "in/b.h"\n', "lib/a.h": "", "include/x/y.h": ""}
            | {"src/in/b.h": ""},
            {"include/x/y.h": ["lib/a.c"], "lib/a.h": ["lib/a.c"], "src/in/b.h": ["lib/a.c"]},
            id="C",
        ),
        pytest.param(
            {"lib/a.rb": "require 'a/b'\nrequire_relative \"c\"\n", "lib/a/b.rb": "", "lib/c.rb": ""},
            {"lib/a/b.rb": ["lib/a.rb"], "lib/c.rb": ["lib/a.rb"]},
            id="Ruby",
        ),
        pytest.param(
            {"composer.json": '{"autoload": {"psr-4": {"A\\\\": "src/", "A\\\\B\\\\": ["b"]}}}'}
            | {"src/X.php": "<?php\nuse A\\{Y, Z as W};\nuse A\\B\\Q;\n", "src/Y.php": "", "src/Z.php": "", "b/Q.php": ""},
            {"b/Q.php": ["src/X.php"], "src/Y.php": ["src/X.php"], "src/Z.php": ["src/X.php"]},
            id="PHP",
        ),
    ],
)  # fmt: skip
def test_an_import_that_is_sure_is_found(contents: dict[str, str], found: dict[str, list[str]]) -> None:
    assert imports(contents) == found


def test_tests_do_not_count() -> None:
    contents = {"a.py": "", "tests/test_a.py": "import a\n"}

    assert imports(contents, "tests/test_a.py") == {}


def test_a_file_that_is_missing_imports_nothing() -> None:
    snapshot = FixedSnapshot({"a.js": "import './b'", "b.js": ""}, kinds={"c.js": Kind.CODE})

    assert importers(snapshot) == {"b.js": frozenset({"a.js"})}


def test_modules_are_imported_by_other_modules() -> None:
    by = {"p/a.py": frozenset({"p/b.py", "q/c.py", "r.py"}), "s.py": frozenset({"p/a.py"})}

    assert fan_in(by, {"p/a.py": "p", "p/b.py": "p", "q/c.py": "q"}) == {"p": frozenset({"q"})}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("from " + "." * 50_000, id="dots"),
        pytest.param("import a" + " " * 50_000 + "x", id="blanks"),
        pytest.param("use " + "a::{" * 12_000, id="braces"),
        pytest.param("#include <" + "a" * 50_000, id="no end"),
        pytest.param("from '" * 9_000, id="quotes"),
    ],
)
@pytest.mark.parametrize("name", ["a.py", "a.js", "a.go", "a.java", "a.rs", "a.c", "a.rb", "a.php"])
def test_hostile_text_takes_no_longer_than_any_other(name: str, line: str) -> None:
    began = time.perf_counter()

    assert imports({name: f"{line}\n" * 4, "b.py": ""}) == {}
    assert time.perf_counter() - began < 2
