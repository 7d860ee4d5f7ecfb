"""Which paths are decision records, by their names alone."""

from __future__ import annotations

import pytest

from async_audit.decisions.dialects import place


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("docs/adr/README.md", id="the readme of a log"),
        pytest.param("docs/adr/index.md", id="the index of a log"),
        pytest.param("docs/adr/0000-template.md", id="a template with a number"),
        pytest.param("docs/adr/template.md", id="a template without one"),
        pytest.param("docs/decisions/0000-adr-template.md", id="a numbered template that says of what"),
        pytest.param("docs/decisions/adr-template.md", id="a template of MADR"),
        pytest.param("docs/architecture/adr.template.md", id="a template of ibc-go"),
        pytest.param("rfcs/_YYYY-MM-DD-issue#-title.md", id="a template of vector"),
        pytest.param("docs/adr/0001-diagram.png", id="a picture"),
        pytest.param("internal/decisions/0001_init.sql", id="a script that is numbered"),
        pytest.param("docs/adr/0009/diagram.md", id="a note beside a record that is a directory"),
        pytest.param("docs/adr/notes.md", id="no number"),
        pytest.param("docs/0001-introduction.md", id="a numbered chapter outside a log"),
        pytest.param("docs/architecture/01-introduction.md", id="a chapter of arc42"),
        pytest.param("exercises/0001-two-sum/README.md", id="a numbered directory outside a log"),
        pytest.param("tests/fixtures/docs/adr/0001-x.md", id="a fixture"),
        pytest.param("vendor/lib/docs/adr/0001-x.md", id="a record of somebody else"),
        pytest.param("examples/adr/0001-x.md", id="an example"),
        pytest.param("locale/se/0001-intro.md", id="a language that is also a prefix"),
        pytest.param("text/01-intro.md", id="a text with two digits"),
        pytest.param("docs/adr/1.2.3-notes.md", id="a version"),
        pytest.param("docs/standards/rfc-2616.md", id="a standard of somebody else"),
        pytest.param("CIP-0001/notes.md", id="a note beside a record at the top"),
        pytest.param("docs/API-001-names.md", id="a numbered text outside a log"),
        pytest.param("deps/0001-zlib.md", id="what a build needs"),
        pytest.param("README", id="no extension"),
        pytest.param("docs/adr/.md", id="no name"),
    ],
)
def test_these_are_no_records(path: str) -> None:
    assert place(path) is None


