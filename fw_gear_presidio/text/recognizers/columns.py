"""What the column of a cell tells: counts, technical values that it repeats, names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import Entity, EntityType, Reason
from fw_gear_presidio.text.recognizers.fields import labels_of
from fw_gear_presidio.text.recognizers.jargon import is_jargon
from fw_gear_presidio.text.recognizers.labels import LabelKind
from fw_gear_presidio.text.recognizers.remembered import remembered
from fw_gear_presidio.text.recognizers.rules import PATTERN, rows_of
from fw_gear_presidio.text.recognizers.vocabulary import (
    HEADS_OF_COUNTS,
    JARGON,
    TECHNICAL_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MIN_CELLS = 3
"""Of a row of a table, of its head that are known, and numbers of a column that tells something."""
_MIN_NAMES, _MOSTLY = 4, 0.6
"""Cells of a column, and the share of it, that must be names for the others to be, too."""
_BY_COLUMN = 0.5
_REASON = Reason(PATTERN, "column of names")
_GRID = 4
"""Cells of a row that holds numbers and nothing else."""
_MAX_AGE = 120
_ONE_IN = 3
"""So often a number must be too great for an age: OCR doubles a digit now and then."""
_NUMBER = regex.compile(r"\d(?: ?\d){0,3}")
"""OCR sets blanks between digits."""
_DECIMAL, _MONTHS, _DAYS = regex.compile(r"\d{1,4}[.,]\d{1,2}"), 12, 31
_FEWEST_LETTERS, _ALIKE = 4, 0.7
"""Of a misread value, and what its letters must have in common with the value."""
_CELL = regex.compile(r"[^\t\s][^\t]*")
_NO_LETTERS = regex.compile(r"[^\p{L}]+")


@dataclass(frozen=True, slots=True)
class _Cell:
    """``text`` at ``start`` of the page, with ``behind`` cells behind it in its row.

    Cells are counted from the right: those that OCR runs together stand on the left.
    """

    text: str
    start: int
    behind: int

    @property
    def number(self) -> int | None:
        """None: it is no number of at most four digits."""
        return int(self.text.replace(" ", "")) if _NUMBER.fullmatch(self.text) else None


_Row = tuple[_Cell, ...]
_Place = tuple[int, tuple[bool, ...]]


def is_count(text: str, start: int) -> bool:
    """Whether the number at ``start`` stands alone in its cell of a column of counts."""
    return start in _counts(text)


def is_headed_count(text: str, start: int) -> bool:
    """Whether the number at ``start`` stands alone in a column with a head such as "Images"."""
    return start in _headed_counts(text)


def is_decimal(text: str, start: int) -> bool:
    """Whether a decimal number is at ``start``, in a column of some that are no dates."""
    return start in _decimals(text)


def names_by_column(text: str, entities: Sequence[Entity]) -> Iterator[Entity]:
    """The cells that nobody took for a name in a column that holds little else.

    A lone family name tells less than a column of them.
    """
    persons = [e for e in entities if e.entity is EntityType.PERSON]
    table = _table(text) if len(persons) >= _MIN_NAMES else []
    for width in {len(row) for row in table}:
        for column in zip(*(row for row in table if len(row) == width), strict=True):
            named = {cell: _names_in(cell, persons) for cell in column}
            found = [name for name in named.values() if name]
            if len(found) >= _MIN_NAMES and len(found) >= _MOSTLY * len(column):
                for cell, name in named.items():
                    if not name and _may_be_a_name(cell.text) and not _names_in(cell, entities):
                        end = cell.start + len(cell.text)
                        yield Entity(EntityType.PERSON, cell.start, end, _BY_COLUMN, _REASON)


def _names_in(cell: _Cell, entities: Sequence[Entity]) -> bool:
    end = cell.start + len(cell.text)
    return any(e.start < end and cell.start < e.end for e in entities)


def _may_be_a_name(text: str) -> bool:
    words = _NO_LETTERS.split(text)
    return (
        not any(char.isdigit() for char in text)
        and any(len(word) > 1 and word[0].isupper() for word in words)
        and not any(word.lower() in TECHNICAL_WORDS | JARGON for word in words)
        and not labels_of(text)
    )


def is_misread_value(text: str, start: int) -> bool:
    """Whether the cell that holds ``start`` looks like a technical value of its column, misread.

    The value must stand there at least twice, read well: WRST below WRIST and WRIST.
    """
    at = text.rfind("\n", 0, start) + 1
    row = _cells(at, text[at:].partition("\n")[0])
    cell = next(cell for cell in reversed(row) if cell.start <= start)
    words = cell.text.lower()
    return len(words) >= _FEWEST_LETTERS and any(
        place == _place(row, cell)
        and len(value.split()) == len(words.split())
        and SequenceMatcher(None, words, value, autojunk=False).ratio() >= _ALIKE
        for place, value in _repeated_values(text)
    )


@remembered
def _repeated_values(text: str) -> frozenset[tuple[_Place, str]]:
    """Technical values that a column holds more than once, in small letters."""
    found = Counter((_place(row, cell), cell.text) for row in _table(text) for cell in row)
    return frozenset(
        (place, value.lower())
        for (place, value), times in found.items()
        if times > 1 and len(value) >= _FEWEST_LETTERS and is_jargon(value, 0.0)
    )


def _place(row: _Row, cell: _Cell) -> _Place:
    """The column of ``cell``: which cells behind it are numbers; where there is none, the width.

    A row that lacks a cell has another column's value in its place, and differs in that.
    """
    behind = tuple(other.number is not None for other in row if other.behind < cell.behind)
    return (0 if behind else len(row), behind)


@remembered
def _counts(text: str) -> frozenset[int]:
    """Where they start.

    Where a column is headed as ages, or several hold numbers, only whole rows are looked at: in
    another one an age may stand where the others have their count.
    """
    table = _table(text)
    of_ages = {len(row) for row in table if any(map(_names_ages, row))}
    grid = [row for row in table if _is_all_numbers(row) and len(row) not in of_ages]
    first = next((n for n, row in enumerate(table) if _is_head(row)), len(table))
    table = table[first:]
    cells = [cell for row in table for cell in row]
    ages = [cell for cell in cells if _names_ages(cell)]
    if any(len(labels_of(cell.text)) > 1 for cell in ages):
        # Heads that OCR ran together: nobody knows whose column is whose.
        return frozenset()
    if ages or len({cell.behind for cell in cells if cell.number is not None}) > 1:
        width = len(table[0]) if ages else Counter(map(len, table)).most_common(1)[0][0]
        cells = [cell for row in table if len(row) == width for cell in row]
    columns = (
        [cell for cell in cells if cell.behind == place]
        for place in {cell.behind for cell in cells} - {cell.behind for cell in ages}
    )
    return frozenset(
        cell.start
        for cells in (*filter(_is_of_counts, columns), *grid)
        for cell in cells
        if cell.number is not None
    )


@remembered
def _headed_counts(text: str) -> frozenset[int]:
    table = _table(text)
    return frozenset(
        cell.start
        for n, row in enumerate(table)
        for head in row
        if _is_head_of_counts(head)
        for other in table[n + 1 :]
        if len(other) == len(row)
        for cell in other
        if cell.behind == head.behind and cell.number is not None
    )


@remembered
def _decimals(text: str) -> frozenset[int]:
    columns: dict[int, list[_Cell]] = {}
    for cell in (cell for row in _table(text) for cell in row if _DECIMAL.fullmatch(cell.text)):
        columns.setdefault(cell.behind, []).append(cell)
    return frozenset(
        cell.start
        for column in columns.values()
        if len(column) >= _MIN_CELLS and not all(map(_may_be_a_date, column))
        for cell in column
    )


def _may_be_a_date(cell: _Cell) -> bool:
    first, second = map(int, regex.split("[.,]", cell.text))
    return 1 <= min(first, second) <= _MONTHS and 1 <= max(first, second) <= _DAYS


def _names_ages(cell: _Cell) -> bool:
    return any(label.kind is LabelKind.AGE for label in labels_of(cell.text))


def _is_all_numbers(row: _Row) -> bool:
    """Whether ``row`` is part of a grid of values: who is listed with an age has more than it."""
    return len(row) >= _GRID and all(cell.number is not None for cell in row)


def _table(text: str) -> list[_Row]:
    """The rows with cells enough for one."""
    rows = (_cells(start, line) for start, line in rows_of(text))
    return [row for row in rows if len(row) >= _MIN_CELLS]


def _cells(start: int, row: str) -> _Row:
    found = list(_CELL.finditer(row))
    return tuple(
        _Cell(cell.group().rstrip(), start + cell.start(), len(found) - 1 - place)
        for place, cell in enumerate(found)
    )


def _is_head(row: _Row) -> bool:
    return sum(_heads(cell.text) for cell in row) >= _MIN_CELLS


def _heads(cell: str) -> int:
    """How many labels fill a cell; OCR may have run heads together."""
    labels = labels_of(cell)
    rest = cell
    for label in reversed(labels):
        rest = rest[: label.start] + rest[label.end :]
    return 0 if rest.strip(" .:#") else len(labels)


def _is_of_counts(column: Sequence[_Cell]) -> bool:
    numbers = [cell.number for cell in column if cell.number is not None]
    if len(numbers) < _MIN_CELLS:
        return False
    return sum(number > _MAX_AGE for number in numbers) * _ONE_IN >= len(numbers) or any(
        map(_is_head_of_counts, column[:1])
    )


def _is_head_of_counts(cell: _Cell) -> bool:
    return _NO_LETTERS.sub(" ", cell.text.lower()).strip() in HEADS_OF_COUNTS
