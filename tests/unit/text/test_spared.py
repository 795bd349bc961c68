"""What is no PHI is left alone whoever took it for that."""

from __future__ import annotations

import dataclasses

import pytest

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.spared import without_spared
from tests.unit.text.found import found, spared


@pytest.mark.parametrize(
    ("text", "what", "kind", "left"),
    [
        ("Patient: DOE JANE", "Patient: DOE JANE", EntityType.PERSON, ["DOE JANE"]),
        ("Name Barbier, Damien", "Name Barbier, Damien", EntityType.PERSON, ["Barbier, Damien"]),
        ("Pacijent SALIC, LORENA", "Pacijent SALIC, LORENA", EntityType.PERSON, ["SALIC, LORENA"]),
        ("Acc. Nr TK229820260", "Nr TK229820260", EntityType.ID, ["TK229820260"]),
        ("Study dt 05.07.2025", "dt 05.07.2025", EntityType.DATE_TIME, ["05.07.2025"]),
        ("Site Centro Norte", "Site Centro Norte", EntityType.ORGANIZATION, ["Centro Norte"]),
        ("Centro Norte", "Centro Norte", EntityType.ORGANIZATION, ["Centro Norte"]),
        ("Hospital:\tSt Mary", "Hospital", EntityType.ORGANIZATION, []),
        ("Pat Smith", "Pat Smith", EntityType.PERSON, ["Pat Smith"]),
        ("GE HealthCare\tMI 1.1", "GE HealthCare", EntityType.ORGANIZATION, []),
        ("Philips, Jane", "Philips", EntityType.PERSON, ["Philips"]),
        ("LAD", "LAD", EntityType.PERSON, []),
        ("PA erect", "PA erect", EntityType.PROFESSION, []),
        ("0lympus", "0lympus", EntityType.USERNAME, []),
        ("Pat Kranz, Yara", "Pat Kranz, Yara", EntityType.PERSON, ["Kranz, Yara"]),
        ("Hosp. # KH6289180", "Hosp. # KH6289180", EntityType.ID, ["KH6289180"]),
        ("Reader, Ann", "Reader, Ann", EntityType.PERSON, ["Reader, Ann"]),
        ("Page Jane", "Page Jane", EntityType.PERSON, ["Page Jane"]),
        ("CASE, MARY", "CASE, MARY", EntityType.PERSON, ["CASE, MARY"]),
        ("Case Western", "Case Western", EntityType.ORGANIZATION, ["Case Western"]),
        ("HC 4711234", "4711234", EntityType.ID, ["4711234"]),
        ("AP 01.02.1980", "01.02.1980", EntityType.DATE_TIME, ["01.02.1980"]),
        ("34 M", "34 M", EntityType.AGE, ["34 M"]),
        ("10:30 h", "10:30 h", EntityType.DATE_TIME, ["10:30 h"]),
        ("12/05/1980 cm", "12/05/1980", EntityType.DATE_TIME, ["12/05/1980"]),
        ("Ulm\nClinic\nHR 4", "Clinic", EntityType.ORGANIZATION, ["Clinic"]),
        ("Hospital\tMarys", "Hospital", EntityType.ORGANIZATION, []),
        ("Hospital of Ulm", "Hospital", EntityType.ORGANIZATION, ["Hospital"]),
        (
            "Hospital PORT MARYSTAD MEDICAL PLAZA",
            "Hospital PORT MARYSTAD MEDICAL PLAZA",
            EntityType.ORGANIZATION,
            ["PORT MARYSTAD MEDICAL PLAZA"],
        ),
        (
            "Hospital Santa Maria",
            "Hospital Santa Maria",
            EntityType.ORGANIZATION,
            ["Hospital Santa Maria"],
        ),
        ("Hospital Clinic", "Hospital Clinic", EntityType.ORGANIZATION, ["Hospital Clinic"]),
        ("Fuente: AGFA", "AGFA", EntityType.PERSON, []),
        ("Name: AGFA", "AGFA", EntityType.PERSON, ["AGFA"]),
        ("Name:\tAGFA", "AGFA", EntityType.PERSON, ["AGFA"]),
        ("Hasta Adi: Turk, E", "Hasta Adi: Turk, E", EntityType.PERSON, ["Turk, E"]),
        ("Radiólogo: Guajardo", "Radiólogo: Guajardo", EntityType.ORGANIZATION, ["Guajardo"]),
        ("Radiograf: Aasen", "ograf: Aasen", EntityType.PERSON, ["Aasen"]),
        ("LEHR 1024×256", "1024×256", EntityType.ID, []),
        ("512 x 512", "512 x 512", EntityType.ZIP, []),
        ("MRN X1024", "X1024", EntityType.ID, ["X1024"]),
        ("29 kVp", "29", EntityType.AGE, []),
        ("29 Jane", "29 Jane", EntityType.PERSON, ["29 Jane"]),
        ("Sonographer", "Sonographer", EntityType.PROFESSION, ["Sonographer"]),
        ("51878X44", "51878X44", EntityType.ID, ["51878X44"]),
        ("Patient ID\t0012", "Patient ID", EntityType.PERSON, []),
        ("ID No. NHS24", "ID No. NHS24", EntityType.ORGANIZATION, ["NHS24"]),
        ("Dr: Tirado", "Dr: Tirado", EntityType.PERSON, ["Tirado"]),
        ("Dr. Tirado", "Dr. Tirado", EntityType.PERSON, ["Dr. Tirado"]),
        ("43 D @ 172", "@ 172", EntityType.EMAIL, []),
        ("jroe @gmail com", "jroe @gmail com", EntityType.EMAIL, ["jroe @gmail com"]),
        ("STUDY 20220802", "STUDY 20220802", EntityType.DATE_TIME, ["20220802"]),
        ("13 Gender : M", "13 Gen", EntityType.AGE, ["13 "]),
        ("Sonographer\tCL", "Sonographer", EntityType.PROFESSION, []),
        ("Sector @ me cr", "Sector @ me cr", EntityType.EMAIL, []),
        ("jroe @ mail.org", "jroe @ mail.org", EntityType.EMAIL, ["jroe @ mail.org"]),
        ("jroe@mailorg", "jroe@mailorg", EntityType.EMAIL, ["jroe@mailorg"]),
        ("x16", "x16", EntityType.PHONE_NUMBER, []),
        ("0.625mm/0.984:1", "0.984:1", EntityType.DATE_TIME, []),
        ("10:24", "10:24", EntityType.DATE_TIME, ["10:24"]),
        ("Height(in): 65", "65", EntityType.AGE, []),
        ("Wt 65", "65", EntityType.AGE, []),
        ("Right 65", "65", EntityType.AGE, ["65"]),
        ("Operator 1", "1", EntityType.PERSON, []),
        ("26 Dec 1999 Gender: M", "26 Dec 1999 Gender: M", EntityType.ID, ["26 Dec 1999 ", "M"]),
        ("630P630", "630P630", EntityType.ID, []),
        ("630P631", "630P631", EntityType.ID, ["630P631"]),
        ("3P3", "3P3", EntityType.ID, ["3P3"]),
        ("x1604", "x1604", EntityType.PHONE_NUMBER, ["x1604"]),
        ("Test Duration\t04:36", "04:36", EntityType.DATE_TIME, []),
        ("TA 03:21", "03:21", EntityType.DATE_TIME, []),
        ("Average RNFL Thickness", "RNFL", EntityType.PERSON, []),
        ("RNFL Harris", "RNFL Harris", EntityType.PERSON, ["RNFL Harris"]),
        ("LAD Thickness", "LAD", EntityType.PERSON, ["LAD"]),
        ("16\t25\t27\t33", "33", EntityType.AGE, []),
        ("Age\tNo\tA\tB\n33\t25\t27\t16", "33", EntityType.AGE, ["33"]),
        ("DOE\t25\t27\t33", "33", EntityType.AGE, ["33"]),
        ("well apposed on OCT.", "OCT.", EntityType.DATE_TIME, []),
        ("in October", "October", EntityType.DATE_TIME, ["October"]),
        ("Age 45 Years", "Age 45 Years", EntityType.AGE, ["45 Years"]),
        ("Menopause Age:\t51", "51", EntityType.AGE, []),
        ("Age:\t51", "51", EntityType.AGE, ["51"]),
        ("24/02:40", "24/02:40", EntityType.DATE_TIME, []),
        ("Fluoro time 08:41", "08:41", EntityType.DATE_TIME, []),
        ("Test Time\t04:36", "04:36", EntityType.DATE_TIME, ["04:36"]),
        ("Duration 5 min\t04:36", "04:36", EntityType.DATE_TIME, ["04:36"]),
        ("Holter 24h", "24h", EntityType.DATE_TIME, []),
        ("Exam 23h", "23h", EntityType.DATE_TIME, ["23h"]),
        ("Version 11.5.2.54532", "5.2.54532", EntityType.ID, []),
        ("SW: VB60A.12.7", "12.7", EntityType.ID, []),
        ("x 1.2", "1.2", EntityType.PHONE_NUMBER, []),
        ("Weight(kg): 65.5", "65.5", EntityType.AGE, []),
        ("x 1.2", "1.2", EntityType.PERSON, []),
        ("MRN 11.5.2.54532", "11.5.2.54532", EntityType.ID, ["11.5.2.54532"]),
        ("Version 4 MRN 12.345", "12.345", EntityType.ID, ["12.345"]),
        ("Location: -65.88 mm", "65.88 mm", EntityType.LOCATION, []),
        ("Location: 65 Mill", "65 Mill", EntityType.LOCATION, ["65 Mill"]),
        ("0.05-40 Hz", "0.05-40", EntityType.DATE_TIME, []),
        ("Cihaz: Xario 200", "Xario 200", EntityType.LOCATION, []),
        ("Xario Road 200", "Xario Road 200", EntityType.LOCATION, ["Xario Road 200"]),
        ("MG SCREEN BILAT\tReady", "MG SCREEN BILAT", EntityType.PERSON, []),
        ("XR CHEST 2V", "2V", EntityType.AGE, []),
        ("PESEL 44051401359", "PESEL", EntityType.LOCATION, []),
        ("Pesel, Anna", "Pesel", EntityType.PERSON, ["Pesel"]),
        ("MR KNEE 4711", "4711", EntityType.ID, ["4711"]),
        ("CT ABDOMEN 471", "471", EntityType.ID, ["471"]),
        ("MRT Knie li", "Knie li", EntityType.PERSON, []),
        ("MR HALL", "MR HALL", EntityType.PERSON, ["MR HALL"]),
        ("DR HAND", "HAND", EntityType.PERSON, ["HAND"]),
        ("MG MULLER", "MULLER", EntityType.PERSON, ["MULLER"]),
        ("D.O.B.", "D.O.B.", EntityType.PERSON, []),
        ("Anna Maier 5 mg", "Anna Maier 5 mg", EntityType.PERSON, ["Anna Maier 5 mg"]),
        ("12:30 left", "12:30", EntityType.DATE_TIME, ["12:30"]),
        ("12.34.56.7890", "12.34.56.7890", EntityType.ID, ["12.34.56.7890"]),
        ("5000 Ulm", "5000 Ulm", EntityType.LOCATION, ["5000 Ulm"]),
        ("HFA3 860 1.5.2.431", "HFA3 860 1.5.2.431", EntityType.ID, []),
        ("756.1234.5678.97", "756.1234.5678.97", EntityType.ID, ["756.1234.5678.97"]),
        ("W4096L2048", "W4096L2048", EntityType.ID, []),
        ("nd d d hd", "nd d d hd", EntityType.ORGANIZATION, []),
        ("SRU consensus 2003", "SRU consensus 2003", EntityType.DATE_TIME, []),
        ("SRU consensus 2003", "2003", EntityType.DATE_TIME, []),
        ("Exam 2003", "2003", EntityType.DATE_TIME, ["2003"]),
        ("07:20:25 elapsed", "07:20:25", EntityType.DATE_TIME, []),
        ("Ref: Caucasian Female", "Caucasian Female", EntityType.PERSON, []),
        ("White, Anna", "White, Anna", EntityType.PERSON, ["White, Anna"]),
        ("13 atm", "13", EntityType.AGE, []),
        ("13 a", "13 a", EntityType.AGE, ["13 a"]),
        ("Do you want to save it", "Do", EntityType.PERSON, []),
    ],
)
def test_names_of_fields_makers_codes_and_amounts_are_spared(
    text: str, what: str, kind: EntityType, left: list[str]
) -> None:
    assert spared(text, what, kind) == left


