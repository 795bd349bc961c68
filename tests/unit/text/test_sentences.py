"""Where what was found ends within a sentence, and what of a sentence names nobody."""

from __future__ import annotations

import dataclasses

import pytest

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.organizations import find_organizations
from fw_gear_presidio.text.recognizers.sentences import at_names
from fw_gear_presidio.text.recognizers.spared import without_spared
from tests.unit.text.found import found


@pytest.mark.parametrize(
    ("text", "what", "left"),
    [
        ("by Dr. J. Laksita today", "J. Laksita", ["Dr. J. Laksita"]),
        ("Name Palacio,\tA", "Palacio", ["Palacio,\tA"]),
        ("Palacio M 34", "Palacio", ["Palacio"]),
        ("Nurse Palacio 34", "Palacio", ["Nurse Palacio"]),
        ("Nurse: Palacio", "Palacio", ["Palacio"]),
        ("Nurse\tPalacio", "Palacio", ["Palacio"]),
        ("J. Laksita for Niina", "J. Laksita for Niina", ["J. Laksita", "Niina"]),
        ("Aurelie Lemieux lives", "Aurelie Lemieux lives", ["Aurelie Lemieux"]),
        ("Kaleo fell down, seen by Dia", "Kaleo fell down, seen by Dia", ["Kaleo", "Dia"]),
        ("kaleo fell", "kaleo fell", ["kaleo"]),
        ("F 58 Years", "F 58 Years", ["58 Years"]),
        ("DOE, JANE (F)", "DOE, JANE (F)", ["DOE, JANE"]),
        ("DOE, JANE F", "DOE, JANE F", ["DOE, JANE F"]),
        ("TRANSFORMER for X", "TRANSFORMER", ["TRANSFORMER"]),
        ("Alois Hruba, tel 12", "Alois Hruba, tel", ["Alois Hruba"]),
        ("Dr. Suter um 12", "Dr. Suter um", ["Dr. Suter"]),
        ("von Castillo a las 5", "von Castillo a las", ["von Castillo"]),
        ("unter van der Berg", "unter van der Berg", ["van der Berg"]),
        ("with Anna Wu dated 3", "with Anna Wu dated", ["Anna Wu"]),
        ("by Tel Aviv", "by Tel Aviv", ["Tel Aviv"]),
        ("EXAM", "EXAM", ["EXAM"]),
        ("na yao", "na yao", ["na yao"]),
        ("with Na Yao", "with Na Yao", ["Na Yao"]),
        ("Arrived\tWögerbau er\n", "Wögerbau er", ["Wögerbau er"]),
        ("por Dra. Isern. Se observa", "Isern. Se", ["Dra. Isern."]),
        ("of Ms Vendula Brož", "Vendula Brož", ["Ms Vendula Brož"]),
        ("Anna Suter. Maria Wu kam", "Anna Suter. Maria Wu", ["Anna Suter.", "Maria Wu"]),
        ("Univ. Klinik", "Univ. Klinik", ["Univ. Klinik"]),
        ("Wögerbau er kam", "Wögerbau er", ["Wögerbau"]),
    ],
)
def test_a_name_has_its_title_and_initial_and_nothing_else_of_the_sentence(
    text: str, what: str, left: list[str]
) -> None:
    assert [text[e.start : e.end] for e in at_names(text, [found(text, what)])] == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("12/01/1940 M", "12/01/1940"),
        ("FEB 13, 1976 F", "FEB 13, 1976"),
        ("049Y/M", "049Y"),
        ("M, 9Y", "9Y"),
        ("12-MAR-1960", "12-MAR-1960"),
        ("9 M", "9"),
        ("10:15 PM", "10:15 PM"),
        ("7/5/1960 F 862098", "7/5/1960|862098"),
    ],
)
def test_the_sex_beside_a_date_or_an_age_stays(text: str, left: str) -> None:
    parts = at_names(text, [found(text, text, EntityType.DATE_TIME)])
    assert "|".join(text[e.start : e.end] for e in parts) == left


def test_an_institution_in_a_sentence_is_cut_from_it_but_not_at_its_own_small_words() -> None:
    text = "Hospital for the Sick at Ulm was not asked"
    whole = found(text, text, EntityType.ORGANIZATION)
    parts = [text[e.start : e.end] for e in at_names(text, [whole])]
    assert parts == ["Hospital for the Sick at Ulm"]


