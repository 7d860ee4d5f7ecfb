"""Which part of a change is production code."""

from __future__ import annotations

import pytest

from async_audit.decisions.production import footprint, kind_of, module_of
from async_audit.facts import Kind, Touch
from tests.fixed_snapshot import FixedSnapshot, change


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        pytest.param("a/x.py", Kind.CODE, id="a source"),
        pytest.param("proto/x.proto", Kind.CODE, id="a schema"),
        pytest.param("tests/x.py", Kind.TEST, id="a directory of tests"),
        pytest.param("src/Core.UnitTests/X.cs", Kind.TEST, id="a project of tests"),
        pytest.param("a/x_test.go", Kind.TEST, id="a test in Go"),
        pytest.param("a/XTest.java", Kind.TEST, id="a test in Java"),
        pytest.param("a/x.spec.ts", Kind.TEST, id="a test in TypeScript"),
        pytest.param("a/x.pb.go", Kind.GENERATED, id="Protocol Buffers in Go"),
        pytest.param("a/x_pb2.py", Kind.GENERATED, id="Protocol Buffers in Python"),
        pytest.param("a/zz_generated.deepcopy.go", Kind.GENERATED, id="Kubernetes"),
        pytest.param("a/x.min.js", Kind.GENERATED, id="minified"),
        pytest.param("a/__snapshots__/x.js", Kind.GENERATED, id="a snapshot of a test"),
        pytest.param("package-lock.json", Kind.DATA, id="a lock file"),
        pytest.param("vendor/a/x.go", Kind.VENDORED, id="vendored"),
        pytest.param("docs/conf.py", Kind.DOCUMENT, id="documentation"),
        pytest.param("app/migrations/0001_x.py", Kind.MIGRATION, id="a migration"),
        pytest.param("a/x.json", Kind.DATA, id="data"),
        pytest.param("a/x.md", Kind.DOCUMENT, id="a text"),
        pytest.param("Makefile", Kind.DATA, id="unknown: not counted"),
    ],
)
def test_a_path_that_is_gone_is_judged_by_its_name(path: str, kind: Kind) -> None:
    assert kind_of(path, {}) is kind


def test_the_tree_decides_where_it_holds_the_path() -> None:
    files = FixedSnapshot({"tests/x.py": ""}, {"a.py": Kind.GENERATED}).files

    assert kind_of("tests/x.py", files) is Kind.CODE
    assert kind_of("a.py", files) is Kind.GENERATED


def test_only_lines_of_production_code_count() -> None:
    traces = footprint(
        change(
            "c",
            Touch("a/x.py", "M", added=3, deleted=4),
            Touch("tests/x.py", "A", added=100, deleted=0),
            Touch("README.md", "M", added=100, deleted=0),
            Touch("a/y.py", "R", "b/y.py", 0, 0),
            Touch("a/z.py", "M"),
        ),
        {},
    )

    assert traces.lines == 7
    assert traces.modules == {"a"}


def test_a_change_of_documents_leaves_no_traces() -> None:
    assert not footprint(change("c", Touch("README.md", "M", added=9, deleted=0)), {})


@pytest.mark.parametrize(
    ("path", "is_schema"),
    [
        pytest.param("proto/query.proto", True, id="Protocol Buffers"),
        pytest.param("api/schema.graphql", True, id="GraphQL"),
        pytest.param("app/graphql/queries/answer.graphql", False, id="a query in GraphQL"),
        pytest.param("schemas/event.avsc", True, id="Avro"),
        pytest.param("docs/openapi.v1.yaml", True, id="OpenAPI, in the documents"),
        pytest.param("config.yaml", False, id="another YAML"),
        pytest.param("tests/schemas/event.avsc", False, id="for tests"),
        pytest.param("third_party/proto/any.proto", False, id="of somebody else"),
        pytest.param("docs/swagger-ui/swagger.yaml", False, id="a copy for the browser"),
    ],
)
def test_interface_schemas_are_known_by_name(path: str, is_schema: bool) -> None:
    kinds = {path: Kind.VENDORED if path.startswith("third_party") else Kind.DATA}
    files = FixedSnapshot(kinds=kinds).files

    assert footprint(change("c", Touch(path, "M", added=1, deleted=0)), files).schemas == (
        (path,) if is_schema else ()
    )


@pytest.mark.parametrize(
    ("touch", "is_schema"),
    [
        pytest.param(
            Touch("openapi.yaml", "M", added=1, deleted=1), False, id="a new version of the document"
        ),
        pytest.param(Touch("openapi.yaml", "M", added=2, deleted=1), True, id="a line more"),
        pytest.param(Touch("a.proto", "M", added=1, deleted=1), True, id="a field that is replaced"),
    ],
)
def test_the_version_of_a_schema_is_no_interface(touch: Touch, is_schema: bool) -> None:
    assert bool(footprint(change("c", touch), {}).schemas) is is_schema


def test_only_a_new_migration_counts() -> None:
    traces = footprint(change("c", Touch("migrations/1.py", "A"), Touch("migrations/0.py", "M")), {})

    assert traces.migrations == ("migrations/1.py",)


@pytest.mark.parametrize(
    ("path", "module"),
    [
        pytest.param("setup.py", ".", id="the top"),
        pytest.param("a/x.py", "a", id="one directory"),
        pytest.param("a/b/c/x.py", "a/b", id="two count"),
        pytest.param("src/net/http/x.py", "net/http", id="a layout directory does not count"),
        pytest.param("gui/src/main/java/org/jabref/gui/maintable/X.java", "gui/gui", id="nor Java's"),
        pytest.param("src/main.c", "src", id="unless there is nothing else"),
    ],
)
def test_a_module_is_the_first_two_telling_directories(path: str, module: str) -> None:
    assert module_of(path) == module
