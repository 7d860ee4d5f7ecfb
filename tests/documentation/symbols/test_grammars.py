"""Public names in the languages that tree-sitter parses."""

from __future__ import annotations

from textwrap import dedent

import pytest

from async_audit.documentation.languages.language import Unparsed
from async_audit.documentation.symbols import grammars
from async_audit.documentation.symbols.grammars import LONGEST, symbols


def names(path: str, source: str) -> list[str]:
    """Each public name, with a ``+`` if it is documented."""
    found = symbols(path, dedent(source).encode())
    assert not isinstance(found, Unparsed)
    return [f"{'+' if symbol.is_documented else ''}{symbol.name}" for symbol in found]


GO = [
    pytest.param("package main\nfunc F() {}", [], id="a program"),
    pytest.param("package x\nfunc f() {}\ntype t struct{}", [], id="what begins small"),
    pytest.param("package x\nfunc (s server) Run() {}", [], id="a method of what begins small"),
    pytest.param("package x\nfunc (e E) Error() string { return e.s }", [], id="what makes a type an error"),
    pytest.param("package x\n// F opens pages.\nfunc F() {}", ["+F"], id="a function"),
    pytest.param("package x\n// F opens pages.\n\nfunc F() {}", ["F"], id="a comment that a blank line separates"),
    pytest.param("package x\nvar a = 1 // opens pages\nfunc F() {}", ["F"], id="a comment behind something else"),
    pytest.param("package x\n// F F.\nfunc F() {}", ["F"], id="the name again"),
    pytest.param("package x\n// F takes rows Rows\nfunc F(rows Rows) {}", ["+F"], id="a word more than the signature"),
    pytest.param("package x\n// F rows\nfunc F(rows Rows) {}", ["F"], id="the signature in words"),
    pytest.param("package x\nfunc (s *S[T]) M() {}", ["S.M"], id="a method of a generic type"),
    pytest.param("package x\n/* Opens pages. */\ntype (\nA int\nB struct{}\n)", ["+A", "+B"], id="a group"),
    pytest.param("package x\ntype (\n// A opens pages.\nA int\nB struct{}\n)", ["+A", "B"], id="one of a group"),
]  # fmt: skip
JAVASCRIPT = [
    pytest.param("function f() {}\nclass C { m() {} }", [], id="what is not exported"),
    pytest.param("/** Opens pages. @internal */\nexport function f() {}", [], id="internal"),
    pytest.param("export const x = 1;", [], id="a value"),
    pytest.param("export { a } from './a';", [], id="what another file defines"),
    pytest.param("/** Opens pages. */\nexport function f() {}", ["+f"], id="a function"),
    pytest.param("/** @param {Row} row */\nexport function f(row) {}", ["f"], id="tags that repeat the signature"),
    pytest.param("/** @returns {Row} the newest */\nexport function f() {}", ["+f"], id="a tag that says more"),
    pytest.param("/** Opens pages. */\nexport const f = async (x) => x;", ["+f"], id="an arrow"),
    pytest.param("export default function () {}", ["default"], id="the default"),
    pytest.param("function f() {}\nfunction g() {}\nexport { f, g as h };", ["f", "g"], id="a list"),
    pytest.param("class C {}\nexport default C;", ["C"], id="the default by name"),
    pytest.param("/** Opens pages. */\nmodule.exports = function f() {};", ["+f"], id="CommonJS"),
    pytest.param("function f() {}\nmodule.exports = { f, g() {}, h: () => 1, 'a/b': () => 1 };", ["f", "g", "h"], id="CommonJS, an object"),
    pytest.param("// Opens pages.\nexports.f = () => 1;", ["+f"], id="CommonJS, one name"),
    pytest.param("export class C { constructor() {} m() {} #p() {} _q() {} get g() {} }", ["C", "C.m", "C.g"], id="a class"),
    pytest.param("export class C { /** Takes the lock. */ constructor() {} }", ["+C"], id="its constructor speaks for it"),
    pytest.param("export class C { /** @private */ constructor() {} m() {} }", ["C", "C.m"], id="a constructor for nobody hides no class"),
    pytest.param("/** @hidden */\nexport class C { m() {} }", [], id="a class that is hidden hides its methods"),
    pytest.param("export class C extends B { m() {} }", ["C"], id="what may override"),
]  # fmt: skip
TYPESCRIPT = [
    pytest.param("export type T = string;", [], id="an alias"),
    pytest.param("export interface I { f(): void }\nexport enum E { A }", ["I", "E"], id="types"),
    pytest.param("export class C implements I { m() {} }", ["C"], id="what an interface describes"),
    pytest.param("export class C { private p() {} protected q() {} public m(): void {} }", ["C", "C.m"], id="access"),
    pytest.param("export abstract class C { abstract m(): void }", ["C", "C.m"], id="an abstract class"),
    pytest.param("/** Opens pages. */\n@Component({a: 1})\nexport class C {}", ["+C"], id="a decorator between"),
    pytest.param("export function f(a: A): void;\n/** Opens pages. */\nexport function f(a: B): void {}", ["+f"], id="overloads"),
    pytest.param("export declare function f(): void;", ["f"], id="a declaration"),
]  # fmt: skip
JAVA = [
    pytest.param("class A { public void m() {} }", [], id="a type that is not public"),
    pytest.param("public class A { @Override public void m() {} A() {} void p() {} private void q() {} }", ["A"], id="what is not public, or overrides"),
    pytest.param("public class A { public int getX() { return x; } public void setX(int y) { x = y; } }", ["A"], id="accessors"),
    pytest.param("/** Opens pages. */\n@Deprecated\npublic class A { public void m() {} }", ["+A", "A.m"], id="a class"),
    pytest.param("// Opens pages.\npublic class A {}", ["A"], id="no Javadoc"),
    pytest.param("public class A { /** Takes the lock. */ public A() {} }", ["+A"], id="its constructor speaks for it"),
    pytest.param("public interface I { /** {@inheritDoc} */ void m(); }", ["I", "+I.m"], id="inherited"),
    pytest.param("public enum E { X; public void m() {} }", ["E", "E.m"], id="an enumeration"),
    pytest.param("public class A { public static class B { public void m() {} } }", ["A", "A.B", "A.B.m"], id="inside"),
    pytest.param("public class A { public int getX() { a(); return x; } }", ["A", "A.getX"], id="an accessor that does more"),
]  # fmt: skip
RUST = [
    pytest.param("fn f() {}\npub(crate) fn g() {}\nstruct S;", [], id="what is not public"),
    pytest.param("struct S;\nimpl S { pub fn m(&self) {} }", [], id="a method of what is not public"),
    pytest.param("impl Clone for S { fn clone(&self) -> S { S } }", [], id="what a trait describes"),
    pytest.param("mod m { pub fn f() {} }", [], id="a private module"),
    pytest.param("// Opens pages.\npub fn f() {}", ["f"], id="no documentation comment"),
    pytest.param("/// Opens pages.\n#[inline]\npub fn f() {}", ["+f"], id="an attribute between"),
    pytest.param('#[doc = "Opens pages."]\npub fn f() {}', ["+f"], id="an attribute that documents"),
    pytest.param("pub struct S<T>(T);\nimpl<T> S<T> { /// Opens pages.\npub fn m(&self) {}\nfn p() {} }", ["S", "+S.m"], id="methods"),
    pytest.param("pub trait T { fn m(&self);\n/** Opens pages. */ fn n(&self) {} }", ["T", "T.m", "+T.n"], id="a trait"),
    pytest.param("pub mod m { pub fn f() {} }", ["m.f"], id="a public module"),
]  # fmt: skip
RUBY = [
    pytest.param("def f; end", [], id="a function of a script"),
    pytest.param("class E < StandardError; end", [], id="an empty class"),
    pytest.param("module A\n  VERSION = '1'\n  module B\n  end\nend", [], id="what only holds others"),
    pytest.param("# :nodoc:\nclass C\n  include X\nend", [], id="not to be documented"),
    pytest.param("class C < B\n  def m; end\nend", ["C"], id="what may override"),
    pytest.param("# Opens pages.\nclass C\n  def initialize; end\n  # Reads ahead.\n  def m; end\n  def _q; end\nend", ["+C", "+C.m"], id="a class"),
    pytest.param("class C\n  def self.s; end\n  private\n  def p; end\nend", ["C", "C.s"], id="below private"),
    pytest.param("class C\n  private def p; end\n  def q; end\n  private :q\n  def m; end\nend", ["C", "C.m"], id="private by name"),
    pytest.param("class A::B\n  def m; end\nend", ["A.B", "A.B.m"], id="a compact name"),
]  # fmt: skip
CSHARP = [
    pytest.param("class A { public void M() {} }", [], id="a type that is not public"),
    pytest.param("public class A { public override string ToString() => x; internal void Q() {} }", ["A"], id="what is not public, or overrides"),
    pytest.param("namespace N.M;\n/// <summary>Opens pages.</summary>\n[Obsolete]\npublic class A { public void M() {} }", ["+A", "A.M"], id="a class"),
    pytest.param("/// <summary>A</summary>\npublic class A {}", ["A"], id="the name again"),
    pytest.param("namespace N { public interface I { /// <inheritdoc/>\nvoid M(); } }", ["I", "+I.M"], id="inherited"),
    pytest.param("public record R(int X);\npublic delegate void D();", ["R", "D"], id="records and delegates"),
]  # fmt: skip
TABLE = {
    "a.go": GO, "a.js": JAVASCRIPT, "a.ts": TYPESCRIPT, "A.java": JAVA, "a.rs": RUST, "a.rb": RUBY, "a.cs": CSHARP
}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        pytest.param(path, *row.values, id=f"{path.partition('.')[2]}: {row.id}")
        for path, rows in TABLE.items()
        for row in rows
    ],
)
def test_names(path: str, source: str, expected: list[str]) -> None:
    assert names(path, source) == expected


