"""A given name beside a family name that is a word of screens is somebody."""

from __future__ import annotations

import pytest

from fw_gear_presidio.text.recognizers.colour_names import find_colour_names
from fw_gear_presidio.text.recognizers.prose import ORDINARY


@pytest.mark.parametrize(
    "name",
    ["Mary White", "GRAY ALISON", "James T Long", "Long, James T", "Brown^David", "Mary Hill"],
)
def test_somebody(name: str) -> None:
    (found,) = find_colour_names(f"MI 1.1\t{name}\nTIS 0.4")
    assert found.start == len("MI 1.1\t")
    assert found.end == len(f"MI 1.1\t{name}")


@pytest.mark.parametrize(
    "text",
    [
        *("Max Power", "Long Axis", "White Balance", "Mary White 3", "Mary Smith", "mary white"),
        *("Ward Radiology", "Spring Flow", "Spring Light"),
    ],
)
def test_nobody_or_nobody_doubtful(text: str) -> None:
    assert not list(find_colour_names(text))


@pytest.mark.parametrize("name", ["brown", "white", "hill", "park", "rose", "page", "hall"])
def test_such_names_are_no_ordinary_words_of_a_sentence(name: str) -> None:
    assert name not in ORDINARY
