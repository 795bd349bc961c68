"""What is written like a name, or stands where one does, needs less of a model's opinion."""

from __future__ import annotations

import pytest

from fw_gear_presidio.domain import Entity, EntityType, Reason
from fw_gear_presidio.text.recognizers.name_form import filled, lifted


@pytest.mark.parametrize(
    ("text", "score", "lifted_to"),
    [
        ("Knut TVEIT", 0.12, 0.36),
        ("Tech: Knut TVEIT", 0.12, 0.36),
        ("Maria de la Cruz", 0.3, 0.5),
        ("'Ryh 'ZRN", 0.12, 0.36),
        ("Tveit K", 0.12, 0.36),
        ("TVEIT K. J.", 0.12, 0.36),
        ("von Trapp", 0.12, 0.36),
        ("Tan Ah Kow", 0.12, 0.36),
        ("TBI L", 0.12, 0.12),
        ("Contrast K", 0.12, 0.12),
        ("Knut TVEIT", 0.7, 0.7),
        ("Knut", 0.12, 0.12),
        ("Bolus Series", 0.12, 0.12),
        ("Bosniak Anna", 0.12, 0.12),
        ("Knut TVEIT 2", 0.12, 0.12),
    ],
)
def test_what_is_written_like_a_name_needs_less_of_a_models_opinion(
    text: str, score: float, lifted_to: float
) -> None:
    start = text.find(": ") + 2 if ":" in text else 0
    name = Entity(EntityType.LOCATION, start, len(text), score, Reason("model"))
    (found,) = lifted(text, [name])
    assert found.score == pytest.approx(lifted_to)
    assert (found.entity is EntityType.PERSON) is (lifted_to > score)


@pytest.mark.parametrize(
    ("text", "what", "score", "whole", "becomes"),
    [
        ("Wye Hospital\nWayneview\nGain 4", "Wayne", 0.06, "Wayneview", EntityType.LOCATION),
        ("Wye Hospital\nGain\nWayneview", "Wayne", 0.06, None, None),
        ("Wye Hospital\nGain", "Gain", 0.06, None, None),
    ],
)
def test_a_row_below_an_institution_needs_a_glimpse(
    text: str, what: str, score: float, whole: str | None, becomes: EntityType | None
) -> None:
    start = text.index(what)
    name = Entity(EntityType.LOCATION, start, start + len(what), score, Reason("model"))
    above = Entity(EntityType.ORGANIZATION, 0, len("Wye Hospital"), 0.9, Reason("model"))
    *_, last = lifted(text, [above, name])
    if whole is None:
        assert last == name
    else:
        assert (text[last.start : last.end], last.entity) == (whole, becomes)
        assert last.score > 0.3


@pytest.mark.parametrize(
    ("kind", "score", "becomes"),
    [
        (EntityType.PROFESSION, 0.9, EntityType.PROFESSION),
        (EntityType.PROFESSION, 0.6, EntityType.USERNAME),
        (EntityType.PERSON, 0.6, EntityType.PERSON),
        (EntityType.PERSON, 0.4, EntityType.USERNAME),
    ],
)
def test_what_a_model_is_sure_of_stays_what_it_is(
    kind: EntityType, score: float, becomes: EntityType
) -> None:
    (found,) = lifted("teacher", [Entity(kind, 0, 7, score, Reason("model"))])
    assert found.entity is becomes
    assert found.score >= score


@pytest.mark.parametrize(
    ("text", "kind", "score"),
    [
        ("nfowler", EntityType.USERNAME, 0.36),
        ("Room 3\tnfowler", EntityType.USERNAME, 0.36),
        ("kernel smooth", EntityType.PROFESSION, 0.12),
        ("smooth", EntityType.PROFESSION, 0.12),
        ("arestream", EntityType.PROFESSION, 0.12),
        ("Nfowler", EntityType.PROFESSION, 0.12),
    ],
)
def test_a_word_in_small_letters_by_itself_is_whom_somebody_logs_in_as(
    text: str, kind: EntityType, score: float
) -> None:
    start = max(text.find("\t") + 1, text.find(" smooth") + 1)
    (found,) = lifted(text, [Entity(EntityType.PROFESSION, start, len(text), 0.12, Reason("x"))])
    assert (found.entity, found.score) == (kind, pytest.approx(score))


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("MEDSTAR FRANKLIN SQ", "FRANKLIN", "MEDSTAR FRANKLIN SQ"),
        ("Waikato DHB\tMI 1.1", "DHB", "Waikato DHB"),
        ("Clinic of Ulm & Sons", "Ulm", "Ulm"),
        ("Vail on Ulm", "Vail", "Vail on Ulm"),
        ("Physician Franklin Sq", "Franklin", "Franklin"),
        ("Franklin Axis", "Franklin", "Franklin"),
        ("Franklin SQ 2", "Franklin", "Franklin"),
        ("Franklin F", "Franklin", "Franklin"),
    ],
)
def test_a_name_takes_the_words_of_its_segment_that_nothing_shows_to_be_technical(
    text: str, part: str, whole: str
) -> None:
    start = text.index(part)
    name = Entity(EntityType.LOCATION, start, start + len(part), 0.4, Reason("model"))
    (found,) = filled(text, [name])
    assert text[found.start : found.end] == whole


def test_nothing_is_filled_beside_what_is_no_name() -> None:
    text = "Ulm Tower"
    date = Entity(EntityType.DATE_TIME, 0, 3, 0.9, Reason("model"))
    assert filled(text, [date]) == [date]
