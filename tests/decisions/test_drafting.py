"""New records in the dialect of their log."""

from __future__ import annotations

from datetime import date

import pytest

from async_audit.decisions.answers import OPEN, affected, answers, subject
from async_audit.decisions.drafting import Draft, path_of, text_of
from async_audit.decisions.log import load
from async_audit.decisions.manner import dialect_of
from async_audit.decisions.reading import read
from async_audit.decisions.states import State
from async_audit.errors import UsageError
from async_audit.facts import Touch
from tests.fixed_snapshot import FixedSnapshot, change

DAY = date(2024, 5, 6)
DRAFT = Draft("Use one clock", 7, DAY, OPEN)

NYGARD = "# {n}. A title {n}\n\nDate: 2020-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nX\n\n## Decision\n\nY\n\n## Consequences\n\nZ\n"
MADR = (
    "---\nstatus: accepted\ndate: 2020-01-02\ndeciders: Ada\nparent: Decisions\nnav_order: {n}\n---\n# A title {n}\n\n"
    "## Context and Problem Statement\n\nX\n\n## Considered Options\n\n* a\n* b\n\n## Decision Outcome\n\na\n"
)
BULLETS = "# ADR {n:03}: A title {n}\n\n* Status: ACCEPTED\n* Date: 2020-01-02\n\n## Context\n\nX\n\n## Decision\n\nY\n"
RST = "A title {n}\n###########\n\nStatus\n******\n\n**Accepted** *2020-01-02*\n\nContext\n*******\n\nX\n\nDecision\n********\n\nY\n"
PEP = "PEP: {n}\nTitle: A title {n}\nAuthor: Ada\nStatus: Final\nCreated: 02-Jan-2020\n\nAbstract\n========\n\nX\n\nMotivation\n==========\n\nY\n"
ADOC = "= A title {n}\n:status: accepted\n\n== Context\n\nX\n\n== Decision\n\nY\n"


def drafted(names: str, text: str, draft: Draft = DRAFT) -> tuple[str, str]:
    """Path and text of a new record in a log of three."""
    records = load(FixedSnapshot({names.format(n=n): text.format(n=n) for n in (1, 2, 3)}))
    (log,) = records.logs
    dialect = dialect_of(records.of(log))
    return path_of(dialect, log, draft), text_of(dialect, draft)


@pytest.mark.parametrize(
    ("names", "text", "path", "head"),
    [
        pytest.param("docs/adr/000{n}-x.md", NYGARD, "docs/adr/0007-use-one-clock.md", "# 7. Use one clock\n\nDate: 2024-05-06\n\n## Status\n\nProposed\n", id="Nygard"),
        pytest.param("docs/decisions/000{n}-x.md", MADR, "docs/decisions/0007-use-one-clock.md", "---\nstatus: proposed\ndate: 2024-05-06\ndeciders:\nparent: Decisions\nnav_order: 7\n---\n\n# Use one clock\n", id="MADR"),
        pytest.param("docs/architecture/adr-00{n}-x.md", BULLETS, "docs/architecture/adr-007-use-one-clock.md", "# ADR 007: Use one clock\n\n* Status: PROPOSED\n* Date: 2024-05-06\n", id="bullets"),
        pytest.param("docs/decisions/000{n}-x.rst", RST, "docs/decisions/0007-use-one-clock.rst", "Use one clock\n#############\n\nStatus\n******\n\nProposed\n", id="RST"),
        pytest.param("peps/pep-000{n}.rst", PEP, "peps/pep-0007.rst", "PEP: 7\nTitle: Use one clock\nAuthor:\nStatus: Draft\nCreated: 06-May-2024\n", id="PEP"),
        pytest.param("docs/adr/000{n}-x.adoc", ADOC, "docs/adr/0007-use-one-clock.adoc", "= Use one clock\n:status: proposed\n", id="AsciiDoc"),
        pytest.param("rfd/000{n}/README.md", NYGARD, "rfd/0007/README.md", "# 7. Use one clock\n", id="a directory"),
        pytest.param("rfcs/000{n}_x_y.md", NYGARD, "rfcs/0007_use_one_clock.md", "# 7. Use one clock\n", id="underscores"),
    ],
)  # fmt: skip
def test_a_record_is_written_like_its_neighbours(names: str, text: str, path: str, head: str) -> None:
    where, written = drafted(names, text)

    assert where == path
    assert written.startswith(head)
    said = read(written, where, 7)
    assert (said.title, said.meaning.state in (State.PROPOSED, State.DRAFT), said.faults) == (
        "Use one clock",
        True,
        (),
    )


