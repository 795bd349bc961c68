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
    from collections.abc import Callable, Hashable, Iterator

Key = TypeVar("Key", bound="Hashable")
Result = TypeVar("Result")

_results: ContextVar[dict[tuple[Callable[..., Any], Any], Any] | None] = ContextVar(
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


def remembered(function: Callable[[Key], Result]) -> Callable[[Key], Result]:
    """``function``, which must depend on nothing but its argument and return nothing mutable."""

    @wraps(function)
    def recall(argument: Key) -> Result:
        results = _results.get()
        if results is None:
            return function(argument)
        key = (function, argument)
        if key not in results:
            results[key] = function(argument)
        found: Result = results[key]
        return found

    return recall
