"""What a run tells whoever watches it while it works."""

from __future__ import annotations

from typing import Protocol

from fw_gear_presidio.domain import InstanceResult


def printable(name: str) -> str:
    """A file name without characters that would steer a terminal or break a line."""
    return "".join(c if c.isprintable() else "?" for c in name)


class Progress(Protocol):
    """Told how far a run is. Gets names and counts, never what was read."""

    def expect(self, instances: int) -> None:
        """``instances`` more instances are going to be processed."""

    def frame(self, done: int, total: int) -> None:
        """``done`` of ``total`` frames of the instance at hand are read (single process only)."""

    def finished(self, _result: InstanceResult, /) -> None:
        """One more instance is done."""


class NoProgress:
    """For callers who do not watch."""

    def expect(self, instances: int) -> None:
        """Not shown."""

    def frame(self, done: int, total: int) -> None:
        """Not shown."""

    def finished(self, _result: InstanceResult, /) -> None:
        """Not shown."""
