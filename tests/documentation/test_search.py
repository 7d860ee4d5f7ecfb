"""What is written is found, the best place first, by SQLite and without it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable

import pytest

from async_audit.documentation import index as index_room
from async_audit.documentation.index import COMMIT, SCHEMA, Fts, Index, Passage, open_index
from async_audit.documentation.scan import Scan
from async_audit.documentation.search import Hit, called, search

Search = Callable[..., list[Hit]]


def passage(title: str, text: str = "", path: str = "docs/a.md", kind: str = "document") -> Passage:
    return Passage(kind, path, 1, (title,) if title else (), 2, text)


def filled(index: Index, passages: Iterable[Passage], state: bytes = b"1") -> Index:
    by_name = {str(one).encode(): one for one in passages}

    def bring(names: Collection[bytes]) -> Iterable[tuple[bytes, Iterable[Passage]]]:
        return ((name, [by_name[name]]) for name in by_name if name in names)

    index.update(state, by_name.keys, bring)
    return index


@pytest.fixture(params=["SQLite", "plain Python"])
def find(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Search:
    """Search these passages for a question."""
    if request.param == "plain Python":
        monkeypatch.setattr(index_room, "SCHEMA", ("CREATE VIRTUAL TABLE words USING nowhere(a)",))

    def call(query: str, *passages: Passage, most: int = 10) -> list[Hit]:
        index = open_index()
        assert isinstance(index, Scan) == (request.param == "plain Python")
        return search(filled(index, passages), query, most)

    return call


def titles(hits: Iterable[Hit]) -> list[str]:
    return [hit.passage.columns[0] for hit in hits]


FILLER = tuple(
    passage(f"Other {name}", "nothing of interest stands here", f"x/{name}.md") for name in "abcdefgh"
)


@pytest.mark.parametrize(
    "query", ["", "   ", "-:\"'()*^", "\x00", "\n\n", "\ud800", "…", "a" * 10_000], ids=repr
)
def test_a_question_without_a_word_finds_nothing(find: Search, query: str) -> None:
    assert find(query, passage("A", "aaa"), *FILLER) == []


def test_nothing_is_found_where_there_is_nothing(find: Search) -> None:
    assert find("deploy") == []
    assert find("deploy", *FILLER) == []


@pytest.mark.parametrize(
    "query",
    ['"deploy', "deploy:", "-deploy", "title:deploy", "deploy*", "deploy AND", "NOT deploy", "NEAR(deploy", "^deploy", "deploy'--", "deploy)", "{deploy}"],
)  # fmt: skip
def test_nothing_in_a_question_is_syntax(find: Search, query: str) -> None:
    assert titles(find(query, passage("Deploy"), *FILLER))[:1] == ["Deploy"]


def test_any_word_will_do_and_more_are_better(find: Search) -> None:
    one, both = passage("One", "rotate it"), passage("Both", "rotate the signing keys now and then")

    hits = find("how do I rotate signing keys", one, both, *FILLER)

    assert titles(hits) == ["Both", "One"]
    assert [(hit.has, hit.lacks, hit.answers) for hit in hits] == [
        (("rotate", "signing", "keys"), (), True),
        (("rotate",), ("signing", "keys"), False),
    ]


def test_other_forms_of_a_word_are_the_word(find: Search) -> None:
    assert titles(find("deploying", passage("A", "how it is deployed"), *FILLER)) == ["A"]


def test_accents_and_case_do_not_count(find: Search) -> None:
    assert titles(find("CAFE", passage("A", "the café"), *FILLER)) == ["A"]


def test_a_title_weighs_more_than_a_path_and_a_path_more_than_a_text(find: Search) -> None:
    text, path = passage("A", "deploy", "x/a.md"), passage("B", "ship", "deploy/b.md")

    assert titles(find("deploy", text, path, passage("Deploy", "ship", "x/c.md"), *FILLER)) == [
        "Deploy",
        "B",
        "A",
    ]


def test_a_heading_above_is_held_and_weighs_nothing(find: Search) -> None:
    below = Passage("document", "a.md", 1, ("Shop", "Deploying"), 2, "run it")

    (hit, *_) = find("how to deploy the shop", below, passage("Other", "the shop of a friend"), *FILLER)

    assert (hit.passage, hit.lacks) == (below, ())


def test_words_side_by_side_are_better_than_apart(find: Search) -> None:
    apart = passage("Apart", "key of the house, and a signing of contracts")
    beside = passage("Beside", "a signing key of the house, and of contracts")

    assert titles(find("signing key", apart, beside, *FILLER)) == ["Beside", "Apart"]


def test_a_question_of_words_that_all_sentences_hold_is_looked_for_as_it_is(find: Search) -> None:
    assert titles(find("how to", passage("How to"), *FILLER)) == ["How to"]


def test_equals_are_in_order_of_their_place_whatever_came_first(find: Search) -> None:
    same = [passage("A", "deploy", f"x/{number}.md") for number in range(400)]

    paths = [hit.passage.path for hit in find("deploy", *reversed(same), most=3)]

    assert paths == ["x/0.md", "x/1.md", "x/10.md"]


@pytest.mark.parametrize(
    ("text", "line", "excerpt"),
    [
        pytest.param("one\ntwo\nrotate keys\nkeys", 4, "rotate keys", id="the line with most words"),
        pytest.param("other\nmore", 1, "other", id="only the title has it"),
        pytest.param("", 1, "", id="there is no text"),
        pytest.param(f"{'x ' * 200}rotate keys {'y ' * 200}", 2, "rotate keys", id="a long line"),
        pytest.param(f"{'z' * 200_000} rotate keys", 2, "rotate keys", id="a long word before it"),
    ],
)
def test_an_excerpt_shows_the_words(find: Search, text: str, line: int, excerpt: str) -> None:
    (hit,) = find("rotate keys", passage("Rotate keys", text), most=1)

    assert hit.line == line
    assert excerpt in hit.excerpt
    assert len(hit.excerpt) <= 102


@pytest.mark.parametrize(
    ("words", "path"),
    [
        pytest.param(["zebra"], "", id="none is called so"),
        pytest.param(["signing", "keys"], "src/auth/signing_keys", id="most of the words"),
        pytest.param(["auth"], "src/auth", id="the shortest"),
    ],
)
def test_a_module_is_called_like_the_question(words: list[str], path: str) -> None:
    assert called(words, ["src/auth/signing_keys", "src/auth", "src/auth/keys", "."]) == path
    assert called(words, []) == ""


def test_what_stands_near_is_better_than_far_also_the_other_way_round(find: Search) -> None:
    far = passage("Far", f"signing {'of letters ' * 20} keys")
    near = passage("Near", f"keys for the signing {'of letters ' * 20}")

    assert titles(find("signing keys", far, near, *FILLER)) == ["Near", "Far"]


def test_the_document_that_holds_most_is_first(find: Search) -> None:
    # the passages of ``find`` are each a source of their own
    index = open_index()
    one = [passage("A", "deploy", "a.md")]
    much = [passage("B", "deploy", "b.md"), passage("C", "deploy", "b.md")]
    index.update(b"1", lambda: [b"a", b"b"], lambda _: [(b"a", one), (b"b", much)])

    assert titles(search(index, "deploy", 9)) == ["B", "C", "A"]


def test_a_page_is_better_than_a_message_that_has_the_words_for_its_title(find: Search) -> None:
    page = passage(
        "Context During Setup", "The application context is there while it is set up.", "docs/app.md"
    )
    message = passage("Application context", "", "0" * 40)._replace(kind=COMMIT)

    assert [hit.passage.kind for hit in find("application context", *FILLER, message, page)] == [
        page.kind,
        COMMIT,
    ]


def database() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in SCHEMA:
        connection.execute(statement)
    return connection


def test_an_index_that_is_up_to_date_asks_for_nothing() -> None:
    index = filled(Fts(database()), FILLER)

    index.update(b"1", lambda: pytest.fail("asked for names"), lambda _: pytest.fail("asked for texts"))


def test_only_what_is_new_is_brought_and_what_is_gone_is_forgotten() -> None:
    index = filled(Fts(database()), [passage("Old", "deploy"), passage("Kept", "deploy")])
    asked: list[set[bytes]] = []

    def bring(names: Collection[bytes]) -> Iterable[tuple[bytes, Iterable[Passage]]]:
        asked.append(set(names))
        return [(b"new", [passage("New", "deploy")])]

    index.update(b"2", lambda: [str(passage("Kept", "deploy")).encode(), b"new"], bring)

    assert asked == [{b"new"}]
    assert titles(search(index, "deploy", 9)) == ["Kept", "New"]


def test_an_update_that_fails_changes_nothing() -> None:
    index = filled(Fts(database()), [passage("Old", "deploy")])

    def bring(names: Collection[bytes]) -> Iterable[tuple[bytes, Iterable[Passage]]]:
        yield b"new", [passage("New", "deploy")]
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        index.update(b"2", lambda: [b"new"], bring)
    assert titles(search(index, "deploy", 9)) == ["Old"]


def test_names_that_are_not_text_are_found(find: Search) -> None:
    odd = passage("Deploy \udcff \x00 now", "a\x00b deploy", "docs/\udcff.md")

    (hit, *_) = find("deploy now", odd, *FILLER)

    assert hit.passage.path == "docs/\udcff.md"
