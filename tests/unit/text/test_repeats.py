"""A name that is sure once is found in all its places."""

from __future__ import annotations

import dataclasses

from fw_gear_presidio.text.recognizers.repeats import repeated_names
from tests.unit.text.found import found


def test_a_sure_name_is_found_in_all_its_places() -> None:
    texts = ["Name: SUPASIT LERT", "Supasit, 75 years\tGain supasit2", "Supasitra"]
    sure = found(texts[0], "SUPASIT LERT")
    repeats = list(repeated_names(texts, [[sure], [], []]))
    assert [(page, texts[page][e.start : e.end]) for page, e in repeats] == [(1, "Supasit")]


def test_technical_words_and_unsure_names_are_not_repeated() -> None:
    texts = ["Adult Jones\tadult probe\tJones"]
    sure = found(texts[0], "Adult Jones")
    assert [e.start for _, e in repeated_names(texts, [[sure]])] == [texts[0].rindex("Jones")]
    unsure = dataclasses.replace(sure, score=0.5)
    assert not list(repeated_names(texts, [[unsure]]))
