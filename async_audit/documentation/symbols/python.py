"""The public names of a Python file, exactly, by its syntax tree.

Public is what ``__all__`` lists, else what does not begin with an underscore: functions, classes, and in
public classes their methods, properties and classes. What stands inside a function is nobody's interface,
the text of ``__init__`` is its class's, and an overload or a setter speaks through the definition that it
belongs to.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from async_audit.documentation.languages.language import Unparsed
from async_audit.documentation.languages.python import parsed
from async_audit.documentation.symbols.symbol import Symbol, says_something

_Function = (ast.FunctionDef, ast.AsyncFunctionDef)
_ACCESSORS = frozenset({"setter", "deleter", "getter"})
_CONSTRUCTORS = ("__init__", "__new__")
# Inner classes by which frameworks are told something; nobody calls them.
_SETTINGS = frozenset({"Meta", "Config"})
_DOC = re.compile(r"(?:^|_)doc(?:s|strings?|fill)?(?:_|$)", re.IGNORECASE)
_LITERAL = (ast.List, ast.Tuple, ast.Set, ast.Starred, ast.Constant, ast.BinOp, ast.Add, ast.Attribute, ast.Name, ast.Load)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PythonClass:
    """What a subclass may inherit from it."""

    bases: tuple[str, ...]
    """Dotted names, by the imports of its file; empty for an expression."""
    methods: frozenset[str]


@dataclass(frozen=True, slots=True)
class PythonFile:
    """What a Python file defines."""

    symbols: tuple[Symbol, ...]
    """By line; methods that may override others among them."""
    classes: Mapping[str, PythonClass]
    """At its top, and inside of these, by qualified name."""
    imports: Mapping[str, str]
    """Name -> what it stands for: ``t`` -> ``typing``, ``Base`` -> ``.base.Base``; a star for itself: ``.base.*``."""
    listed: frozenset[str] | None
    """What ``__all__`` lists; None where there is none, or where it is computed."""
    is_program: bool
    """Whether it does something when it is run by itself."""


def read(source: bytes) -> PythonFile | Unparsed:
    """What a file defines, or why nobody can tell."""
    tree = parsed(source)
    return tree if isinstance(tree, Unparsed) else _Reader(tree).file()


class _Reader:
    """Walks one tree; the parser allows 100 levels of indentation, and everything else is a loop."""

    def __init__(self, tree: ast.Module) -> None:
        self._statements = list(_flat(tree.body))
        self._imports = _imports(self._statements)
        self._symbols: dict[str, Symbol] = {}
        self._classes: dict[str, PythonClass] = {}

    def file(self) -> PythonFile:
        listed = _listed(self._statements)
        self._scope(self._statements, "", listed)
        found = sorted(self._symbols.values(), key=lambda symbol: symbol.line)
        return PythonFile(tuple(found), self._classes, self._imports, listed, _is_program(self._statements))

    def _scope(self, statements: Sequence[ast.stmt], owner: str, listed: frozenset[str] | None) -> None:
        """Take in what stands at one level; ``listed`` is what ``__all__`` says, at the top."""
        for node in statements:
            if not isinstance(node, (*_Function, ast.ClassDef)):
                continue
            name = f"{owner}.{node.name}".lstrip(".")
            is_public = not node.name.startswith("_") if listed is None else node.name in listed
            if isinstance(node, ast.ClassDef):
                self._class(node, name, is_public=is_public and not (owner and node.name in _SETTINGS))
            elif is_public and not self._speaks_elsewhere(node):
                self._put(name, node.lineno, _is_told(node) or self._is_told_by_decorator(node), owner)

    def _class(self, node: ast.ClassDef, name: str, *, is_public: bool) -> None:
        body = list(_flat(node.body))
        methods = {one.name for one in body if isinstance(one, (*_Function, ast.ClassDef))}
        self._classes[name] = PythonClass(tuple(map(self._base, node.bases)), frozenset(methods))
        if not is_public:
            return
        is_told = says_something(ast.get_docstring(node, clean=False) or "", node.name)
        for one in body:
            if isinstance(one, _Function) and one.name in _CONSTRUCTORS:
                is_told = is_told or _is_told(one, node.name)
        self._put(name, node.lineno, is_told or self._is_told_by_decorator(node), "")
        self._scope(body, name, None)

    def _put(self, name: str, line: int, is_documented: bool, owner: str) -> None:
        known = self._symbols.get(name)  # one for each system or version: whoever reads one has read it
        if known is None:
            self._symbols[name] = Symbol(name, line, is_documented, owner)
        elif is_documented and not known.is_documented:
            self._symbols[name] = known._replace(is_documented=True)

    def _speaks_elsewhere(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        """Whether it is a part of another definition, or says that it overrides one."""
        for one in node.decorator_list:
            written = _dotted(one.func if isinstance(one, ast.Call) else one)
            owner, _, last = written.rpartition(".")
            if owner and (last in _ACCESSORS or (last == "register" and owner not in self._imports)):
                return True  # @checks.register(…) of a module is no case of a single dispatch
            meant = self._meant(written).rpartition(".")[2]
            if meant in ("overload", "overrides") or (meant == "override" and not isinstance(one, ast.Call)):
                return True
        return False

    def _is_told_by_decorator(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
        # @doc(…), @_docstring.copy(…), @inherit_doc: the text comes from where the decorator says
        names = (self._dotted(one.func if isinstance(one, ast.Call) else one) for one in node.decorator_list)
        return any(_DOC.search(part) for name in names for part in name.split(".")[-2:])

    def _base(self, node: ast.expr) -> str:
        while isinstance(node, ast.Subscript):  # Generic[T]
            node = node.value
        if isinstance(node, ast.Call) and self._dotted(node.func).rpartition(".")[2] == "namedtuple":
            return "tuple"
        return self._dotted(node)

    def _dotted(self, node: ast.expr) -> str:
        return self._meant(_dotted(node))

    def _meant(self, written: str) -> str:
        first, dot, rest = written.partition(".")
        return self._imports.get(first, first) + dot + rest


def _is_told(node: ast.FunctionDef | ast.AsyncFunctionDef, name: str = "") -> bool:
    return says_something(ast.get_docstring(node, clean=False) or "", name or node.name, _signature(node))


def _signature(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """Names of the parameters and of their types."""
    given = node.args
    for one in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg):
        if one is not None:
            yield one.arg
            yield from _names(one.annotation)
    yield from _names(node.returns)


def _names(annotation: ast.expr | None) -> Iterator[str]:
    for node in ast.walk(annotation) if annotation is not None else ():
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def _flat(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of one scope, also those under ``if``, ``try``, ``with``, in the order of the file.

    What only a type checker sees is no definition.
    """
    pending = list(reversed(body))
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, (*_Function, ast.ClassDef)):
            continue
        if isinstance(node, ast.If) and _dotted(node.test).rpartition(".")[2] == "TYPE_CHECKING":
            seen = (one for one in node.body if isinstance(one, (ast.Import, ast.ImportFrom)))
            pending += reversed((*seen, *node.orelse))
            continue
        inner: list[ast.stmt] = []
        for part in (node, *getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            for field in ("body", "orelse", "finalbody"):
                inner += getattr(part, field, ())
        pending += sorted(inner, key=lambda one: one.lineno, reverse=True)


def _imports(statements: Sequence[ast.stmt]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in statements:
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.partition(".")[0]
                found[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom):
            room = "." * node.level + (node.module or "")
            for alias in node.names:
                joint = "" if room.endswith(".") else "."
                whole = f"{room}{joint}{alias.name}"
                found[whole if alias.name == "*" else alias.asname or alias.name] = whole
        elif isinstance(node, ast.Assign) and len(node.targets) == 1:
            first, dot, rest = _dotted(node.value).partition(".")
            if first and isinstance(node.targets[0], ast.Name):  # o = typing.overload
                found[node.targets[0].id] = found.get(first, first) + dot + rest
    return found


def _dotted(node: ast.expr) -> str:
    """``a.b.c`` as written; empty for any other expression."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join((node.id, *reversed(parts))) if isinstance(node, ast.Name) else ""


def _is_program(statements: Sequence[ast.stmt]) -> bool:
    tests = (node.test for node in statements if isinstance(node, ast.If))
    return any(isinstance(test, ast.Compare) and _dotted(test.left) == "__name__" for test in tests)


def _listed(statements: Sequence[ast.stmt]) -> frozenset[str] | None:
    """What ``__all__`` lists; None where there is none, or where it is computed."""
    found: set[str] = set()
    is_there = False
    for node in statements:
        value = _of_all(node)
        if value is None:
            continue
        is_there = True
        for part in ast.walk(value):
            if not isinstance(part, _LITERAL):
                return None
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                found.add(part.value)
    return frozenset(found) if is_there else None


def _of_all(node: ast.stmt) -> ast.expr | None:
    """What a statement puts into ``__all__``."""
    targets: Sequence[ast.expr] = ()
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, (ast.AugAssign, ast.AnnAssign)):
        targets = [node.target]
    if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign)):
        return node.value if any(map(_is_all, targets)) else None
    call = node.value if isinstance(node, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and _is_all(call.func.value):
        return ast.Tuple(call.args, ast.Load())
    return None


def _is_all(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "__all__"