def test_the_first_record_is_one_of_nygard() -> None:
    assert path_of(None, "docs/adr", DRAFT) == "docs/adr/0007-use-one-clock.md"
    assert text_of(None, DRAFT).startswith(
        "# 7. Use one clock\n\nDate: 2024-05-06\n\n## Status\n\nProposed\n"
    )


@pytest.mark.parametrize("text", [NYGARD, MADR, BULLETS, RST, PEP, ADOC])
def test_the_three_questions_are_asked_in_every_dialect(text: str) -> None:
    names = "peps/pep-000{n}.rst" if text is PEP else "docs/adr/000{n}-x.md"
    _, written = drafted(names.replace("md", "rst") if text is RST else names, text)

    for question in ("What problem", "Which approach", "What should be looked at"):
        assert written.count(question) == 1


def test_a_kep_is_left_to_its_own_tools() -> None:
    with pytest.raises(UsageError, match="copy its template"):
        drafted("keps/{n}-x/kep.yaml", "title: A\nkep-number: {n}\nstatus: implemented\n")


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert drafted("docs/adr/000{n}-x.md", MADR) == drafted("docs/adr/000{n}-x.md", MADR)


# --- what a change answers

CHANGE = change(
    "c0ffee1234567",
    Touch("src/net/http.py", "M", added=200, deleted=20),
    Touch("src/net/old.py", "D", added=0, deleted=90),
    Touch("logo.png", "A"),
    message=(
        "Use one clock (#12)\n\nTimers drifted apart.\n\n# Why\n\nWe considered NTP, but it needs a daemon.\n\n"
        "- [x] I have tests\n<!-- template -->\nSigned-off-by: Ada <ada@example.com>\n"
    ),
)


def test_what_the_message_says_answers_the_questions() -> None:
    found = answers(CHANGE)

    assert found.problem[0] == "Timers drifted apart."
    assert "**Why**" in found.problem
    assert "We considered NTP, but it needs a daemon." in found.approach
    assert found.approach[0] == "Use one clock (#12)."
    assert found.care[0] == "* `src/net/http.py` (+200 -20)"
    assert "* 1 file removed, among them `src/net/old.py`" in found.care
    assert not any("Signed-off" in line or "tests" in line for line in found.problem)


def test_what_it_does_not_say_is_asked() -> None:
    found = answers(change("c1", Touch("a.py", "M", added=1, deleted=0), message="Do it"))

    assert found.problem[0].startswith("(The message of the change does not say.")
    assert found.approach[2].startswith("(The change names no alternative.")


def test_a_merge_is_called_by_what_it_brings() -> None:
    assert subject(change("c1", message="Merge pull request #7 from x/y\n\nUse one clock")) == "Use one clock"


def test_paths_of_a_large_change_are_its_directories() -> None:
    touched = [
        Touch(f"src/{name}/f{number}.py", "M", added=number, deleted=0)
        for name in "ab"
        for number in range(9)
    ]

    assert affected(change("c1", *touched)) == ("src/a", "src/b")
    assert affected(CHANGE) == ("src/net/http.py", "src/net/old.py", "logo.png")


def test_a_message_cannot_reorder_or_hide_what_is_written() -> None:
    found = answers(change("c1", message="x\n\nevil \u202e text \x1b[31m"))

    assert found.problem[0] == "evil \\u202e text \\x1b[31m"
