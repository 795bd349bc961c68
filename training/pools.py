"""Lists split once and for all into what trains and what only tests.

The split hashes the item itself, so it does not depend on order, seed or Python version: what
is held out stays held out in every run.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
HELD_OUT_SHARE = 8  # percent


class Split(StrEnum):
    TRAIN = "train"
    HELD_OUT = "held-out"


def split_of(item: str) -> Split:
    """Which side ``item`` is on; case, blanks and diacritics written as such do not matter."""
    digest = zlib.crc32("".join(item.casefold().split()).encode())
    return Split.HELD_OUT if digest % 100 < HELD_OUT_SHARE else Split.TRAIN


def only(items: Iterable[str], split: Split) -> list[str]:
    """The items on ``split``'s side, sorted; all of them where that side would be empty."""
    every = sorted(set(items))
    return [item for item in every if split_of(item) is split] or every


@dataclass(frozen=True)
class Pool(Generic[T]):
    """Something to draw from."""

    items: Sequence[T]

    def pick(self, rng: random.Random) -> T:
        return self.items[int(rng.random() * len(self.items))]
