"""Documents held against a whole history, cold and warm, beside one ``git log`` that looks for renames.

    python -m benchmarks.stale_docs REPOSITORY [--times N]

Prints seconds of each, and the ratio to ``git log -M --raw``, which is what finding renames costs anybody. The
repository is cloned first, so that nothing of an earlier run is kept beside it. With ``--hook FILE`` also the
staged check of a change that renames FILE.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

from benchmarks.clock import SCRIPTS, seconds

AUDIT = SCRIPTS / "async-audit"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("repository", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--hook", metavar="FILE", default="", help="rename it, stage that, and ask")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        clone = Path(scratch, "clone")
        subprocess.run(["git", "clone", "-q", "--shared", asked.repository.resolve(), clone], check=True)
        whole = [str(AUDIT), "check", "--exit-zero", "--audit", "stale-docs"]
        peer = ["git", "log", "-M", "-l0", "--raw", "--format=%H"]
        cold, warm, git = [], [], []
        for _ in range(asked.times):
            git.append(seconds(peer, clone))
            seconds([str(AUDIT), "cache", "clear"], clone)
            cold.append(seconds(whole, clone))
            warm.append(seconds(whole, clone))
        for name, found in (("git log -M --raw", git), ("cold", cold), ("warm", warm)):
            print(f"{name:18} {min(found):6.2f} s {min(found) / min(git):5.2f} x")
        if asked.hook:
            renamed = Path(asked.hook).with_stem("renamed_by_the_benchmark").as_posix()
            subprocess.run(["git", "mv", asked.hook, renamed], cwd=clone, check=True)
            nothing = [str(AUDIT), "--version"]
            staged = [*whole, "--staged"]
            start, hook = (
                min(seconds(command, clone) for _ in range(asked.times)) for command in (nothing, staged)
            )
            print(f"{'staged check':18} {hook:6.2f} s, of which the start of the program {start:.2f} s")


if __name__ == "__main__":
    main()
