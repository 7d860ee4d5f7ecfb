"""What documents a file in C#."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "A/Signer.cs"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("namespace A;\nclass Signer {}\n", id="nothing"),
        pytest.param(
            '// <copyright file="Signer.cs" company="Widget">\n// Copyright (c) Widget of Springfield.\n// </copyright>\nclass Signer {}\n',
            id="a copyright element",
        ),
        pytest.param("/// <summary>The signer class.</summary>\nclass Signer {}\n", id="its name"),
        pytest.param(
            "class Signer {\n  /// <summary>Signs outgoing partner messages.</summary>\n  void M() {}\n}\n",
            id="the summary of a method",
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            'namespace A;\n/// <summary>\n/// Signs outgoing partner messages.\n/// </summary>\n[Obsolete("x")]\npublic sealed partial class Signer<T> : B {}\n',
            id="above an attribute",
        ),
        pytest.param(
            "/// <summary>Signs outgoing partner messages.</summary>\npublic readonly record struct Signer(int A);\n",
            id="a record",
        ),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)


def test_the_name_that_extensions_extend_says_nothing_more() -> None:
    source = '/// <summary>Provides extension methods for <see cref="MessageSigner"/>.</summary>\nstatic class X {}\n'

    assert not is_described("A/MessageSignerExtensions.cs", source)
