"""Where a clone came from."""

from __future__ import annotations

from async_audit.errors import RepositoryError
from async_audit.repository.place import Place


def remote_address(place: Place) -> str:
    """The address of ``origin``, else of the only other remote; empty where none is meant."""
    try:
        answer = place.asking.text("config", "--null", "--get-regexp", r"^remote\..*\.url$")
    except RepositoryError as error:
        if "exit status 1" in str(error):
            return ""
        raise
    found = dict(pair.split("\n", 1) for pair in answer.split("\0")[:-1] if "\n" in pair)
    only = next(iter(found.values())) if len(found) == 1 else ""
    return found.get("remote.origin.url", only)
