"""Who is behind a signature is what git says with the audited commit's ``.mailmap``."""

from __future__ import annotations

import pytest

from async_audit.errors import RepositoryError
from async_audit.repository import find, open_snapshot
from async_audit.repository.people import People
from async_audit.repository.runner import Git
from tests.repo_builder import RepoBuilder


def people(repo: RepoBuilder) -> People:
    return People(find(repo.path).reading.with_options("-c", "mailmap.blob=HEAD:.mailmap"))


@pytest.mark.parametrize(
    ("signature", "email", "name"),
    [
        pytest.param("Ada <Ada@Example.COM>", "ada@example.com", "Ada", id="case is folded"),
        pytest.param("Ada Lovelace <>", "ada lovelace", "Ada Lovelace", id="a name where there is no e-mail"),
        pytest.param("<a@b>", "a@b", "", id="no name"),
        pytest.param(" <>", "", "", id="nothing at all"),
        pytest.param("A <B <a@b>", "b <a@b", "A", id="an e-mail with a bracket"),
        pytest.param("\udcff\t <\udcfe>", "\udcfe", "\udcff", id="bytes that are not UTF-8"),
    ],
)
def test_without_a_mailmap_a_signature_speaks_for_itself(
    repo: RepoBuilder, signature: str, email: str, name: str
) -> None:
    author = people(repo).author(signature)
    assert (author.email, author.name) == (email, name)


def test_authors_and_co_authors_are_whom_the_mailmap_of_the_audited_commit_names(repo: RepoBuilder) -> None:
    repo.commit({".mailmap": "Ada L <ada@new> <ada@example.com>\nBob B <bob@new> Bob <b@old>\n"})
    repo.commit({"a.py": "1\n"}, message="Add a\n\nCo-authored-by: Bob <B@old>\nco-authored-By: Eve <e@x>")
    repo.write({".mailmap": "Eve <eve@work> <ada@example.com>\n"})

    found = open_snapshot(find(repo.path)).commits[0]

    assert str(found.author) == "Ada L <ada@new>"
    assert list(map(str, found.co_authors)) == ["Bob B <bob@new>", "Eve <e@x>"]
    assert found.signatures == ("Ada <ada@example.com>", "Bob <B@old>", "Eve <e@x>")


def test_fewer_answers_than_questions_are_an_error(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = people(repo)
    start = Git._start
    monkeypatch.setattr(Git, "_start", lambda git, words, *more, **named: start(git, ("version",), *more))
    with pytest.raises(RepositoryError, match="answered 1 of 2 questions"):
        asked.meet(["A <a@x>", "B <b@x>"])
