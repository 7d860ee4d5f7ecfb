"""What documents a file in Swift."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "Sources/A/Signer.swift"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("import B\nstruct Signer {}\n", id="nothing"),
        pytest.param(
            "//\n//  Signer.swift\n//  Widget App Framework Demo\n//\n//  Created by Jane on 1/2/20.\n//\nstruct Signer {}\n",
            id="the header that Xcode writes",
        ),
        pytest.param(
            "struct Signer {\n  /// Signs outgoing partner messages.\n  func f() {}\n}\n",
            id="documentation of a method",
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "/// Signs outgoing partner messages.\npublic final class Signer: B {}\n", id="above the type"
        ),
        pytest.param(
            "/// Signs outgoing partner messages.\n@available(iOS 13, *)\n@MainActor\npublic struct Signer {}\n",
            id="above attributes",
        ),
        pytest.param("// Signs outgoing partner messages.\n\nimport B\n", id="a header"),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
