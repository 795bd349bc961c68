"""What devices print is none of what it looks like."""

from __future__ import annotations

import dataclasses

import pytest

from fw_gear_presidio.domain import EntityType, Reason
from fw_gear_presidio.text.recognizers.rules import PATTERN
from fw_gear_presidio.text.recognizers.spared import without_spared
from tests.unit.text.found import found, spared

FIELD = "17 3 16\t10\n25 10 32 26\t23 26 23 31\n6 2 27 17\t29 27"
PRIORS = "Date\tDescription\tImages\tReported by\n{}"
DOSES = "Run\tType\tmGy\n1\tA\t11.29\n2\tA\t140.02\n3\tB\t26.07"


@pytest.mark.parametrize(
    ("text", "what", "kind", "left"),
    [
        ("Fp1-F7", "Fp1-F7", EntityType.ID, []),
        ("T5-01", "T5-01", EntityType.ID, []),
        ("B5-01", "B5-01", EntityType.ID, ["B5-01"]),
        ("Apollo Labs ISO 15189", "Apollo Labs ISO 15189", EntityType.ORGANIZATION, None),
        ("Cal. ISO 389-1", "389-1", EntityType.ID, []),
        ("ISO 471123-1", "471123-1", EntityType.ID, ["471123-1"]),
        ("3D / MIP", "3D", EntityType.AGE, []),
        ("m wwm m", "m wwm m", EntityType.PERSON, []),
        ("Mum Wu", "Mum Wu", EntityType.PERSON, ["Mum Wu"]),
        ("3D / MIP", "3D", EntityType.PERSON, ["3D"]),
        ("Follow-up 5 mo", "5 mo", EntityType.AGE, []),
        ("Baby 5 mo", "5 mo", EntityType.AGE, ["5 mo"]),
        ("Cystometric cap. 359 ml", "359 ml", EntityType.ZIP, []),
        (FIELD, "25 10 32 26", EntityType.ID, []),
        (FIELD, "23 26 23 31", EntityType.PHONE_NUMBER, []),
        ("Tel\n01 42 34 56 78\n01 42 34 56 79", "01 42 34 56 78", EntityType.PHONE_NUMBER, None),
        (PRIORS.format("1-2-23\tUS Neck\t755\tLee, A"), "755", EntityType.ID, []),
        (PRIORS.format("1-2-23\tUS Neck\tLee, A"), "1-2-23", EntityType.ID, ["1-2-23"]),
        (DOSES, "11.29", EntityType.DATE_TIME, []),
        (DOSES.replace("140.02", "14.02"), "11.29", EntityType.DATE_TIME, None),
        ("RT(R)(M)", "RT(R", EntityType.PERSON, []),
        ("RT(R)(M)\tLee", "Lee", EntityType.PERSON, ["Lee"]),
        ("MR Prostata mp", "mp", EntityType.PERSON, []),
        ("Report: J MACARAEG", "Report: J MACARAEG", EntityType.PERSON, ["J MACARAEG"]),
        ("Karge: J MACARAEG", "Karge: J MACARAEG", EntityType.PERSON, None),
    ],
)
def test_numbers_and_codes_of_devices(
    text: str, what: str, kind: EntityType, left: list[str] | None
) -> None:
    assert spared(text, what, kind) == ([what] if left is None else left)


@pytest.mark.parametrize(
    ("text", "kind", "score", "stays"),
    [
        ("Cal. ISO 389-1", EntityType.LOCATION, 0.6, False),
        ("9123 5.0 R15 G63", EntityType.ID, 0.4, False),
        ("9123 5.0 R15 G63", EntityType.ID, 0.9, True),
        ("9123 50 R15", EntityType.ID, 0.4, True),
        ("3:PELVIS", EntityType.DATE_TIME, 0.4, False),
        ("3 March", EntityType.DATE_TIME, 0.4, True),
        ("3:PELVIS", EntityType.DATE_TIME, 0.7, True),
    ],
)
def test_a_doubtful_number_or_date_among_settings(
    text: str, kind: EntityType, score: float, *, stays: bool
) -> None:
    doubtful = dataclasses.replace(found(text, text, kind), score=score)
    assert bool(without_spared(text, [doubtful])) is stays


@pytest.mark.parametrize(("why", "stays"), [("label id", True), ("spaced number", False)])
def test_a_label_is_believed_against_a_grid(why: str, *, stays: bool) -> None:
    number = dataclasses.replace(
        found(FIELD, "25 10 32 26", EntityType.ID), reason=Reason(PATTERN, why)
    )
    assert bool(without_spared(FIELD, [number])) is stays


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("R HIP", []),
        ("R HALL", ["R HALL"]),
        ("R Baker", ["R Baker"]),
        ("Baker L.", ["Baker L."]),
    ],
)
def test_a_side_is_no_initial(text: str, left: list[str]) -> None:
    doubtful = dataclasses.replace(found(text, text), score=0.5)
    assert [text[e.start : e.end] for e in without_spared(text, [doubtful])] == left
