"""In running text a name has capitals, and ordinary words beside it are no part of it."""

from __future__ import annotations

import dataclasses

import pytest

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.prose import in_prose
from tests.unit.text.found import found


def left(text: str, what: str, kind: EntityType = EntityType.PERSON, score: float = 0.85):
    entity = dataclasses.replace(found(text, what, kind), score=score)
    return [text[part.start : part.end] for part in in_prose(text, entity)]


@pytest.mark.parametrize(
    ("text", "what", "names"),
    [
        (
            "hier ist Dr. Klement, wir berichten über Almuth Karge und danken",
            "Dr. Klement, wir berichten über Almuth Karge",
            ["Dr. Klement", "Almuth Karge"],
        ),
        ("am 3. Mai wurde die hasta Ayla Kurt isimli gesehen", "Ayla Kurt isimli", ["Ayla Kurt"]),
        (
            "seen by dr. Maria de la Cruz at noon for pain",
            "dr. Maria de la Cruz",
            ["dr. Maria de la Cruz"],
        ),
        ("seen with Siti binti Abu in the ward today", "Siti binti Abu", ["Siti binti Abu"]),
        ("comparado con el estudio previo de ayer por Wu", "estudio previo", []),
        ("Das Herz ist nicht vergrößert", "Das Herz", []),
        ("Laudo assinado por Wu", "Laudo", []),
        ("Laudo Wu", "Laudo", ["Laudo"]),
        ("Maria fell down on the ward today", "Maria", ["Maria"]),
        ("Seen by maria lopez on the ward", "maria lopez", ["maria lopez"]),
        ("Seen with Anna by herself on the ward", "herself", []),
        ("attended our", "attended our", []),
        ("Attended Lee", "Attended Lee", ["Attended Lee"]),
        ("KARGE ALMUTH SEEN ON WARD TODAY", "KARGE ALMUTH SEEN", ["KARGE ALMUTH SEEN"]),
    ],
)
def test_a_name_in_a_sentence_is_what_has_capitals_and_is_no_ordinary_word(
    text: str, what: str, names: list[str]
) -> None:
    assert left(text, what) == names


@pytest.mark.parametrize(
    ("text", "what", "names"),
    [
        ("in unserer Klinik vor und blieb dort", "Klinik", []),
        ("was seen in the clinic and sent home", "the clinic", []),
        ("was seen in the Heart Center and sent home", "Heart Center", ["Heart Center"]),
        ("wurde in der Charité gesehen und entlassen", "Charité", ["Charité"]),
        ("was seen in the Mayo Clinic and sent home", "Mayo Clinic", ["Mayo Clinic"]),
        ("Klinik Ward 3", "Klinik", ["Klinik"]),
    ],
)
def test_a_clinic_without_a_name_is_none_in_a_sentence(
    text: str, what: str, names: list[str]
) -> None:
    assert left(text, what, EntityType.ORGANIZATION, 0.99) == names


def test_a_model_that_is_sure_is_believed() -> None:
    text = "Seen with Anna by maria lopez on the ward"
    assert left(text, "maria lopez", score=0.95) == ["maria lopez"]
    assert left("Laudo assinado por Wu", "Laudo", score=0.98) == ["Laudo"]
    assert left("Will fell on the ward today", "Will", score=0.85) == ["Will"]
    assert left("Will be seen on the ward today", "Will", score=0.5) == []


@pytest.mark.parametrize("kind", [EntityType.DATE_TIME, EntityType.ID, EntityType.AGE])
def test_numbers_and_dates_are_no_matter_of_words(kind: EntityType) -> None:
    assert left("wurde am dritten mai gesehen und entlassen", "dritten mai", kind) == [
        "dritten mai"
    ]


def test_a_street_keeps_its_small_words() -> None:
    text = "lives now at 4 rue de la paix with her son"
    kind = EntityType.LOCATION
    assert left(text, "4 rue de la paix", kind) == ["4 rue de la paix"]
