"""A number in a table is no age where its column counts something; in doubt it is one."""

from __future__ import annotations

import pytest

from fw_gear_presidio.domain import Entity, EntityType, Reason
from fw_gear_presidio.text.recognizers.columns import names_by_column
from fw_gear_presidio.text.recognizers.spared import without_spared


def ages(text: str, score: float = 0.85, recognizer: str = "model") -> list[str]:
    """What is left of numbers of two digits alone in their cells, all taken for ages."""
    found, start = [], 0
    for cell in text.replace("\n", "\t").split("\t"):
        if cell.isdigit() and len(cell) == 2:
            reason = Reason(recognizer)
            found.append(Entity(EntityType.AGE, start, start + 2, score, reason))
        start += len(cell) + 1
    assert found
    return [text[e.start : e.end] for e in without_spared(text, found)]


def table(head: str, *rows: str) -> str:
    return "\n".join((head, *rows)).replace(" | ", "\t")


THREE = (
    "Doe, J | 4711 3 | 06/01/2020",
    "Roe, R | 4712 3 | 06/02/2020",
    "Poe, E | 4713 3 | 06/03/2020",
)


def rows(*last: str) -> list[str]:
    return [f"{row} | {cell}" for row, cell in zip(THREE, last, strict=True)]


@pytest.mark.parametrize("head", ["Images", "# Im.", "Frames", "KB", "Bilder"])
def test_below_the_head_of_a_count_stands_no_age(head: str) -> None:
    assert ages(table(f"Name | ID | DOB | {head}", *rows("34", "56", "7"))) == []


def test_a_column_with_numbers_too_great_for_ages_counts_something() -> None:
    assert ages(table("Name | ID | DOB | Xyz", *rows("34", "156", "247"))) == []


def test_the_head_may_be_run_together_and_rows_too() -> None:
    text = table(
        "Name | ID | DOB Exam date | Xyz",
        "Doe, J | 4711 3 06/01/2020 | 34",
        "Roe, R | 4712 3 | 06/02/2020 | 156",
        "Poe, E 4713 3 | 06/03/2020 | 147",
    )
    assert ages(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # The head says so, whatever stands below.
        table("Name | ID | DOB | Age", *rows("34", "156", "247")),
        table("Name | ID | DOB | Alter (J)", *rows("34", "156", "247")),
        # Nothing says that they are counts.
        table("Name | ID | DOB | Xyz", *rows("34", "56", "9")),
        table("Name | ID | DOB | Xyz", *rows("34", "56", "156")).replace("156", "1O6"),
        # No table of patients: a form, and few numbers.
        table("Ikaa | 34 | xx", "Pituus | 172 | cm", "Paino | 134 | lb", "Abc | 150 | z"),
        table("Name | ID | DOB | Xyz", THREE[0] + " | 34", THREE[1] + " | 156"),
        # In the row without a count the age is the last.
        table(
            "Name | ID | DOB | Xyz | Images",
            *(f"{row} | 41 | 2{n}4" for n, row in enumerate(THREE * 2)),
            "Doe, J | 4711 3 | 06/01/2020 | 34",
        ),
        table(
            "Name | ID | DOB | Age | Images",
            *(f"{row} | 41 | 2{n}4" for n, row in enumerate(THREE)),
            "Doe, J | 4711 3 | 06/01/2020 | 34",
        ),
        # Nobody knows whose column is whose.
        table("Name | ID | DOB | Age Images", *rows("34", "156", "247")),
        table("Name | ID | DOB | XX", *rows("M 34", "156", "247")).replace("M 34", "34\tM"),
    ],
)
def test_what_may_be_an_age_stays_one(text: str) -> None:
    assert "34" in ages(text)


def test_a_count_beside_ages_is_told_from_them() -> None:
    text = table(
        "Name | ID | DOB | Age | Images",
        *(f"{row} | 4{n} | {(31, 8, 9)[n]}" for n, row in enumerate(THREE)),
    )
    assert ages(text) == ["40", "41", "42"]


