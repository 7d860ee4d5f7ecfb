"""Which modules a change is asked about."""

from __future__ import annotations

import pytest

from async_audit.documentation.modules import Granularity, modules
from async_audit.documentation.touched import touched_by
from async_audit.facts import Touch
from tests.fixed_snapshot import FixedSnapshot, change

FILES = ["pkg/__init__.py", "pkg/a.py", "pkg/sub/__init__.py", "tools/run.py"]


def concerned(*touches: Touch, granularity: Granularity = "package") -> list[str]:
    touched = touched_by(change("", *touches))
    files = FixedSnapshot(dict.fromkeys(FILES, "")).files
    found = modules(files, granularity, touched.directories)
    return [module.path for module in found if touched.concerns(module)]


@pytest.mark.parametrize(
    "touch",
    [
        pytest.param(Touch("pkg/a.py", "M"), id="a file of a package is edited"),
        pytest.param(Touch("pkg/a.py", "A"), id="a file is added to a package"),
        pytest.param(Touch("pkg/b.py", "D"), id="a file of a package is removed"),
        pytest.param(Touch("tools/run.py", "M", added=3, deleted=3), id="a script is edited"),
        pytest.param(Touch("pkg/__init__.py", "M", added=3, deleted=0), id="__init__.py only gains lines"),
        pytest.param(Touch("pkg/README.md", "M", added=3, deleted=0), id="a README only gains lines"),
        pytest.param(Touch("pkg/README.md", "A", added=3, deleted=0), id="a README is added"),
        pytest.param(Touch("README.md", "D"), id="a README above is removed"),
        pytest.param(Touch("pkg/notes.md", "D"), id="another document is removed"),
        pytest.param(Touch("tools/__init__.py", "D"), id="what was a package falls apart"),
        pytest.param(Touch("new/README.md", "C", old_path="pkg/README.md"), id="a README is copied away"),
    ],
)
def test_an_edit_elsewhere_concerns_no_module(touch: Touch) -> None:
    assert concerned(touch) == []


@pytest.mark.parametrize(
    ("touch", "module"),
    [
        pytest.param(Touch("pkg/__init__.py", "A", added=9, deleted=0), "pkg", id="a package is added"),
        pytest.param(Touch("pkg/__init__.py", "R", "old/__init__.py"), "pkg", id="a package is renamed"),
        pytest.param(Touch("pkg/__init__.py", "C", "old/__init__.py"), "pkg", id="a package is copied"),
        pytest.param(Touch("tools/run.py", "A"), "tools/run.py", id="a script is added"),
        pytest.param(Touch("pkg/__init__.py", "M", added=1, deleted=1), "pkg", id="__init__.py loses lines"),
        pytest.param(Touch("pkg/__init__.py", "M"), "pkg", id="nobody counted the lines of __init__.py"),
        pytest.param(Touch("pkg/__init__.py", "T", added=1, deleted=0), "pkg", id="__init__.py was a link"),
        pytest.param(Touch("pkg/README.md", "D", added=0, deleted=4), "pkg", id="a README is removed"),
        pytest.param(Touch("pkg/README.md", "M", added=0, deleted=4), "pkg", id="a README loses lines"),
        pytest.param(Touch("docs/x.md", "R", "pkg/README.md"), "pkg", id="a README moves away"),
        pytest.param(Touch("tools/README", "D"), "tools/run.py", id="the README of scripts is removed"),
    ],
)
def test_a_module_is_concerned_when(touch: Touch, module: str) -> None:
    assert concerned(touch) == [module]


def test_by_file_a_readme_concerns_only_the_package_itself() -> None:
    assert concerned(Touch("pkg/README.md", "D"), granularity="file") == ["pkg/__init__.py"]
    assert concerned(Touch("tools/README.md", "D"), granularity="file") == []
    assert concerned(Touch("pkg/a.py", "A"), granularity="file") == ["pkg/a.py"]


GO = ["net/doc.go", "net/a.go", "new/a.go", "new/b.go"]


@pytest.mark.parametrize(
    ("touches", "found"),
    [
        pytest.param([Touch("net/a.go", "A")], [], id="a file is added to a package"),
        pytest.param([Touch("net/a.go", "M", added=1, deleted=1)], [], id="a file of a package is edited"),
        pytest.param([Touch("new/a.go", "A"), Touch("new/b.go", "A")], ["new"], id="all of a package is new"),
        pytest.param([Touch("net/doc.go", "M", added=1, deleted=1)], ["net"], id="doc.go loses lines"),
        pytest.param([Touch("new/doc.go", "D")], ["new"], id="doc.go is removed"),
    ],
)
def test_a_directory_is_concerned_when(touches: list[Touch], found: list[str]) -> None:
    touched = touched_by(change("", *touches))
    files = FixedSnapshot(dict.fromkeys(GO, "")).files

    assert [
        one.path for one in modules(files, "package", touched.directories) if touched.concerns(one)
    ] == found
