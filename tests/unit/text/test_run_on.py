"""A finding ends where technical text begins that only a blank parts from it, and never before."""

from __future__ import annotations

import pytest

from fw_gear_presidio.domain import Entity, EntityType, Reason
from fw_gear_presidio.text.recognizers.run_on import without_tails

PERSON, DATE = EntityType.PERSON, EntityType.DATE_TIME
INSTITUTION, PLACE = EntityType.ORGANIZATION, EntityType.LOCATION

MODEL = Reason("model")


def ended(text: str, what: str, kind: EntityType, reason: Reason = MODEL) -> str:
    start = text.index(what)
    found = Entity(kind, start, start + len(what), 0.99, reason)
    return "|".join(text[e.start : e.end] for e in without_tails(text, [found]))


@pytest.mark.parametrize(
    ("text", "what", "kind", "left"),
    [
        (
            "St. Jude Hospital Axial 3 mm",
            "St. Jude Hospital Axial",
            INSTITUTION,
            "St. Jude Hospital",
        ),
        ("Clínica Mar Grid FSE 3", "Clínica Mar Grid FSE 3", INSTITUTION, "Clínica Mar"),
        ("DUNE RADIOLOGY Pentacam", "DUNE RADIOLOGY Pentacam", INSTITUTION, "DUNE RADIOLOGY"),
        ("Klinikum Ulm on 3 mm", "Klinikum Ulm on", INSTITUTION, "Klinikum Ulm"),
        (
            "Klinikum Ulm on 03/04/2020",
            "Klinikum Ulm on 03/04/2020",
            INSTITUTION,
            "Klinikum Ulm|03/04/2020",
        ),
        ("Dr. Wu Shimadzu 5", "Dr. Wu Shimadzu", PERSON, "Dr. Wu"),
        ("Dr. Wu L Hip Oblique", "Dr. Wu L Hip Oblique", PERSON, "Dr. Wu"),
        ("Dr. Wu b 1000", "Dr. Wu b", PERSON, "Dr. Wu"),
        ("Dr. Wu W 350 L 40", "Dr. Wu W", PERSON, "Dr. Wu"),
        ("Dr. Wu AP Hip", "Dr. Wu AP Hip", PERSON, "Dr. Wu"),
        ("Dr. Wu JR4 5F", "Dr. Wu JR4", PERSON, "Dr. Wu"),
        ("Mr Wu declined it", "Mr Wu d", PERSON, "Mr Wu"),
        ("Anna Wu CORONAL", "Anna Wu CORONAL", PERSON, "Anna Wu"),
        ("ANNA WU CORONAL AXIAL", "ANNA WU CORONAL AXIAL", PERSON, "ANNA WU"),
        (
            "9 Mill Rd, Ayr. Axial coronal",
            "9 Mill Rd, Ayr. Axial coronal",
            PLACE,
            "9 Mill Rd, Ayr.",
        ),
        ("05.08.2011 09:52 Mag 1.8x", "05.08.2011 09:52 Mag", DATE, "05.08.2011 09:52"),
        ("05.08.2011 09:52 IOL 2", "05.08.2011 09:52 I", DATE, "05.08.2011 09:52"),
        ("05.08.2011 09:52 Zwolle 2", "05.08.2011 09:52 Z", DATE, "05.08.2011 09:52"),
        ("05.08.2011 OS", "05.08.2011 OS", DATE, "05.08.2011"),
        ("Wu, Anna,\tF\t1950", "Wu, Anna,\tF", PERSON, "Wu, Anna"),
        ("Wu, Anna\t(M)", "Wu, Anna\t(M)", PERSON, "Wu, Anna"),
        ("Wu, Anna\tL", "Wu, Anna\tL", PERSON, "Wu, Anna\tL"),
        ("Wu, Anna F", "Wu, Anna F", PERSON, "Wu, Anna F"),
        ("05.08.2011 JR4 5F", "05.08.2011 JR4", DATE, "05.08.2011"),
    ],
)
def test_technical_text_behind_a_finding_is_no_part_of_it(
    text: str, what: str, kind: EntityType, left: str
) -> None:
    assert ended(text, what, kind) == left


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Klinik 2", INSTITUTION),
        ("Klinik B4", INSTITUTION),
        ("Lakeside Clinic Knee", INSTITUTION),
        ("Klinik für Axial", INSTITUTION),
        ("Clinic Spine & Axial", INSTITUTION),
        ("Oak Valley Axial", INSTITUTION),
        ("Infirmary Oak Valley 12", INSTITUTION),
        ("Mercy MRI", INSTITUTION),
        ("MERIDIAN IMAGING LLC", INSTITUTION),
        ("Dr. Wei LI 12", PERSON),
        ("Dr. Yun MA 3", PERSON),
        ("Dr. VAN DER MAES 12", PERSON),
        ("Dr. Rafał LAO 30", PERSON),
        ("Dr. Anna Valley 12", PERSON),
        ("Dr. Jones RDMS 12", PERSON),
        ("Dr. Coronal", PERSON),
        ("Anna Coronal", PERSON),
        ("ANNA WU LAT", PERSON),
        ("Wu, Axial", PERSON),
        ("Anna Wu L", PERSON),
        ("Harris V", PERSON),
        ("Rose Hall", PERSON),
        ("Remseck am Neckar, by", PLACE),
        ("Pittsburgh PA 1521", PLACE),
        ("05.08.2011 10:15 PM", DATE),
        ("05.08.2011 10:15 CST 2011", DATE),
        ("Fri 05.08.2011 Fri", DATE),
        ("5 Mag 2011", DATE),
        ("5 Mag", DATE),
        ("05.08.2011 Mag 12", DATE),
        ("12 Axial", DATE),
    ],
)
def test_what_may_be_a_part_of_it_stays(text: str, kind: EntityType) -> None:
    assert ended(text, text, kind) == text


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ("Dr. Wu Zwolle", "Dr. Wu Zwo", PERSON),
        ("05.08.2011 March", "05.08.2011 Ma", DATE),
    ],
)
def test_a_part_of_a_word_that_may_belong_to_it_stays(
    text: str, what: str, kind: EntityType
) -> None:
    assert ended(text, what, kind) == what


def test_what_a_label_names_ends_only_behind_a_titled_name() -> None:
    staff = Reason("pattern", "label staff")
    assert ended("Anna Wu CORONAL 3", "Anna Wu CORONAL", PERSON, staff) == "Anna Wu CORONAL"
    assert ended("Dr. Wu CORONAL 3", "Dr. Wu CORONAL", PERSON, staff) == "Dr. Wu"
    assert ended("Dr. Wu Coronal", "Dr. Wu Coronal", PERSON, staff) == "Dr. Wu Coronal"
    place = Reason("pattern", "label organization")
    assert ended("St. Jude Hospital Axial", "St. Jude Hospital Axial", INSTITUTION, place) == (
        "St. Jude Hospital Axial"
    )


def test_no_name_of_any_list_is_taken_for_technical_text() -> None:
    pytest.importorskip("names", reason="needs the extra 'training'")
    pytest.importorskip("faker", reason="needs the extra 'training'")
    from training.names import every_name

    for name in sorted(every_name())[::7]:
        for text in (f"Dr. Jun {name}", f"DR. JUN {name.upper()}", f"Jun Ho {name.upper()}"):
            assert ended(f"{text} 12", text, PERSON) == text
