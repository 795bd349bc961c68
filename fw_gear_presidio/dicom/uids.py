"""New UIDs for new instances and series: the same for the same input within one run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

_UUID_ROOT = "2.25."
"""UIDs made from a 128-bit number (PS3.5 B.2)."""


@dataclass(frozen=True, slots=True)
class UidMap:
    """Maps UIDs to new ones. ``salt`` belongs to one run; without it nobody can go back."""

    salt: str

    def sop(self, uid: str) -> str:
        """The SOP Instance UID of the instance made from ``uid``."""
        return self._new("sop", uid)

    def series(self, uid: str) -> str:
        """The Series Instance UID of what is made from series ``uid``."""
        return self._new("series", uid)

    def _new(self, kind: str, uid: str) -> str:
        digest = hashlib.sha256(f"{self.salt}|{kind}|{uid}".encode()).digest()
        return _UUID_ROOT + str(int.from_bytes(digest[:16], "big"))