def test_a_component_is_read_with_the_grammar_of_its_markup() -> None:
    assert names("a.tsx", "export const Row = (props: P) => <tr>{props.x}</tr>;") == ["Row"]


def test_without_the_extra_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammars, "_parser", lambda _: None)

    assert grammars.is_lacking("a.go")
    assert symbols("a.go", b"package x\nfunc F() {}") == ()


def test_a_wheel_that_is_not_there_is_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(grammars._GRAMMARS, "go", grammars._Grammar("tree_sitter_no_such_language"))

    assert grammars.is_lacking("a.go")


@pytest.mark.parametrize("path", TABLE)
@pytest.mark.parametrize(
    "source",
    [
        pytest.param(b"\xff\xfe\x00", id="a broken UTF-16"),
        pytest.param(b"\xff" * 1000, id="no text"),
        pytest.param(b"\0" * 1000, id="null bytes"),
        pytest.param(b"x" * LONGEST, id="a line as long as a file may be"),
        pytest.param(b"{" * 5_000, id="5,000 braces"),
        pytest.param(b"/*" * 5_000, id="5,000 comments without an end"),
        pytest.param(b"public class A {" * 400, id="400 classes in each other"),
        pytest.param(b"export class A { m() {" * 400, id="400 exports in each other"),
        pytest.param(b"class A\n" * 400, id="400 classes without an end"),
        pytest.param(b"pub mod a {" * 400, id="400 modules in each other"),
    ],
)
def test_hostile_source_is_read_in_no_time(path: str, source: bytes) -> None:
    found = symbols(path, source)

    assert isinstance(found, Unparsed) or len(found) < 401


def test_what_can_be_read_in_too_many_ways_is_given_up() -> None:
    path = "A.java"

    assert symbols(path, b"a<" * 8_000) == Unparsed(
        "does not parse with tree-sitter: it can be read in too many ways"
    )
    assert names(path, "public class A {}") == ["A"]  # the parser is as new


def test_a_long_file_is_not_parsed() -> None:
    assert symbols("a.go", b" " * (LONGEST + 1)) == Unparsed(
        "is longer than 512 KiB, which is too long to parse safely"
    )
