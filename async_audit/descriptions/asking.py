"""How a change is asked about whose description leaves something open."""

from __future__ import annotations

from async_audit.descriptions.questions import Question
from async_audit.descriptions.told import Told
from async_audit.descriptions.verdict import Verdict
from async_audit.facts import Change
from async_audit.findings import Evidence
from async_audit.trailers import WHY
from async_audit.wording import count, listed

HOW = {
    Question.PROBLEM: "say what was wrong or missing, and for whom",
    Question.APPROACH: "say what the change does about it",
    Question.REJECTED: "name the other way that was considered, and why it was not taken",
    Question.LOOK: "say what deserves the most careful look: a risk, a doubt, the file to begin with",
}
"""What to write for each question."""


def message(told: Told, files: int) -> str:
    """One sentence with its numbers."""
    verdict = told.verdict
    size = f"{count(told.lines, 'line')} of code in {count(files, 'file')}"
    missing = listed([question.value for question in verdict.missing], "and")
    if missing:
        return f"The description of this change ({size}) does not say {missing}"
    return f"The description of this change ({size}) has {count(verdict.text.words, 'word')} beyond its title"


def remedy(verdict: Verdict) -> str:
    """What to write, or how to say that nothing is due."""
    wanted = verdict.missing or (Question.PROBLEM,)
    return f'{"; ".join(HOW[question] for question in wanted)}; or why none of it is due: "Description: none {WHY}"'


def command(change: Change) -> str:
    """What shows the change, or what opens its message again."""
    if change.commit:
        return f"git show {change.commit[:10]}"
    import shlex  # with the parser of a shell

    file = change.message_file or ".git/COMMIT_EDITMSG"
    name = file.removeprefix(".git/")
    if name != file:  # as git says it to a hook, from the top; in a linked work tree .git is a file
        return f'git commit --edit --file="$(git rev-parse --git-path {shlex.quote(name)})"'
    return f"git commit --edit --file={shlex.quote(file)}"


def evidence(told: Told, *, is_quoted: bool) -> tuple[Evidence, ...]:
    """The numbers, and the words that answer what is answered, unless nothing may be quoted."""
    proofs = told.verdict.proofs.items() if is_quoted else ()
    return (
        Evidence("size", told.lines, "production lines added or deleted"),
        Evidence("description", told.verdict.text.words, "words beyond the title"),
        *(Evidence(f"says {question.value}", f'"{proof.span}"', "") for question, proof in proofs),
    )
