"""What documents a file in Shell."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "bin/sign.sh"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("#!/bin/sh\necho hello\n", id="nothing"),
        pytest.param(
            "#!/bin/sh\nif test $# = 0; then\n  echo 'usage: sign FILE'\n  exit 1\nfi\ncheck each partner message\n",
            id="a usage that only names its arguments",
        ),
        pytest.param(
            "#!/bin/sh\n# Copyright 2020 The Widget Authors.\n# Licensed under the MIT license.\n\necho\n",
            id="a licence",
        ),
        pytest.param(
            "#!/bin/sh\n# shellcheck disable=SC2086,SC2046,SC2034 source=other\nset -e\n", id="directives"
        ),
        pytest.param(
            "#!/bin/sh\necho a\n# Signs outgoing partner messages.\necho b\n", id="a comment of a command"
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "#!/bin/bash\n# Signs outgoing partner messages.\nset -euo pipefail\necho\n",
            id="under the shebang",
        ),
        pytest.param(
            "#!/bin/bash\nset -euo pipefail\n\n# Signs outgoing partner messages.\n\necho\n",
            id="under settings",
        ),
        pytest.param(
            "#!/bin/sh\nx=1\nusage() {\n  cat <<EOF\nUsage: sign FILE\nSigns outgoing partner messages.\nEOF\n}\n",
            id="a usage",
        ),
        pytest.param(
            "#!/bin/sh\nif test $# = 0; then\n  echo 'usage: sign FILE'\n  echo 'Signs outgoing partner messages.'\nfi\n",
            id="a usage without a function",
        ),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