@pytest.mark.parametrize(
    ("text", "kind", "score", "left"),
    [
        ("Ellebroek\tMI 1.1", EntityType.PROFESSION, 0.75, False),
        ("Ellebroek\tMI 1.1", EntityType.PROFESSION, 0.85, True),
        ("Ellebroek\tMI 1.1", EntityType.PERSON, 0.55, True),
        ("Ellebroek\tMI 1.1", EntityType.LOCATION, 0.35, True),
        ("Ellebroek 12\tMI 1.1", EntityType.PROFESSION, 0.55, True),
        ("Job\tEllebroek", EntityType.PROFESSION, 0.55, True),
        ("Occupation\nEllebroek", EntityType.PROFESSION, 0.55, True),
        ("Occupation: Ulm\nEllebroek", EntityType.PROFESSION, 0.55, False),
        ("Den Ellebroek", EntityType.PROFESSION, 0.55, True),
        ("東京", EntityType.PROFESSION, 0.55, True),
    ],
)
def test_a_doubtful_occupation_needs_more_than_one_word_or_a_label(
    text: str, kind: EntityType, score: float, *, left: bool
) -> None:
    what = "東京" if "東京" in text else "Ellebroek"
    entity = dataclasses.replace(found(text, what, kind), score=score)
    assert bool(without_spared(text, [entity])) is left


