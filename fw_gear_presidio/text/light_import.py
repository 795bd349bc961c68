"""Importing packages without what they would import along with them."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@contextmanager
def absent(names: Sequence[str]) -> Iterator[None]:
    """Let imports of ``names`` fail as if they were not installed; those already imported stay."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # None: absent to import
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
