"""Technical words and eponyms are nobody, unless somebody is meant."""

from __future__ import annotations

import dataclasses

import pytest

from fw_gear_presidio.text.recognizers.jargon import is_jargon
from fw_gear_presidio.text.recognizers.spared import without_spared
from fw_gear_presidio.text.recognizers.vocabulary import RARE_EPONYMS
from tests.unit.text.found import found, spared


@pytest.mark.parametrize(
    ("text", "what", "left"),
    [
        ("Schatzker V", "Schatzker V", []),
        ("Kellgren-Lawrence 2", "Kellgren", []),
        ("Bosniak", "Bosniak", []),
        ("Graf IIb", "Graf", []),
        ("Weber B", "Weber B", ["Weber B"]),
        ("Mason", "Mason", ["Mason"]),
        ("Mason, II", "Mason", ["Mason"]),
        ("Descemet membrane", "membrane", []),
        ("Bruch membrane", "membrane", ["membrane"]),
        ("Ref: Graf 2", "Graf", ["Graf"]),
        ("Ref:\tBosniak", "Bosniak", ["Bosniak"]),
        ("Bosniak Anna", "Bosniak Anna", ["Bosniak Anna"]),
        ("Garden III", "Garden III", ["Garden III"]),
    ],
)
def test_grades_named_after_somebody_are_spared_where_nobody_is_meant(
    text: str, what: str, left: list[str]
) -> None:
    assert spared(text, what) == left


@pytest.mark.parametrize(
    ("text", "what", "left"),
    [
        ("There is a Schmorl node at L3.", "Schmorl", []),
        ("There is a Schmorl node at L3.", "a Schmorl node", []),
        ("Known Hashimoto's thyroiditis.", "Hashimoto", []),
        ("The circle of Willis is patent.", "Willis", []),
        ("Foley catheter in place.", "Foley catheter", []),
        ("Old Hill-Sachs fracture.", "Hill-Sachs", []),
        ("Seen by Dr. Foley catheter out", "Foley", ["Foley"]),
        ("Foley, catheter in place", "Foley", ["Foley"]),
        ("Foley removed the catheter", "Foley", ["Foley"]),
        ("Anna Foley catheter in place", "Anna Foley", ["Anna Foley"]),
        ("Foley was seen", "Foley", ["Foley"]),
        ("EF estimée à 55 % selon Simpson.", "Simpson", []),
        ("Ejection fraction by Simpson is 48 %", "Simpson", []),
        ("EF 55 %, seen by Simpson", "Simpson", ["Simpson"]),
        ("Überwiesen nach Simpson", "Simpson", ["Simpson"]),
    ],
)
def test_what_is_named_after_somebody_in_a_sentence_is_spared(
    text: str, what: str, left: list[str]
) -> None:
    assert spared(text, what) == left


@pytest.mark.parametrize(
    ("text", "score", "left"),
    [
        ("Lung / Bone", 0.5, False),
        ("Lung / Bone", 0.9, True),
        ("Lung / Bones", 0.5, True),
        ("Trochanter", 0.5, False),
        ("Long", 0.5, True),
        ("Bone, Heart", 0.5, True),
        ("Senographe Pristina", 0.5, False),
        ("Garden III", 0.5, False),
        ("Garden III", 0.7, True),
        ("Baker cyst", 0.7, False),
        ("Cyst Baker", 0.7, True),
        ("Cyst Baker", 0.5, False),
        ("Garden, III", 0.5, True),
        ("Qwertin 5000 IU", 0.5, False),
        ("Qwertin 5000 IU", 0.9, True),
    ],
)
def test_a_model_that_is_not_sure_is_overruled_where_all_words_are_technical(
    text: str, score: float, *, left: bool
) -> None:
    unsure = dataclasses.replace(found(text, text), score=score)
    assert bool(without_spared(text, [unsure])) is left


def test_no_eponym_that_is_spared_alone_is_in_a_list_of_names():
    pytest.importorskip("names", reason="needs the extra 'training'")
    pytest.importorskip("faker", reason="needs the extra 'training'")
    from training.names import every_name

    assert not RARE_EPONYMS & {name.casefold() for name in every_name()}


@pytest.mark.parametrize(
    "name", ["Crawford", "DUBOIS", "Bowman II", "Harris V", "Graf 3", "Martin 2"]
)
def test_a_name_that_people_share_is_not_overruled_where_a_model_is_sure(name):
    assert without_spared(name, [found(name, name)])


@pytest.mark.parametrize(
    ("text", "left"), [("Rose Hall", True), ("Long Foot", True), ("Long axis", False)]
)
def test_technical_words_that_are_all_family_names_prove_nothing(text: str, left: bool):
    doubtful = dataclasses.replace(found(text, text), score=0.5)
    assert bool(without_spared(text, [doubtful])) == left


@pytest.mark.parametrize(
    ("text", "left"), [("Patient Test", []), ("Test, Anna", ["Test"]), ("Patient Long", ["Long"])]
)
def test_a_technical_word_that_a_model_half_takes_for_a_name_is_spared(
    text: str, left: list[str]
) -> None:
    word = "Test" if "Test" in text else "Long"
    unsure = dataclasses.replace(found(text, word), score=0.4)
    assert [text[e.start : e.end] for e in without_spared(text, [unsure])] == left


@pytest.mark.parametrize("word", ["prozor", "hrudník", "hrudnik", "mediastinum"])
def test_words_of_technical_texts_in_other_languages_are_known(word: str) -> None:
    assert is_jargon(word.title(), 0.5)


@pytest.mark.parametrize("word", ["Zhang", "Smith", "Anhalt", "Klinik", "Hospital"])
def test_nobody_and_no_place_is_called_by_a_word_of_jargon(word: str) -> None:
    assert not is_jargon(word, 0.5)


@pytest.mark.parametrize(
    ("technical", "name"),
    [
        ("Sivukuva", "Virtanen"),
        ("Összdózis", "Nagy"),
        ("Cotovelo direito", "Silva"),
        ("Armbågsled höger", "Lindqvist"),
        ("Spessore strato", "Ricci"),
        ("Unread thumbnails", "Johansson"),
    ],
)
def test_words_of_the_body_and_of_settings_are_overruled_but_no_name_beside_them(
    technical: str, name: str
) -> None:
    def left(text: str, score: float) -> bool:
        unsure = dataclasses.replace(found(text, text), score=score)
        return bool(without_spared(text, [unsure]))

    assert not left(technical, 0.7)
    assert left(technical, 0.9)
    assert left(f"{technical} {name}", 0.7)
