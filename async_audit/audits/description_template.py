"""Templates of requests that do not ask what a reviewer has to know.

What it finds: a template of pull or merge requests that does not ask what problem is solved, which approach was
    taken, what was rejected, or where to look most carefully; and a repository without any template.
Why it matters: most answer what they are asked, and nothing else. A question that the template asks is answered
    before a reviewer in another time zone is awake.
How it is measured: the files in which GitHub, GitLab, Gitea, Forgejo and Azure DevOps look for templates, with
    their headings, their prose and their comments, but without their check-lists: the words by which each
    question is asked in English, and those that you list.
What to do: paste what ``async-audit report --all`` prints below the finding into the template.
Blind spots: a template that the forge keeps in its settings, as Bitbucket does, or in the ``.github`` repository
    of an organisation; whether anybody fills it in, which ``change-description`` sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from async_audit.descriptions.questions import Question
from async_audit.descriptions.templates import LIMIT, asks, templates, to_add
from async_audit.errors import MissingObjectError
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.snapshots import Snapshot
from async_audit.wording import listed, quoted

ID = "description-template"
_UNIT = "texts, such as Warum, that ask it in your language"
_ORIGIN = "none: English is known"


@dataclass(frozen=True, slots=True)
class Options:
    """The words by which a template asks."""

    problem: tuple[str, ...] = option((), unit=_UNIT, origin=_ORIGIN)
    approach: tuple[str, ...] = option((), unit=_UNIT, origin=_ORIGIN)
    rejected: tuple[str, ...] = option((), unit=_UNIT, origin=_ORIGIN)
    look: tuple[str, ...] = option((), unit=_UNIT, origin=_ORIGIN)

    @property
    def more(self) -> Mapping[Question, Sequence[str]]:
        """The texts of the team, by question."""
        return {question: getattr(self, question.name.lower()) for question in Question}


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """Hold each template against the questions; of a change only those that it edits."""
    found = templates(snapshot.files)
    if snapshot.change is not None:
        edited = {touch.path for touch in snapshot.change.touched}
        found = tuple(path for path in found if path in edited)
    for path in found:
        try:
            text = snapshot.read(path, LIMIT).decode("utf-8", "replace")
        except MissingObjectError as error:
            yield Skip(ID, path, str(error))
            continue
        missing = [question for question in Question if question not in asks(text, options.more)]
        if missing:
            yield _finding(path, missing)
    if not found and snapshot.change is None and snapshot.files:
        yield _none()
    yield Scope(ID, "templates", len(found), {})


def _finding(path: str, missing: Sequence[Question]) -> Finding:
    said = listed([question.value for question in missing], "or")
    asks_nothing = len(missing) == len(Question)
    return Finding(
        audit=ID,
        subject=path,
        path=path,
        line=None,
        severity=Severity.WARNING if asks_nothing else Severity.NOTE,
        message=f"{path} does not ask {said}",
        remedy="add the sections that ask it, and take out what nobody fills in",
        command=f"$EDITOR {quoted(path)}",
        evidence=(
            Evidence("asks", len(Question) - len(missing), f"of {len(Question)} questions", len(Question)),
            *(Evidence("add", line, "") for line in to_add(missing).splitlines() if line),
        ),
        rank=len(missing),
    )


def _none() -> Finding:
    return Finding(
        audit=ID,
        subject="none",
        path="",
        line=None,
        severity=Severity.NOTE,
        message="no template asks whoever describes a change what problem it solves, which approach it takes and where to look",
        remedy="add a template with these questions in the place where your forge looks for it",
        command="async-audit init",
        evidence=(Evidence("templates", 0, "files"),),
    )


AUDIT = Audit(
    id=ID,
    question="Does the template ask what a reviewer has to know?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
