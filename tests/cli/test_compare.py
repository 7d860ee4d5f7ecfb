"""``async-audit compare``: two revisions, or two reports, and what is neither."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from async_audit.cli import main
from async_audit.cli.compare import GONE
from async_audit.findings import Severity
from async_audit.formats import load
from tests.formats.reports import EVERYTHING, finding
from tests.repo_builder import RepoBuilder

BODY = '"""Talks to partner banks over message queues."""\n' + "x = 1\n" * 30


@pytest.fixture
def grown(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> RepoBuilder:
    """At ``v1`` all packages say what they are, at HEAD one does not."""
    repo.commit({"net/__init__.py": BODY})
    repo.git("tag", "v1")
    repo.commit({"pool/__init__.py": "y = 1\n" * 30})
    monkeypatch.chdir(repo.path)
    return repo


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["compare", *words])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_revision_and_itself_differ_in_nothing(
    grown: RepoBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(capsys, "HEAD")
    assert (code, err) == (0, "")
    assert out.startswith("from ")
    assert ": 0 new, 0 gone, 0 graver, " in out
    assert len(out.splitlines()) == 1


def test_what_came_since_a_revision_is_new(grown: RepoBuilder, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "v1")
    assert code == 0
    assert ": 1 new, 0 gone, 0 graver, 1 in both\n" in out
    assert "  new    note    pool does not say what it is" in out
    assert "undocumented-module looked at 1 -> 2 modules" in " ".join(out.split())


def test_reports_in_files_compare_like_their_revisions(
    grown: RepoBuilder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = [str(tmp_path / f"{name}.json") for name in ("v1", "HEAD")]
    for name, file in zip(("v1", "HEAD"), files, strict=True):
        main(["report", "--revision", name, "--format", f"json:{file}"])
    capsys.readouterr()
    for form in ("text", "markdown", "json"):
        assert said(capsys, *files, "--format", form) == said(capsys, "v1", "HEAD", "--format", form)


def test_what_grew_graver_says_what_it_was_and_what_is_gone_why(
    grown: RepoBuilder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = [tmp_path / "before.json", tmp_path / "after.json"]
    notes = [finding(number, severity=Severity.NOTE) for number in (1, 2)]
    for file, found in zip(files, (notes, [finding(1)]), strict=True):
        file.write_text(load("json")(replace(EVERYTHING, findings=tuple(found))))
    out = said(capsys, *map(str, files))[1].splitlines()
    assert out[1] == "  async-ready  share  24% -> 24% of changes in 90 days"
    assert out[5].startswith("  graver note -> warning only Ada can explain")
    assert out[6].startswith("  gone   note    only Ada can explain")
    assert out[7] == f"  {GONE}"
    posted = said(capsys, *map(str, files), "--format", "markdown")[1]
    assert "| async-ready | share | 24% -\\> 24% of changes in 90 days |" in posted
    assert GONE in posted


def test_json_has_every_finding(grown: RepoBuilder, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(said(capsys, "v1", "--format", "json")[1])
    assert [one["id"] for one in document["new"]] == ["undocumented-module:pool"]
    assert document["gone"] == []


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(None, "No such file or directory; name a report or a revision", id="missing"),
        pytest.param("[broken", "is not JSON; '--format json:", id="broken"),
        pytest.param("[" * 100_000, "is not JSON; '--format json:", id="a bomb of brackets"),
        pytest.param("[]", "is no report of async-audit; this version reads", id="something else"),
        pytest.param('{"schema": "async-audit/report/0"}', "is written as async-audit/report/0", id="old"),
        pytest.param(
            '{"schema": SCHEMA, "audits": 3}', "lacks what a report holds; write it anew", id="edited"
        ),
    ],
)
def test_what_is_no_report_is_named_with_its_mend(
    grown: RepoBuilder,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    content: str | None,
    complaint: str,
) -> None:
    from async_audit.formats.json import SCHEMA

    file = tmp_path / "a.json"
    if content is not None:
        file.write_text(content.replace("SCHEMA", json.dumps(SCHEMA)))
    code, out, err = said(capsys, str(file))
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert complaint in err
