"""What stands where somebody who asks looks first."""

from __future__ import annotations

from collections.abc import Mapping

from async_audit.documentation.written import Written, written
from async_audit.errors import MissingObjectError

TREE = {
    "README.md": "# Shop\n\nSells things to people.\n",
    "net/README.rst": "Net\n===\n\nTalks to banks over queues.\n",
    "net/readmes.txt": "No README.\n",
    "net/__init__.py": '"""Speaks with partner banks."""\n',
    "net/a.py": '"""Opens connections."""\n',
    "net/b.py": "x = 1\n",
    "net/c.py": '"""Closes connections."""\n',
    "net/d.py": '"""Counts connections."""\n',
    "net/deep/__init__.py": '"""Lies deep."""\n',
    "net/broken.py": "def\n",
}


def said(asked: str, *paths: str, tree: Mapping[str, str] = TREE) -> list[Written]:
    def read(path: str) -> bytes:
        if path not in tree:
            raise MissingObjectError(f"{path}: not in this clone")
        return tree[path].encode()

    return list(written(asked, paths, [*tree, *paths], read))


def test_nothing_written_is_nothing() -> None:
    assert said("net/b.py", "net/b.py", tree={"net/b.py": "x = 1\n", "README.md": "Not here."}) == []


def test_a_file_that_does_not_parse_says_nothing() -> None:
    assert said("net", "net/broken.py", tree={"net/broken.py": "def\n"}) == []


def test_a_directory_has_its_readme_and_its_docstrings_the_main_one_first() -> None:
    assert said("net", "net/a.py", "net/b.py", "net/c.py", "net/d.py", "net/__init__.py") == [
        ("net/README.rst", "Talks to banks over queues."),
        ("net/__init__.py", "Speaks with partner banks."),
        ("net/a.py", "Opens connections."),
        ("net/c.py", "Closes connections."),
    ]


def test_a_file_has_its_own_docstring_and_the_readme_beside_it() -> None:
    assert said("net/c.py", "net/c.py") == [
        ("net/README.rst", "Talks to banks over queues."),
        ("net/c.py", "Closes connections."),
    ]


def test_the_top_has_the_readme_of_the_project() -> None:
    assert said(".", "net/deep/__init__.py", "net/__init__.py")[0] == ("README.md", "Sells things to people.")


def test_what_the_clone_does_not_hold_is_said() -> None:
    assert said("net/gone.py", "net/gone.py")[1] == ("net/gone.py", "(net/gone.py: not in this clone)")


def test_other_languages_are_heard_the_package_first() -> None:
    tree = {
        "a/a.go": "// Package a signs messages.\npackage a\n",
        "a/doc.go": "// Package a signs partner messages.\npackage a\n",
        "a/b.js": "// Draws signed messages.\n\nlet a;\n",
    }
    assert said("a", *tree, tree=tree) == [
        ("a/doc.go", "Package a signs partner messages."),
        ("a/a.go", "Package a signs messages."),
        ("a/b.js", "Draws signed messages."),
    ]
