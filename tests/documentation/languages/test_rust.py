"""What documents a file in Rust."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "src/signer.rs"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("fn main() {}\n", id="nothing"),
        pytest.param("// Signs outgoing partner messages.\nfn f() {}\n", id="a plain comment"),
        pytest.param("/// Signs outgoing partner messages.\nfn f() {}\n", id="documentation of a function"),
        pytest.param("#![allow(missing_docs)]\n#![deny(unused, dead_code, warnings)]\n", id="attributes"),
        pytest.param(
            "mod tests {\n    //! Signs outgoing partner messages.\n}\n",
            id="documentation of an inline module",
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("//! Signs outgoing partner messages.\nfn f() {}\n", id="inner documentation"),
        pytest.param(
            "// Copyright 2020 The Widget Authors.\n// Licensed under the MIT license.\n\n#![allow(x)]\n//! Signs outgoing partner messages.\n",
            id="under a licence and an attribute",
        ),
        pytest.param("/*!\nSigns outgoing partner messages.\n*/\n", id="a block"),
        pytest.param('#![doc = "Signs outgoing partner messages."]\n', id="an attribute"),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)


@pytest.mark.parametrize(
    ("source", "is_enough"),
    [
        pytest.param("/// Signs outgoing partner messages.\npub mod signer;\n", True, id="above the module"),
        pytest.param(
            "/// Signs outgoing partner messages.\n#[cfg(unix)]\npub(crate) mod signer {\n",
            True,
            id="above a condition",
        ),
        pytest.param(
            "/// Signs outgoing partner messages.\nmod other;\nmod signer;\n", False, id="above another"
        ),
        pytest.param("//! Signs outgoing partner messages.\nmod signer;\n", False, id="about the parent"),
    ],
)
def test_a_parent_describes_a_module_where_it_declares_it(source: str, is_enough: bool) -> None:
    assert is_described("src/lib.rs", source, "src/signer") is is_enough
