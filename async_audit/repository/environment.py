"""Which variables git is given: its own, and none that a stranger or a hook left behind."""

from __future__ import annotations

import os

from async_audit.patterns import late

# What may be said about git itself, and where the user says which directories are safe.
_KEPT = late(
    r"GIT_(EXEC_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM"
    r"|CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|PARAMETERS|KEY_\d+|VALUE_\d+))$"
)
# What git exports to its hooks, and what names the author of the commit that is being made.
_COMMITTING = late(
    r"GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES"
    r"|AUTHOR_(NAME|EMAIL|DATE)|COMMITTER_(NAME|EMAIL|DATE))$"
)
_ALWAYS = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",  # never refresh the index behind the user's back
    "GIT_NO_LAZY_FETCH": "1",  # git 2.45 and Debian's 2.39: a partial clone would fetch blobs one by one
    "GIT_ALLOW_PROTOCOL": "",  # older git: no transport is allowed at all
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_FLUSH": "0",  # else blame and log write to the pipe once for each record
    # glibc gives every large block back at once, and blame spends a quarter of its time asking for it again
    "MALLOC_MMAP_THRESHOLD_": str(1 << 28),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 30),
    "MALLOC_TOP_PAD_": str(1 << 24),
}


def environment(*, committing: bool) -> dict[str, str]:
    """This process's environment, with ``GIT_DIR`` and its friends only where git's own repository is meant."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or _KEPT.match(name) or (committing and _COMMITTING.match(name))
    }
    return kept | _ALWAYS
