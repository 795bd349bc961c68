"""Results that are kept while the pages of one instance are judged, and not a moment longer.

The pages of a cine share most of their rows. What was read on them is PHI: it must not stay in
a cache of the process.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Result = TypeVar("Result")

_results: ContextVar[dict[tuple[Callable[[str], Any], str], Any] | None] = ContextVar(
    "results", default=None
)


@contextmanager
def remembering() -> Iterator[None]:
    """Keep the results of remembered functions until the block ends; in this thread alone."""
    token = _results.set({})
    try:
        yield
    finally:
        _results.reset(token)


def remembered(function: Callable[[str], Result]) -> Callable[[str], Result]:
    """``function``, which must depend on nothing but its argument and return nothing mutable."""

    @wraps(function)
    def recall(text: str) -> Result:
        results = _results.get()
        if results is None:
            return function(text)
        key = (function, text)
        if key not in results:
            results[key] = function(text)
        found: Result = results[key]
        return found

    return recall