@pytest.mark.parametrize(
    ("text", "what", "kind", "score", "left"),
    [
        ("ET: 18", "18", EntityType.AGE, 0.5, False),
        ("LOW\t82\t48", "82", EntityType.AGE, 0.5, False),
        ("Age\t82\nLOW 82\nGrid 81", "81", EntityType.AGE, 0.5, False),
        ("10-year risk", "10-year", EntityType.AGE, 0.9, False),
        ("10-year-old", "10-year", EntityType.AGE, 0.9, True),
        ("82 M", "82", EntityType.AGE, 0.5, True),
        ("F, 82", "82", EntityType.AGE, 0.5, True),
        ("Race:\tAsian", "Asian", EntityType.PERSON, 0.95, False),
        ("ET: 18", "18", EntityType.AGE, 0.9, True),
        ("Age: 18", "18", EntityType.AGE, 0.5, True),
        ("Preset: Emory", "Emory", EntityType.LOCATION, 0.7, False),
        ("Preset: Emory", "Emory", EntityType.LOCATION, 0.9, True),
        ("Comment: Emory", "Emory", EntityType.LOCATION, 0.7, True),
        ("Name: Emory", "Emory", EntityType.PERSON, 0.7, True),
    ],
)
def test_a_label_of_something_else_overrules_a_model_that_is_not_sure(
    text: str, what: str, kind: EntityType, score: float, *, left: bool
) -> None:
    unsure = dataclasses.replace(found(text, what, kind), score=score)
    assert bool(without_spared(text, [unsure])) is left
