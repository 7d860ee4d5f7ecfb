"""The verbs with which people say what a change does, in all their forms."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

_VERBS = (
    "add adapt adjust adopt align allow annotate append apply attach autodetect avoid backport bail batch "
    "break bring build bump cache call catch centrali[sz]e change check clarify clean clear collapse "
    "collect combine compare compute configure consolidate convert copy correct cover create cut declare "
    "decouple deduplicate default defer define delegate delete deprecate derive detect disable disallow "
    "display document drop emit embed enable encode enforce ensure escape exclude expand expose extend "
    "extract factor filter fold force forbid format forward generate give group guard handle hard-?code "
    "hide hoist honor honour ignore implement import improve include increase infer inherit initiali[sz]e "
    "inject inline insert install integrate introduce invoke isolate keep let limit link list load lock "
    "log lower make map mark match merge migrate mirror mock modify moderni[sz]e move narrow normali[sz]e "
    "omit optimi[sz]e override parameteri[sz]e parse pass patch pin port pre-?compute prefer prefix "
    "preserve prevent print process promote propagate provide publish pull push put raise re-?add "
    "re-?enable re-?use read rebuild record redirect reduce refactor refine register reject relax release "
    "relocate rely remove rename render reorder reorgani[sz]e replace report require reset reshape "
    "resolve restore restrict restructure retain retry return revert revise rewrite rework route run save "
    "select send separate share shift ship show shrink silence simplify skip sort specify speed split "
    "standardi[sz]e stop store stream strip support suppress swap switch sync teach test throw tighten "
    "track translate treat trigger trim try turn tweak unify unregister unwrap update upgrade use "
    "utili[sz]e validate verify wait warn wire wrap write hook flip explain describe mention rephrase "
    "reword complement redefine rearrange reimplement redesign supply accept assign assert bind bundle "
    "capture close construct control count deny deploy dispatch distinguish drive duplicate evaluate "
    "execute export fetch flag flatten flush grant harden identify instrument join maintain memoi[sz]e "
    "mount notify obtain offer order pause perform persist plumb point populate prepend propose prune "
    "query queue re-?export re-?generate refresh reintroduce renew repair repeat resize respect scale "
    "scan schedule scope serve signal snapshot substitute surface suspend tag take target tell terminate "
    "transform truncate unblock unset vendor view widen fall "
)
_IRREGULAR = (
    "made did does doing kept brought built gave split rewrote rewritten put took taught wrote written chose bound told "
    "broke threw ran let sent shown hid led fell"
)
_DOUBLED = frozenset("bdgklmnprtv")


def _spellings(verb: str) -> Iterator[str]:
    """``normali[sz]e`` and ``re-?use`` stand for two each."""
    for letter, dash in itertools.product(
        "sz" if "[sz]" in verb else " ", ("", "-") if "-?" in verb else " "
    ):
        yield verb.replace("[sz]", letter).replace("-?", dash.strip())


def _forms(verb: str) -> Iterator[str]:
    """``use uses used using``, ``drop drops dropped dropping``."""
    yield verb
    if verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    elif verb.endswith("y"):
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing", f"{verb}s", f"{verb}ed")
    else:
        yield from (f"{verb}s", f"{verb}es", f"{verb}ed", f"{verb}ing")
        if verb[-1] in _DOUBLED:
            yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


CHANGES = frozenset(
    form for verb in _VERBS.split() for one in _spellings(verb) for form in _forms(one)
) | frozenset(_IRREGULAR.split())
"""In lower case."""
