"""Module borders that a project draws itself."""

from __future__ import annotations

import pytest

from async_audit.facts import Module
from async_audit.knowledge.borders import drawn
from async_audit.knowledge.united import United
from tests.fixed_snapshot import FixedSnapshot

CODE = ["lib/a/x.py", "lib/a/deep/y.py", "lib/b/z.py", "tool.py"]
MODULES = [
    Module(".", ("tool.py",)),
    Module("lib/a", ("lib/a/x.py",)),
    Module("lib/a/deep", ("lib/a/deep/y.py",)),
    Module("lib/b", ("lib/b/z.py",)),
]


def borders(*wanted: str, **files: str) -> dict[str, tuple[str, ...]]:
    """Module -> files; ``go_work="…"`` is a file ``go.work``."""
    names = {
        "go_work": "go.work",
        "pnpm": "pnpm-workspace.yaml",
        "cargo": "Cargo.toml",
        "npm": "package.json",
    }
    names |= {"uv": "pyproject.toml", "owners": ".github/CODEOWNERS"}
    contents = {names.get(name, name): text.encode() for name, text in files.items()}
    found = drawn(MODULES, [*CODE, *contents], contents.__getitem__, wanted)
    return {module.path: module.files for module in found}


BASE = {module.path: module.files for module in MODULES}
A = {
    **{name: files for name, files in BASE.items() if name != "lib/a/deep"},
    "lib/a": ("lib/a/deep/y.py", "lib/a/x.py"),
}


@pytest.mark.parametrize("wanted", [[], ["nowhere/*"], ["packages"], ["workspaces"], ["codeowners"]])
def test_where_no_border_is_drawn_the_base_rule_stands(wanted: list[str]) -> None:
    assert borders(*wanted) == BASE


def test_everything_below_a_border_is_one_module() -> None:
    assert borders("lib/a") == borders("/lib/a/") == A


def test_the_innermost_border_counts() -> None:
    assert borders("lib/*", "lib/a/deep") == {**BASE}
    assert borders("lib") == {".": ("tool.py",), "lib": ("lib/a/deep/y.py", "lib/a/x.py", "lib/b/z.py")}


def test_a_star_is_one_step_and_two_are_any_number() -> None:
    assert borders("*/a") == A
    assert borders("**/a") == A
    assert borders("*") == borders("lib")
    assert borders("lib/**") == borders("lib", "lib/a", "lib/a/deep", "lib/b")


def test_the_top_is_never_a_border() -> None:
    assert borders("packages", npm="{}") == BASE
    assert borders(".") == BASE


@pytest.mark.parametrize(
    "name", ["lib/a/go.mod", "lib/a/Cargo.toml", "lib/a/package.json", "lib/a/__init__.py"]
)
def test_a_package_is_a_border(name: str) -> None:
    assert borders("packages", **{name: ""}) == A


def test_only_the_top_of_a_python_package_is_one() -> None:
    assert borders("packages", **{"lib/a/__init__.py": "", "lib/a/deep/__init__.py": ""}) == A


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"uv": '[tool.uv.workspace]\nmembers = ["lib/*"]\nexclude = ["lib/b"]\n'}, id="uv"),
        pytest.param({"cargo": '[workspace]\nmembers = ["lib/a"]\n'}, id="cargo"),
        pytest.param({"npm": '{"workspaces": ["lib/a"]}'}, id="npm"),
        pytest.param({"npm": '{"workspaces": {"packages": ["lib/a"]}}'}, id="yarn"),
        pytest.param(
            {"pnpm": "other:\n  - lib/b\npackages:\n  - 'lib/a' # ours\n  - '!lib/b'\nx: 1\n"}, id="pnpm"
        ),
        pytest.param({"go_work": "go 1.22\nuse (\n\t./lib/a // ours\n)\nreplace x => ./lib/b\n"}, id="go"),
        pytest.param({"go_work": "use ./lib/a\n"}, id="go, on one line"),
    ],
)
def test_members_of_a_workspace_are_borders(files: dict[str, str]) -> None:
    assert borders("workspaces", **files) == A


@pytest.mark.parametrize(
    "files",
    [
        {"uv": "not toml ["},
        {"uv": "[tool.uv]\nworkspace = 3\n"},
        {"cargo": "[workspace]\nmembers = 3\n"},
        {"npm": "{"},
        {"npm": "[]"},
        {"npm": '{"workspaces": [1]}'},
    ],
)
def test_a_list_that_cannot_be_read_draws_nothing(files: dict[str, str]) -> None:
    assert borders("workspaces", **files) == BASE


def test_directories_with_a_line_in_codeowners_are_borders() -> None:
    text = "# who\n*  @all\n[Section]\n/lib/a/  @team # us\n*.py @py\nnowhere/ @x\n"

    assert borders("codeowners", owners=text) == A
    assert borders("codeowners", owners="lib/a/** @team\n") == A


def test_a_snapshot_has_the_borders_that_are_asked_for() -> None:
    snapshot = FixedSnapshot(contents=dict.fromkeys(CODE, ""), modules=MODULES)

    assert {one.path for one in United(snapshot, borders=["lib"]).modules} == {".", "lib"}
    assert United(snapshot).modules is MODULES
