"""Histories as no team would make them, built by one ``git fast-import`` each."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.repo_builder import isolated_environment

PATHS = ("a.py", "b.py", "c.py", "d/a.py", "d/e/b.py", 'odd "\\\n\u00fc')
FILE, PROGRAM, LINK = "100644", "100755", "120000"
WORDS = ("", "}", "return", "if x:", "import os", "    pass", "# the same in many places")


@dataclass
class Entry:
    mode: str
    lines: tuple[bytes, ...]


Tree = dict[str, Entry]


@dataclass
class History:
    """What ``grow`` has made so far."""

    random: Random
    trees: list[Tree] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    stream: list[bytes] = field(default_factory=list)

    def commit(self, parents: list[int], tree: Tree) -> None:
        """Add one commit; its number is its place in ``trees``."""
        number = len(self.trees)
        # clocks go wrong: git walks by date, so a skewed one changes the order in which blame looks
        date = 1_700_000_000 + (self.random.randrange(50) if self.random.random() < 0.3 else number) * 60
        out = [f"commit refs/heads/{number}\nmark :{number + 1}\ncommitter A <a@b> {date} +0000\ndata 0\n"]
        out += [
            f"{'from' if place == 0 else 'merge'} :{parent + 1}\n" for place, parent in enumerate(parents)
        ]
        out.append("deleteall\n")
        self.stream.append("".join(out).encode())
        for path, entry in tree.items():
            quoted = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            content = b"".join(entry.lines)
            self.stream.append(f'M {entry.mode} inline "{quoted}"\ndata {len(content)}\n'.encode())
            self.stream += [content, b"\n"]
        self.trees.append(tree)
        self.heads = (self.heads - set(parents)) | {number}


def grow(random: Random, commits: int) -> History:
    """That many commits, and one more that merges what is left open."""
    history = History(random)
    for number in range(commits):
        recent = list(range(max(0, number - 5), number))
        wanted = random.choices((0, 1, 2, 3), (1, 12, 7, 1))[0]
        parents = random.sample(recent, min(len(recent), wanted))
        tree = _merged(random, [history.trees[parent] for parent in parents])
        for _ in range(random.choice((0, 1, 1, 2, 3))):
            _change(random, tree, number)
        history.commit(parents, tree)
    heads = sorted(history.heads, reverse=True)[:5]
    if len(heads) > 1:
        history.commit(heads, _merged(random, [history.trees[head] for head in heads]))
    return history


def _merged(random: Random, trees: list[Tree]) -> Tree:
    tree = dict(trees[0]) if trees else {}
    for theirs in trees[1:]:
        for path in sorted(tree.keys() | theirs.keys()):
            mine, other = tree.get(path), theirs.get(path)
            choice = random.random()
            if mine and other and choice < 0.4:
                at = random.randrange(len(mine.lines) + 1)
                tree[path] = Entry(mine.mode, mine.lines[:at] + other.lines[at:])
            elif other and (choice < 0.7 or mine is None):
                tree[path] = other
            elif choice > 0.95:
                tree.pop(path, None)
    return _without_clashes(tree)


def _change(random: Random, tree: Tree, number: int) -> None:
    path = random.choice(PATHS)
    entry = tree.get(path)
    action = random.random()
    if entry is None:
        source = random.choice(sorted(tree)) if tree and action < 0.75 else ""
        tree[path] = tree[source] if source else Entry(FILE, tuple(_lines(random, number, 25)))
        if source and action < 0.55:  # else it is a copy, and blame must not see through it
            del tree[source]
        if source and action < 0.4:
            _edit(random, tree, path, number)
    elif action < 0.75:
        _edit(random, tree, path, number)
    elif action < 0.87:
        del tree[path]
    elif action < 0.95:
        tree[path] = Entry(random.choice((FILE, PROGRAM, LINK)), entry.lines or (b"x",))
    else:
        tree[path] = Entry(FILE, tuple(_lines(random, number, 5)))
    _without_clashes(tree)


def _edit(random: Random, tree: Tree, path: str, number: int) -> None:
    lines = list(tree[path].lines)
    at = random.randrange(len(lines) + 1)
    lines[at : at + random.choice((0, 0, 1, 3))] = _lines(random, number, 4)
    if random.random() < 0.1:
        lines = [line.replace(b"\n", b"\r\n") if b"\r" not in line else line for line in lines]
    if lines and random.random() < 0.1:
        lines[-1] = lines[-1].rstrip(b"\n")
    if random.random() < 0.1:
        random.shuffle(lines)
    tree[path] = Entry(tree[path].mode, tuple(lines) or (() if tree[path].mode != LINK else (b"x",)))


def _lines(random: Random, number: int, most: int) -> list[bytes]:
    return [
        (
            random.choice(WORDS) if random.random() < 0.5 else f"line {random.randrange(99)} of {number}"
        ).encode()
        + b"\n"
        for _ in range(random.randrange(most + 1))
    ]


def _without_clashes(tree: Tree) -> Tree:
    for path in list(tree):
        if tree[path].mode == LINK and not tree[path].lines:
            del tree[path]
    return tree


def imported(history: History, folder: Path) -> list[str]:
    """Make it a bare repository in ``folder``; the ids of its commits."""
    environment = isolated_environment()

    def git(*arguments: str, given: bytes = b"") -> bytes:
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, input=given, capture_output=True, check=True
        ).stdout

    git("init", "-q", "--bare")
    marks = folder / "marks"
    git("fast-import", "--quiet", f"--export-marks={marks}", given=b"".join(history.stream))
    ids = dict(line.split(" ") for line in marks.read_text("ascii").splitlines())
    return [ids[f":{number + 1}"] for number in range(len(history.trees))]
