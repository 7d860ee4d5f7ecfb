"""Makes small histories with real git, isolated from whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

PEOPLE = {
    "ada": ("Ada", "ada@example.com"),
    "bob": ("Bob", "bob@example.com"),
    "cat": ("Cat", "cat@example.com"),
}


def isolated_environment() -> dict[str, str]:
    """This process's environment without any stray GIT_*, and with no configuration but the repository's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return kept | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C.UTF-8",
    }


class RepoBuilder:
    """A repository on disk and the verbs to give it a history."""

    def __init__(self, path: Path, *init: str) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *init, ".")

    def git(
        self, *arguments: str, given: bytes | None = None, environment: Mapping[str, str] | None = None
    ) -> str:
        """Run git here; its output without the last line break. Fails the test when git fails."""
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.path,
            env=isolated_environment() | dict(environment or {}),
            input=given,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files in the work tree; None deletes."""
        for name, content in files.items():
            target = os.path.join(os.fsencode(self.path), name.encode("utf-8", "surrogateescape"))
            if content is None:
                os.unlink(target)
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)

    def stage(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files and stage them."""
        self.write(files)
        self.git("add", "-A")

    def commit(
        self,
        files: Mapping[str, str | bytes | None] | None = None,
        *,
        by: str = "ada",
        on: str = "2024-01-01T12:00:00+00:00",
        message: str = "Change something",
    ) -> str:
        """Commit everything in the work tree, and return the commit's id."""
        self.stage(files or {})
        name, email = PEOPLE.get(by) or by.rstrip(">").split(" <")
        person = as_person(name, email, on)
        self.git("commit", "-q", "--allow-empty", "-F", "-", given=message.encode(), environment=person)
        return self.git("rev-parse", "HEAD")

    def merge(self, branch: str, *, by: str = "ada", on: str = "2024-01-01T12:00:00+00:00") -> str:
        """Merge a branch with a merge commit, and return its id."""
        self.git(
            "merge", "-q", "--no-ff", "-m", f"Merge {branch}", branch, environment=as_person(*PEOPLE[by], on)
        )
        return self.git("rev-parse", "HEAD")


def as_person(name: str, email: str, on: str) -> dict[str, str]:
    """What makes git commit in somebody's name at a time."""
    return {
        "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": email,
        "GIT_AUTHOR_DATE": on,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": email,
        "GIT_COMMITTER_DATE": on,
    }
