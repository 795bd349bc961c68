"""Towns and institutions that stand alone are known by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from fw_gear_presidio.text.recognizers import known_names, vocabulary
from fw_gear_presidio.text.recognizers.known_names import find_known_names, is_known_place, key_of

INSTITUTIONS = (
    (Path(known_names.__file__).parent / "institutions.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Moncton", "Moncton"),
        ("CHARITE\tMI 1.1", "CHARITE"),
        ("Charité - Campus Mitte", "Charité - Campus Mitte"),
        ("Brigham and Women's", "Brigham and Women's"),
        ("Baylor Scott & White", "Baylor Scott & White"),
        ("Moncton - Axial", ""),
        ("was seen at Royal Marsden yesterday", "Royal Marsden"),
        ("in der Charité gesehen", "Charité"),
        ("Rosenblatt", "Rosenblatt"),
        ("ROSENBLATT, D", "ROSENBLATT, D"),
        ("Kim MS", "Kim MS"),
        ("Rosenblatt 4", ""),
        ("Memory", ""),
        ("The Charité", "Charité"),
        ("ABE", ""),
        ("Abe", "Abe"),
        ("Axial", ""),
        ("Charité 4", ""),
    ],
)
def test_a_segment_that_is_a_name_and_nothing_else(text: str, known: str) -> None:
    assert "".join(text[found.start : found.end] for found in find_known_names(text)) == known


def test_a_town_is_a_place_and_an_institution_is_none() -> None:
    assert is_known_place("Timișoara")
    assert not is_known_place("Charité")


def test_the_list_is_sorted_and_each_name_in_it_can_be_found() -> None:
    assert sorted(set(map(key_of, INSTITUTIONS))) == list(map(key_of, INSTITUTIONS))
    assert all(any(find_known_names(name)) for name in INSTITUTIONS)


def test_no_institution_is_a_word_of_technical_texts() -> None:
    words = {name.lower() for name in INSTITUTIONS}
    assert words.isdisjoint(vocabulary.JARGON | vocabulary.TECHNICAL_WORDS | vocabulary.PRODUCTS)
    assert words.isdisjoint(vocabulary.VENDORS)
    assert words.isdisjoint(code.lower() for code in vocabulary.TECHNICAL_CODES)
