"""What a file is for is told by its attributes, then by its name."""

from __future__ import annotations

import pytest

from async_audit.facts import CROWDED, File, Kind
from async_audit.kinds import kind_of
from async_audit.repository.modules import modules


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("src/app.py", Kind.CODE),
        ("lib/Net.HS", Kind.CODE),
        ("include/net.h", Kind.CODE),
        ("src/latest/contest.py", Kind.CODE),
        ("src/attests.py", Kind.CODE),
        ("src/vendoring.go", Kind.CODE),
        ("src/generated_ids.py", Kind.CODE),
        ("tests/test_app.py", Kind.TEST),
        ("src/app_test.go", Kind.TEST),
        ("src/main/AppTest.java", Kind.TEST),
        ("web/app.spec.ts", Kind.TEST),
        ("conftest.py", Kind.TEST),
        ("dotnet/Agents.UnitTests/Chat.cs", Kind.TEST),
        ("testutil/sample.go", Kind.TEST),
        ("t/t1234-odd.sh", Kind.TEST),
        ("t/test-lib.sh", Kind.TEST),
        ("t/helper/tool.c", Kind.TEST),
        ("contrib/subtree/t/t7900-subtree.sh", Kind.TEST),
        ("core/src/testFixtures/kotlin/Pool.kt", Kind.TEST),
        ("app/src/androidTest/kotlin/Pool.kt", Kind.TEST),
        ("src/t/translate.go", Kind.CODE),
        ("src/testament/will.go", Kind.CODE),
        ("src/latest/pool.go", Kind.CODE),
        ("src/Contest/pool.go", Kind.CODE),
        ("src/latest cases/pool.go", Kind.CODE),
        ("test cases/rust/44 plain/lib.rs", Kind.TEST),
        ("compiler/testcases/lib.rs", Kind.TEST),
        ("ext/testsuite/run.c", Kind.TEST),
        ("contrib/restore-test.sh", Kind.TEST),
        ("contrib/latest.sh", Kind.CODE),
        ("src/generated/api.ts", Kind.GENERATED),
        ("examples/tutorial/app.py", Kind.EXAMPLE),
        ("docs/conf.py", Kind.DOCUMENT),
        ("README.md", Kind.DOCUMENT),
        ("notes.adoc", Kind.DOCUMENT),
        ("setup.cfg", Kind.DATA),
        ("LICENSE", Kind.DOCUMENT),
        (".github/release.py", Kind.DATA),
        ("logo.png", Kind.BINARY),
        ("app/migrations/0001_initial.py", Kind.MIGRATION),
        ("vendor/lib/x.go", Kind.VENDORED),
        ("deps/lua/src/lua.c", Kind.VENDORED),
        ("src/deps/graph.py", Kind.CODE),
        ("web/node_modules/x/index.js", Kind.VENDORED),
        ("api/query.pb.go", Kind.GENERATED),
        ("api/query_pb2_grpc.py", Kind.GENERATED),
        ("static/jquery.min.js", Kind.GENERATED),
    ],
)
def test_the_name_tells(path: str, kind: Kind) -> None:
    assert kind_of(path, {}) is kind


@pytest.mark.parametrize(
    ("path", "attributes", "kind"),
    [
        pytest.param("src/a.py", {"linguist-generated": "set"}, Kind.GENERATED, id="declared generated"),
        pytest.param("src/a.py", {"linguist-generated": "true"}, Kind.GENERATED, id="declared with true"),
        pytest.param("src/a.pb.go", {"linguist-generated": "false"}, Kind.CODE, id="declared not generated"),
        pytest.param("vendor/a.py", {"linguist-vendored": "unset"}, Kind.CODE, id="declared not vendored"),
        pytest.param("src/a.py", {"linguist-vendored": "set"}, Kind.VENDORED, id="declared vendored"),
        pytest.param("src/a.py", {"diff": "unset"}, Kind.BINARY, id="declared binary"),
        pytest.param("src/a.py", {"diff": "python"}, Kind.CODE, id="a diff driver is not binary"),
        pytest.param(
            "src/a.py", {"linguist-documentation": "set"}, Kind.DOCUMENT, id="declared documentation"
        ),
    ],
)
def test_attributes_decide_before_the_name(path: str, attributes: dict[str, str], kind: Kind) -> None:
    assert kind_of(path, attributes) is kind


def code(*paths: str) -> list[File]:
    return [File(path, "", Kind.CODE) for path in paths]


def test_a_directory_of_code_is_a_module() -> None:
    found = modules([*code("a/x.py", "a/y.py", "top.py"), File("a/README.md", "", Kind.DOCUMENT)])
    assert [(module.path, module.files) for module in found] == [
        (".", ("top.py",)),
        ("a", ("a/x.py", "a/y.py")),
    ]


def test_a_crowded_directory_is_one_module_for_each_stem() -> None:
    full = [f"lib/f{number:02}.c" for number in range(CROWDED)]
    assert len(modules(code(*full))) == 1

    found = modules(code(*full, "lib/f00.h"))

    assert len(found) == CROWDED
    assert found[0].files == ("lib/f00.c", "lib/f00.h")