def test_what_a_label_names_is_left_to_it() -> None:
    text = table("Name | ID | DOB | Images", *rows("34", "56", "7"))
    assert ages(text, recognizer="pattern") == ["34", "56"]


def names(text: str, what: str, score: float = 0.85) -> list[str]:
    start = text.index(what)
    found = Entity(EntityType.PERSON, start, start + len(what), score, Reason("model"))
    return [text[e.start : e.end] for e in without_spared(text, [found])]


@pytest.mark.parametrize("word", ["WRST", "WRlST", "URIST"])
def test_a_misread_value_of_a_column_that_repeats_it_is_nobody(word: str) -> None:
    text = table("Name | ID | Part", *rows("WRIST", word, "WRIST"), THREE[0] + " | WRIST")
    assert names(text, word) == []


def test_cells_may_be_run_together_on_the_left() -> None:
    text = table(
        "Name | ID | Date | Part | Im",
        *rows("WRIST | 4", "WRIST | 5", "WRIST | 6"),
        "Doe, J 4711 3 | 06/01/2020 | WRST | 7",
    )
    assert names(text, "WRST") == []


@pytest.mark.parametrize(
    ("text", "what", "score"),
    [
        (table("Name | ID | Part", *rows("WRIST", "WURST", "KNEE")), "WURST", 0.85),
        (table("Name | ID | Part", *rows("WRIST", "WURST", "WRIST")), "WURST", 0.97),
        (table("Name | ID | Part", *rows("WRIST", "FORREST", "WRIST")), "FORREST", 0.85),
        (table("Name | ID | Part", *rows("WRIST", "A. WURST", "WRIST")), "WURST", 0.85),
        (
            table("Name | ID | Op", *rows("CHESTERTON", "CHESTERTOM", "CHESTERTON")),
            "CHESTERTOM",
            0.85,
        ),
        # A row that lacks a cell has another column's value there.
        (
            table("Name | ID | Part", *rows("CHEST", "CHEST", "CHEST"), "Doe | 06/01 | CHESTER"),
            "CHESTER",
            0.85,
        ),
        (
            table("Name | ID | Part | Im", *rows("KNEES | 4", "KNEES | 5", "CHEST | KNEES")),
            "CHEST",
            0.85,
        ),
        ("WRIST\nWRIST\nWURST", "WURST", 0.85),
    ],
)
def test_what_may_be_a_name_in_a_column_stays(text: str, what: str, score: float) -> None:
    assert names(text, what, score) == [what]


def named(text: str, *known: str) -> list[str]:
    """What the columns of ``text`` tell to be names, where ``known`` were found."""
    found = [
        Entity(EntityType.PERSON, at, at + len(name), 0.9, Reason("model"))
        for name in known
        for at in [text.index(name)]
    ]
    return [text[e.start : e.end] for e in names_by_column(text, found)]


WORKLIST = ("CT | Roe | 1", "MR | Poe | 2", "US | Moe | 3", "XA | Loe | 4")


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("CT | Grzenia | 5", ["Grzenia"]),
        ("CT | van Houten | 5", ["van Houten"]),
        ("CT | Verified | 5", []),  # a technical word
        ("CT | none | 5", []),
        ("CT | Grz3nia | 5", []),
        ("CT | Grzenia", []),  # another table
        ("Grzenia | MR | 5", []),  # another column
    ],
)
def test_a_cell_in_a_column_of_names_is_one(row: str, names: list[str]) -> None:
    assert named(table(*WORKLIST, row), "Roe", "Poe", "Moe", "Loe") == names


def test_a_column_that_mostly_holds_something_else_tells_nothing() -> None:
    others = [f"CT | Word{chr(97 + n)} | {n}" for n in range(4)]
    assert not named(table(*WORKLIST, *others), "Roe", "Poe", "Moe", "Loe")
    assert not named(table(*WORKLIST, "CT | Grzenia | 5"), "Roe", "Poe", "Moe")
