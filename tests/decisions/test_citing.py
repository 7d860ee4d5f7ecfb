"""Code that cites records, and records that name paths."""

from __future__ import annotations

import re

from async_audit.decisions.citing import citation_pattern, citing_retired, dead_paths
from async_audit.decisions.records import Record
from async_audit.facts import Line
from async_audit.formats.summary import figure
from tests.decisions.logs import log, nygard, one
from tests.fixed_snapshot import commit

RETIRED = log(a=nygard("Deprecated"), use_queues=nygard("Accepted")).all


def cited(text: str, records: tuple[Record, ...] = RETIRED, path: str = "src/a.py") -> int:
    return len(list(citing_retired(records, [Line(path, 1, text)], {"src/a.py"})))


def test_a_record_that_holds_may_be_cited() -> None:
    assert cited("# ADR-0002") == 0


def test_a_text_that_is_no_code_may_tell_of_the_past() -> None:
    assert cited("ADR-0001", path="docs/a.md") == 0


def test_a_retired_record_is_found_by_number_and_by_name() -> None:
    assert cited("# see ADR-1") == 1
    assert cited("# see docs/adr/0001") == 1


def test_the_lines_that_cite_are_named() -> None:
    (breach,) = citing_retired(RETIRED, [Line("src/a.py", 4, "# ADR-1")], {"src/a.py"})

    assert breach.message.startswith("1 line of code in 1 file cites docs/adr/0001-a.md")
    assert [figure(one) for one in breach.evidence] == ["cited at: src/a.py:4"]


def test_the_standards_of_others_have_numbers_too() -> None:
    record = one("---\nstatus: deprecated\n---\n# A\n", "rfcs/0822-use-queues.md")

    assert cited("# RFC 822", (record,)) == 0
    assert cited("# rfcs/0822-use-queues.md", (record,)) == 1


def test_git_is_asked_for_no_more_than_could_be_cited() -> None:
    pattern = citation_pattern(RETIRED)

    assert re.search(pattern, "see ADR-0001", re.IGNORECASE)
    assert not re.search(pattern, "quadr 1", re.IGNORECASE)
    assert citation_pattern([]) == ""


def dead(text: str, *files: str) -> list[str]:
    commits = [commit("c1", "src/net/http.py", "src/old.py", status="D")]
    return [breach.message for breach in dead_paths([one(nygard("Accepted", text))], files, commits)]


def test_paths_that_are_here_or_never_were_are_silent() -> None:
    assert dead("See `src/a.py`, `other/repo.py`, `and/or`.", "src/a.py") == []


def test_code_in_a_fence_tells_of_no_path() -> None:
    assert dead("```\n`src/old.py`\n```") == []


def test_files_and_directories_that_are_gone_are_found() -> None:
    assert dead("See `src/net` and `./src/old.py:12`.", "src/a.py") == [
        "docs/adr/0001-a.md speaks of src/net and src/old.py, which are here no more"
    ]


def test_a_proposal_may_name_what_is_not_there() -> None:
    record = one(nygard("Proposed", "See `src/old.py`."))

    assert list(dead_paths([record], (), [commit("c1", "src/old.py", status="D")])) == []
