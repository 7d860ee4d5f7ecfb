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
        pytest.param(
            "struct A {}\n/// Keeps outgoing partner messages.\nstruct Keeper {}\n",
            id="documentation of another type",
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
        pytest.param(
            "struct A {}\n/// Signs outgoing partner messages.\nstruct HTTPSigner {}\n",
            id="the file's name with a prefix",
        ),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)


def test_a_type_in_an_extension_is_the_one_that_the_file_is_named_after() -> None:
    source = (
        "extension Fields {\n  /// Says how long partners may keep an answer.\n  struct CacheControl {}\n}\n"
    )

    assert is_described("Sources/A/Fields+CacheControl.swift", source)
    assert not is_described("Sources/A/Fields+Other.swift", f"{source}extension Other {{}}\n")
