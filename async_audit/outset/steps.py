"""What each part of a beginning would write: edits of files, or a sentence where none is safe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from async_audit.config import PYPROJECT, STANDALONE, Config
from async_audit.descriptions.templates import default
from async_audit.outset import configuration, pre_commit, request_template
from async_audit.outset.forges import Forge
from async_audit.repository import writing
from async_audit.repository.edits import Edit, current
from async_audit.repository.hooks import chain, managers, scripts, settings
from async_audit.repository.hooks.directory import Directory
from async_audit.repository.hooks.managers import Manager
from async_audit.repository.hooks.source import INSTALLED, Keys
from async_audit.repository.place import Place
from async_audit.wording import listed

Step = Edit | str
_TEMPLATES = (".", ".github", ".gitlab", ".gitea", ".forgejo", ".azuredevops", ".vsts", ".bitbucket")
"""Directories in which a template may lie that nobody committed yet."""


def configure(place: Place, config: Config) -> Iterator[Step]:
    """A first configuration, unless there is one."""
    if config.source:
        return
    pyproject = current(place, PYPROJECT)
    after = configuration.first(pyproject)
    if after is None:
        yield f"{PYPROJECT}: takes no table [tool.async-audit]; write {STANDALONE}"
    else:
        yield Edit(configuration.path(pyproject), pyproject, after)


def template(place: Place, forge: Forge | None, tracked: Sequence[str]) -> Iterator[Step]:
    """A template that asks the three questions, where the forge looks for it."""
    if forge is None:
        yield "no remote and no file tells on which forge this is; name it for a template: --forge GitHub"
        return
    is_theirs = forge.template.startswith(".gitlab/")
    known = {*tracked, *writing.listed(place, _TEMPLATES)}
    path = default(one for one in known if one.startswith(".gitlab/") is is_theirs)
    before = current(place, path) if path else None
    if before is None and forge.template:
        yield Edit(forge.template, None, request_template.first())
    elif before is None:
        text = request_template.first().decode()
        yield f"{forge.name} reads no template from a file; paste this into the settings of the repository:\n{text}"
    elif lacking := request_template.missing(before):
        names = listed([question.value for question in lacking], "and")
        after = request_template.extended(before) if path.lower().endswith((".md", ".markdown")) else None
        yield Edit(path, before, after) if after else f"{path}: does not ask {names}; add that by hand"


def _runs_ours(place: Place, directory: Directory, stage: str) -> bool:
    """Whether git runs async-audit by itself, whichever async-audit that is."""
    link = chain.Link(directory.path / stage, "")
    return link.state not in (chain.State.NONE, chain.State.THEIRS) or settings.installed(place, stage)


def hooks(place: Place, directory: Directory, stages: Sequence[str], keys: Keys) -> Iterator[Step]:
    """Our hooks in the configuration of whoever manages the hooks here, of pre-commit where nobody does."""
    if folder := scripts.folder(place, directory):
        yield from scripts.added(place, folder, stages)
        return
    manager = managers.manager(place, directory, stages)
    if manager is None and any(_runs_ours(place, directory, stage) for stage in stages):
        return
    manager = manager or Manager("pre-commit", ".pre-commit-config.yaml", False)
    if manager.is_told:
        return
    lines = list(managers.lines(manager, stages, keys))
    before, after = current(place, manager.file), None
    if manager.name != "lefthook":
        if manager.file.endswith(".toml"):
            after = pre_commit.extended_toml(before or b"", lines)
        else:
            after = pre_commit.extended(before, lines) if before else pre_commit.first(lines, stages)
    if after is None:
        said = "\n".join(lines)
        yield f"{manager.file}: nothing can be added to it safely; add this by hand:\n{said}"
        return
    yield Edit(manager.file, before, after)
    yield f"each clone needs its hooks installed: {managers.installing(manager, stages)}"
    if keys == INSTALLED:
        yield f"the hooks in {manager.file} need async-audit on the PATH of whoever commits; without it they fail"
