"""Silos, stand-ins, and people whose absence cuts modules off."""

from __future__ import annotations

import os
import subprocess
import sys

from async_audit.facts import Author, Blame, Module
from async_audit.knowledge import Ownership
from async_audit.knowledge.structure import Backup, backups, cuts, silos
from tests.fixed_snapshot import ADA, BOB, CAT, NOW, commit

DAN = Author("dan@example.com", "Dan")
PEOPLE = {"a": ADA, "b": BOB, "c": CAT, "d": DAN}


def gather(**held: str) -> Ownership:
    """``net="ab"``: Ada and Bob hold the module ``net``, of 100 lines."""
    modules = [Module(name, (f"{name}/x.py",)) for name in held]
    blames = [
        Blame(f"{name}/x.py", "", {PEOPLE[one]: 100 // len(people) for one in people})
        for name, people in held.items()
    ]
    everybody = sorted(set("".join(held.values())))
    commits = [commit(f"{one}{n}", "elsewhere", by=PEOPLE[one]) for one in everybody for n in range(3)]
    return Ownership.gather(modules, blames, commits, NOW)


def test_of_nothing_there_is_no_structure() -> None:
    assert (silos(gather()), backups(gather()), cuts(gather())) == ((), (), ())


def test_what_nobody_holds_is_in_no_silo() -> None:
    ownership = Ownership.gather([Module("net", ("net/x.py",))], [Blame("net/x.py", "", {ADA: 9})], [], NOW)

    assert (silos(ownership), backups(ownership), cuts(ownership)) == ((), (), ())


def test_people_who_share_nothing_are_two_silos() -> None:
    one, other = silos(gather(net="ab", web="ab", tool="c"))

    assert (one.modules, one.people, one.lines, one.inside) == (("net", "web"), (ADA, BOB), 200, 1.0)
    assert (other.modules, other.people, other.inside) == (("tool",), (CAT,), 1.0)


def test_who_looks_out_of_a_silo_makes_it_less_of_one() -> None:
    found = silos(gather(a1="ab", a2="ab", a3="ab", mid="bc", c1="cd", c2="cd", c3="cd"))

    assert [len(one.people) for one in found] == [2, 2]
    assert min(one.inside for one in found) < 1


def test_a_backup_holds_most_of_the_same_lines() -> None:
    assert backups(gather(net="ab", web="ac", tool="ac", own="a")) == (
        Backup(ADA, 400, CAT, 0.5),
        Backup(BOB, 100, ADA, 1.0),
        Backup(CAT, 200, ADA, 1.0),
    )


def test_of_two_backups_that_hold_as_much_the_first_by_e_mail_is_named() -> None:
    assert backups(gather(net="ab", web="ac"))[0] == Backup(ADA, 200, BOB, 0.5)


def test_who_shares_nothing_has_no_backup() -> None:
    assert backups(gather(net="a")) == (Backup(ADA, 100, None, 0.0),)


def test_who_alone_joins_modules_to_the_rest_cuts_them_off() -> None:
    (cut,) = cuts(gather(net="ab", web="ab", mid="bc", tool="c"))[-1:]
    by_name = {one.author.name: one.modules for one in cuts(gather(net="ab", web="ab", mid="bc", tool="c"))}

    assert by_name == {"Bob": ("mid", "tool"), "Cat": ("tool",)}
    assert cut.author == CAT


def test_who_can_be_gone_round_cuts_nothing() -> None:
    assert cuts(gather(net="ab", web="bc", tool="ca")) == ()


def test_the_answer_does_not_depend_on_the_hash_seed() -> None:
    program = (
        "from tests.knowledge.test_structure import gather\n"
        "from async_audit.knowledge.structure import silos, backups, cuts\n"
        "o = gather(a1='ab', a2='ab', a3='ab', mid='bc', c1='cd', c2='cd', c3='cd', e='abcd')\n"
        "print(silos(o), backups(o), cuts(o))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(answers) == 1