@pytest.mark.parametrize(
    ("path", "log", "number"),
    [
        pytest.param("doc/adr/0001-record-decisions.md", "doc/adr", 1, id="adr-tools"),
        pytest.param("docs/decisions/0000-use-madr.md", "docs/decisions", 0, id="MADR begins with zero"),
        pytest.param("adr/0022-integration-scale.md", "adr", 22, id="home-assistant"),
        pytest.param("adr-001-slug.md", ".", 1, id="arachne, at the top"),
        pytest.param("docs/adr/0009-x.md", "docs/adr", 9, id="content-publisher"),
        pytest.param(
            "docs/architecture/decisions/0038-x.md", "docs/architecture/decisions", 38, id="govuk-aws"
        ),
        pytest.param(
            "hub/policy/doc/adr/0002-x.md", "hub/policy/doc/adr", 2, id="verify-hub, its second log"
        ),
        pytest.param("docs/architecture/adr-027-ibc-wasm.md", "docs/architecture", 27, id="ibc-go"),
        pytest.param(
            "docs/references/architecture/tendermint-core/adr-001-logging.md",
            "docs/references/architecture/tendermint-core",
            1,
            id="cometbft, its older log",
        ),
        pytest.param(
            "docs/architecture/adr-draft-x.md", "docs/architecture", None, id="celestia-app, a draft"
        ),
        pytest.param("docs/architecture/adr-012-x.md", "docs/architecture", 12, id="hermes"),
        pytest.param("docs/decisions/0072-agents-with-memory.md", "docs/decisions", 72, id="semantic-kernel"),
        pytest.param("docs/decisions/0065-x.md", "docs/decisions", 65, id="JabRef"),
        pytest.param("docs/decisions/0007-optional-fields.rst", "docs/decisions", 7, id="openedx"),
        pytest.param("oeps/best-practices/oep-0001-x.rst", "oeps", 1, id="open-edx-proposals"),
        pytest.param("concepts/0011-decorators/README.md", "concepts", 11, id="aries-rfcs"),
        pytest.param("features/0023-did-exchange/README.md", "features", 23, id="aries-rfcs, the other log"),
        pytest.param("proposals/0519-borrow.md", "proposals", 519, id="swift-evolution"),
        pytest.param("text/0669-str-split-at.md", "text", 669, id="rust and ember"),
        pytest.param("rfd/0001/README.md", "rfd", 1, id="Triton, Markdown"),
        pytest.param("rfd/0183/README.adoc", "rfd", 183, id="Triton, AsciiDoc"),
        pytest.param("rfcs/2020-04-04-2221-kubernetes.md", "rfcs", 2221, id="vector: date and number"),
        pytest.param("site/docs/architecture/001-slug.md", "site/docs/architecture", 1, id="guardian"),
        pytest.param(
            "docs/architecture/historic-adrs/002-x.md",
            "docs/architecture",
            2,
            id="guardian, old ones",
        ),
        pytest.param(
            "docs_src/design/adr/core/0026-Common Configuration.md",
            "docs_src/design/adr",
            26,
            id="edgex: blanks",
        ),
        pytest.param("EIPS/eip-1.md", "EIPS", 1, id="EIPs"),
        pytest.param("peps/pep-0008.rst", "peps", 8, id="PEPs"),
        pytest.param("keps/sig-node/1287-in-place/README.md", "keps", 1287, id="KEPs"),
        pytest.param("docs/architecture/adr-033-inter-module.md", "docs/architecture", 33, id="cosmos-sdk"),
        pytest.param(
            "docs/architecture-decisions/adr001-add-adr.md", "docs/architecture-decisions", 1, id="backstage"
        ),
        pytest.param("keps/sig-node/1287-in-place/kep.yaml", "keps", 1287, id="KEPs: its metadata"),
        pytest.param("accepted/0009-async.rst", ".", 9, id="django: sorted by what became of them"),
        pytest.param("CIP-0001/README.md", ".", 1, id="CIPs: the name alone says so"),
        pytest.param("proposals/KEEP-0412-x.md", "proposals", 412, id="Kotlin"),
        pytest.param(
            "docs/decision-records/2022-02-03-tests/README.md",
            "docs/decision-records",
            None,
            id="Eclipse EDC: directories with dates",
        ),
        pytest.param(
            "oeps/architectural-decisions/oep-0045-x.rst",
            "oeps",
            45,
            id="oeps: sorted by what they are about",
        ),
        pytest.param(
            "docs/decision_records/api/API-007-tracing.md", "docs/decision_records", 7, id="dapr: areas"
        ),
        pytest.param(
            "architecture-decision-record/0001-x.md", "architecture-decision-record", 1, id="one record"
        ),
        pytest.param("docs/adr/ADR-0001.md", "docs/adr", 1, id="a number alone"),
        pytest.param("docs/adr/20200404-use-postgres.md", "docs/adr", None, id="log4brains: a date alone"),
        pytest.param("docs/adr/2024/0001-x.md", "docs/adr", 1, id="a directory for each year"),
        pytest.param(
            "docs/Architecture_Decisions/0001-x.md", "docs/Architecture_Decisions", 1, id="other spelling"
        ),
        pytest.param("docs/adr/0003-use-a-template.md", "docs/adr", 3, id="a decision about templates"),
    ],
)
def test_a_record_is_known_by_its_name(path: str, log: str, number: int | None) -> None:
    found = place(path)

    assert found is not None
    assert (found.log, found.number) == (log, number)


@pytest.mark.parametrize(
    ("path", "series"),
    [
        pytest.param("docs/decisions/0001-x.md", "adr", id="decisions are ADRs"),
        pytest.param("rfcs/0001-x.md", "rfc", id="the directory says so"),
        pytest.param("proposals/rfc-0001-x.md", "rfc", id="the name says so, against the directory"),
        pytest.param("text/0001-x.md", "rfc", id="a log at the top"),
    ],
)
def test_a_record_knows_what_its_kind_is_called(path: str, series: str) -> None:
    found = place(path)

    assert found is not None
    assert found.series == series


def test_a_hostile_name_is_answered_at_once() -> None:
    assert place("docs/adr/" + "0-" * 50_000 + "\n.md") is not None
    assert place("docs/adr/" + "-" * 100_000 + ".md") is None
