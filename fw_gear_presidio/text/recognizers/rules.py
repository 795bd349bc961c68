"""What a pattern rule is, and how rules are applied to the rows of a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PATTERN = "pattern"
"""Name of the pattern recognizer in reasons."""
NAMES = frozenset(
    (
        EntityType.PERSON,
        EntityType.LOCATION,
        EntityType.ORGANIZATION,
        EntityType.PROFESSION,
        EntityType.USERNAME,
    )
)
"""What is told by its words."""


@dataclass(frozen=True, slots=True)
class Match:
    """``text[start:end]`` is an ``entity``, says the rule ``rule``, with ``score`` (0 to 1)."""

    entity: EntityType
    start: int
    end: int
    score: float
    rule: str

    def moved(self, by: int) -> Match:
        return Match(self.entity, self.start + by, self.end + by, self.score, self.rule)


@dataclass(frozen=True)
class Rule:
    """A shape of text. A group ``v`` marks what is PHI; without one the whole match is.

    ``check`` sees the match and may reject it. Neither looks beyond the row: see :func:`in_rows`.
    """

    name: str
    entity: EntityType
    expression: regex.Pattern[str]
    score: float
    check: Callable[[regex.Match[str]], bool] | None = None

    def matches(self, text: str) -> Iterator[Match]:
        group: int | str = "v" if "v" in self.expression.groupindex else 0
        for found in self.expression.finditer(text):
            if found.group(group) and (self.check is None or self.check(found)):
                start, end = found.span(group)
                yield Match(self.entity, start, end, self.score, self.name)


def shape(expression: str, **lists: Iterable[str]) -> regex.Pattern[str]:
    """Compile ``expression`` (verbose, ignoring case); ``{name}`` stands for any of a word list."""
    for name, words in lists.items():
        expression = expression.replace("{" + name + "}", any_of(words))
    return regex.compile(expression, regex.IGNORECASE | regex.VERBOSE)


def cased(expression: str, **lists: Iterable[str]) -> regex.Pattern[str]:
    """Like :func:`shape`, but case matters."""
    for name, words in lists.items():
        expression = expression.replace("{" + name + "}", any_of(words))
    return regex.compile(expression, regex.VERBOSE)


def any_of(words: Iterable[str]) -> str:
    """An expression for any of ``words``, the longest first; a blank in a word may be missing."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "(?:" + "|".join(_lenient(word) for word in ordered) + ")"


def _lenient(word: str) -> str:
    return r"[\ ._-]?[\ ]?".join(regex.escape(part) for part in word.split(" "))


def rows_of(text: str) -> Iterator[tuple[int, str]]:
    """Each row of a page's ``text``, and where it starts."""
    start = 0
    for row in text.split("\n"):
        yield start, row
        start += len(row) + 1


def segment_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the segment that ``text[start:end]`` is part of begins and ends."""
    stops = (stop for sign in "\t\n" if (stop := text.find(sign, end)) >= 0)
    return max(text.rfind(sign, 0, start) for sign in "\t\n") + 1, min(stops, default=len(text))


def in_rows(finder: Callable[[str], Iterable[Match]]) -> Callable[[str], Iterator[Match]]:
    """``finder`` for pages, applied to each row by itself: equal rows are looked at once."""

    @remembered
    def of_row(row: str) -> tuple[Match, ...]:
        return tuple(finder(row))

    @wraps(finder)
    def find(text: str) -> Iterator[Match]:
        for start, row in rows_of(text):
            for match in of_row(row):
                yield match.moved(start)

    return find
