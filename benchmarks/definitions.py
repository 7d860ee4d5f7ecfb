"""Public names as we read them, against a second reading that shares no code with the first.

Usage: python -m benchmarks.definitions REPOSITORY [REPOSITORY …] 2> differences

Python is read by ``ast``; the second reading is tree-sitter's (``pip install tree-sitter-python`` beside us). Go and
JavaScript we read by tree-sitter ourselves; there the second reading are regular expressions over the code without
comments and strings. What is compared are names with their files. The second reading does not know what we leave
out on purpose, so that is put aside on both sides and counted: overloads, setters and overrides by decorator, what
``__all__`` leaves out, methods that Go types share by convention, and classes of JavaScript with their methods.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from async_audit.documentation.languages.python import LONGEST
from async_audit.documentation.symbols import grammars
from async_audit.documentation.symbols.python import PythonFile, read
from async_audit.documentation.symbols.symbol import Symbol
from async_audit.facts import Kind
from async_audit.repository import find, open_snapshot

_NOT_CODE = re.compile(
    r"//[^\n]*|/\*.*?\*/|`(?:[^`\\]|\\.)*`|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.DOTALL
)
_GO = re.compile(
    r"^func\s+(?:\(\s*(?:\w+\s+)?\*?(?P<owner>\w+)[^)]*\)\s*)?(?P<function>\w+)|^type\s+(?P<type>\w+)", re.MULTILINE
)  # fmt: skip
_GO_GROUP = re.compile(r"^type\s*\(\n(.*?)^\)", re.MULTILINE | re.DOTALL)
_COMMON = frozenset("Error Read ServeHTTP String Write Unwrap Len Less Swap".split())
_JAVASCRIPT = re.compile(
    r"^export\s+(?:default\s+)?(?:declare\s+)?(?:async\s+)?"
    r"(?:function\b\s*\*?\s*([\w$]*)|(?:abstract\s+)?(?:class|interface|(?:const\s+)?enum)\s+([\w$]+))",
    re.MULTILINE,
)
_EXPORTS = re.compile(r"export\b.*\b(?:function|class|interface|enum)\b")
_ASIDE = ("overload", "override", "overrides", "setter", "deleter", "getter")


def blanked(text: str) -> str:
    """The code without comments and strings, with the same lines."""
    return _NOT_CODE.sub(lambda found: "\n" * found[0].count("\n"), text)


def go(path: str, source: bytes) -> tuple[set[str], set[str]]:
    text = blanked(source.decode("utf-8", "replace"))
    if re.search(r"^package\s+main\b", text, re.MULTILINE):
        return set(), set()
    second = set()
    for found in _GO.finditer(text):
        owner, name = found["owner"], found["function"] or found["type"]
        if name[:1].isupper() and (owner is None or (owner[:1].isupper() and name not in _COMMON)):
            second.add(f"{owner}.{name}" if owner else name)
    for group in _GO_GROUP.findall(text):
        second.update(re.findall(r"^\t([A-Z]\w*)", group, re.MULTILINE))
    return {one.name for one in named(path, source)}, second


def javascript(path: str, source: bytes) -> tuple[set[str], set[str]]:
    text = blanked(source.decode("utf-8", "replace"))
    second = {found[1] or found[2] or "default" for found in _JAVASCRIPT.finditer(text)}
    lines = text.split("\n")
    # lists of names, constants and CommonJS are beyond the second reading
    return {one.name for one in named(path, source) if _EXPORTS.match(lines[one.line - 1])}, second


def named(path: str, source: bytes) -> tuple[Symbol, ...]:
    found = grammars.symbols(path, source)
    return found if isinstance(found, tuple) else ()


def python(_path: str, source: bytes) -> tuple[set[str], set[str]]:
    tree_sitter: Any = import_module("tree_sitter")
    wheel: Any = import_module("tree_sitter_python")
    ours = read(source)
    if not isinstance(ours, PythonFile) or ours.listed is not None:
        return set(), set()
    parser = tree_sitter.Parser(tree_sitter.Language(wheel.language()))
    return {symbol.name for symbol in ours.symbols}, set(_of(parser.parse(source).root_node, ""))


def _of(node: Any, owner: str) -> Iterator[str]:
    for child in node.named_children:
        kind = child.type
        decorators: list[str] = []
        if kind == "decorated_definition":
            decorators = [part.text.decode() for part in child.named_children if part.type == "decorator"]
            child = child.child_by_field_name("definition")
            kind = child.type
        if kind in ("function_definition", "class_definition"):
            name = child.child_by_field_name("name").text.decode()
            is_aside = any(re.split(r"[.(\n]", one)[-1].strip() in _ASIDE for one in decorators)
            if name.startswith("_") or (owner and name in ("Meta", "Config")) or is_aside:
                continue
            yield f"{owner}.{name}".lstrip(".")
            if kind == "class_definition":
                yield from _of(child.child_by_field_name("body"), f"{owner}.{name}".lstrip("."))
        elif kind == "if_statement" and b"TYPE_CHECKING" in child.child_by_field_name("condition").text:
            continue
        elif kind.endswith(("_statement", "_clause", "block")) and not kind.startswith("expression"):
            yield from _of(child, owner)


READERS: Mapping[str, tuple[Callable[[str, bytes], tuple[set[str], set[str]]], tuple[str, ...]]] = {
    "Python": (python, (".py",)),
    "Go": (go, (".go",)),
    "JavaScript": (javascript, (".js", ".mjs", ".ts")),
}


def main() -> None:
    print("| repository | language | files | names | recall | precision |\n|---|---|---|---|---|---|")
    for name in sys.argv[1:]:
        snapshot = open_snapshot(find(name))
        for language, (reader, endings) in READERS.items():
            counts: Counter[str] = Counter()
            for path, file in snapshot.files.items():
                if path.endswith(endings) and file.kind in (Kind.CODE, Kind.TEST):
                    source = snapshot.read(path)
                    if len(source) >= min(LONGEST, grammars.LONGEST):
                        continue
                    ours, second = reader(path, source)
                    both = ours & second
                    counts.update(files=1, ours=len(ours), second=len(second), both=len(both))
                    for odd in sorted(ours ^ second):
                        print(f"{'+' if odd in ours else '-'} {path} {odd}", file=sys.stderr)
            if counts["second"]:
                ratios = f"{counts['both'] / counts['second']:.4f} | {counts['both'] / counts['ours']:.4f}"
                print(
                    f"| {Path(name).name} | {language} | {counts['files']:,} | {counts['second']:,} | {ratios} |"
                )


if __name__ == "__main__":
    main()