def test_a_date_in_a_sentence_is_cut_from_it() -> None:
    text = "see 02-Dec-2025"
    (entity,) = at_names(text, [found(text, text, EntityType.DATE_TIME)])
    assert text[entity.start : entity.end] == "02-Dec-2025"


@pytest.mark.parametrize(
    ("text", "what", "kind", "whole"),
    [
        ("a/l Muthu^Kok Wai", "Muthu^Kok Wai", EntityType.PERSON, "a/l Muthu^Kok Wai"),
        ("die Witte, Rayan", "die Witte, Rayan", EntityType.PERSON, "die Witte, Rayan"),
        ("die Witte kam", "die Witte", EntityType.PERSON, "Witte"),
        ("Str. Florilor 90", "Florilor 90", EntityType.LOCATION, "Str. Florilor 90"),
        ("in Ulm 90", "Ulm 90", EntityType.LOCATION, "Ulm 90"),
        ("85 Y / M", "85 Y", EntityType.AGE, "85 Y / M"),
        ("85 Y M", "85 Y", EntityType.AGE, "85 Y"),
        ("85 Y / MR", "85 Y", EntityType.AGE, "85 Y"),
        ("SNS 1412249", "1412249", EntityType.ID, "SNS 1412249"),
        ("SNS: 1412249", "1412249", EntityType.ID, "1412249"),
        ("MRN 1412249", "1412249", EntityType.ID, "1412249"),
        ("Apollo Lab Pvt Ltd", "Apollo Lab", EntityType.ORGANIZATION, "Apollo Lab Pvt Ltd"),
        ("em 20/04/2023", "em 20/04/2023", EntityType.DATE_TIME, "20/04/2023"),
    ],
)
def test_what_stands_beside_a_value_belongs_to_it_or_not(
    text: str, what: str, kind: EntityType, whole: str
) -> None:
    (part,) = at_names(text, [found(text, what, kind)])
    assert text[part.start : part.end] == whole


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Old images are at Klinik Neustadt, see 02/02/25", ["Klinik Neustadt"]),
        ("st mary's hospital", ["st mary's hospital"]),
        ("Hospital Universitario de la Paz", ["Hospital Universitario de la Paz"]),
        ("Klinikum rechts der Isar", ["Klinikum rechts der Isar"]),
        ("Hospital", []),
        ("GE HealthCare", []),
        ("She was sent to the hospital yesterday and seen in the clinic.", []),
        ("in unserer Klinik vor. Die Leber ist normal groß, keine fokalen", []),
        ("seen in the hospital yesterday and at Klinik Neustadt for a scan", ["Klinik Neustadt"]),
        (
            "He came from the Vivantes clinic in Spandau and was seen",
            ["Vivantes clinic in Spandau"],
        ),
        ("wurde im Klinikum rechts der Isar von uns gesehen", ["Klinikum rechts der Isar"]),
        ("was seen at royal infirmary of edinburgh yesterday", ["royal infirmary of edinburgh"]),
        ("ascension st. vincent hospital of indianapolis ward", None),
    ],
)
def test_an_institution_is_told_from_the_sentence_around_it(
    text: str, names: list[str] | None
) -> None:
    expected = [text] if names is None else names
    assert [text[m.start : m.end] for m in find_organizations(text)] == expected


@pytest.mark.parametrize(
    ("text", "what", "score", "left"),
    [
        ("Die Nieren sind normal groß.", "Die Nieren", 0.96, []),
        ("Le foie est de taille normale.", "Le", 0.7, []),
        ("Le was seen by the nurse", "Le", 0.9, ["Le"]),
        ("Le, foie est de taille", "Le", 0.7, ["Le"]),
        ("Le Thi Hoa", "Le Thi Hoa", 0.7, ["Le Thi Hoa"]),
        ("Le Hoa est de taille normale.", "Le Hoa", 0.7, ["Le Hoa"]),
        ("Die Nieren", "Die Nieren", 0.9, ["Die Nieren"]),
    ],
)
def test_the_beginning_of_a_sentence_names_nobody(
    text: str, what: str, score: float, left: list[str]
) -> None:
    entity = dataclasses.replace(found(text, what), score=score)
    assert [text[e.start : e.end] for e in without_spared(text, [entity])] == left
