"""A fictitious patient at a fictitious institution, in every form devices print."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.synthetic.held_out import Names, draw_held_out, is_latin, names_by_locale

if TYPE_CHECKING:
    from faker import Faker


@dataclass(frozen=True, slots=True)
class Value:
    """One thing to print, and what it is; ``entity`` None: no PHI."""

    text: str
    entity: EntityType | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """Who was examined, when, where and by whom."""

    locale: str
    given: str
    family: str
    sex: str
    born: date
    at: datetime
    patient_id: str
    accession: str
    institution: str
    physician: str
    operator: str
    user: str
    city: str
    street: str
    postal_code: str
    phone: str
    email: str
    profession: str

    @property
    def age(self) -> int:
        return int((self.at.date() - self.born).days // 365.25)

    def header(self) -> dict[str, Any]:
        """The attributes a scanner would have filled in."""
        return {
            "SpecificCharacterSet": "ISO_IR 192",
            "PatientName": f"{self.family}^{self.given}",
            "PatientID": self.patient_id,
            "PatientBirthDate": f"{self.born:%Y%m%d}",
            "PatientSex": self.sex,
            "PatientAge": f"{self.age:03}Y",
            "StudyDate": f"{self.at:%Y%m%d}",
            "StudyTime": f"{self.at:%H%M%S}",
            "AccessionNumber": self.accession[:16],
            "InstitutionName": self.institution,
            "ReferringPhysicianName": f"{self.physician}",
            "OperatorsName": self.operator,
        }


_ID_SHAPES = (
    "####### ######## #########-# ##-#####-## ??-###### ?######## ###.###.### KH####### "
    "##/###### N#######? ####-##-#### PT#######-# 00####### ##########"
).split()
_ACCESSION_SHAPES = (
    "########## ##-??-##### ?########### ######?? 2#########-# ??######### ####.###".split()
)
_INSTITUTIONS = (
    "Klinik {}|{} Radiologists|Hospital de {}|{} Specialist Clinic|Centro Médico {}|{} Medical Plaza|"
    "CHR {}|Ospedale Civile {}|{} Bay Hospital|Diagnostikzentrum {}|{} Lakeside Hospital|"
    "Polyclinique {}|{} Sjukhem|Hospital Distrital {}|{} Tertiary Care Hospital"
).split("|")
_OLDEST = 95


def draw_visit(rng: random.Random, names: Names | None = None) -> Visit:
    """A visit drawn from ``rng``; ``names`` fixes the origin of the patient's name."""
    every = names_by_locale()
    names = names or rng.choice(every)
    born = date(2024, 6, 1) - timedelta(days=rng.randint(200, _OLDEST * 365))
    at = datetime.combine(
        date(2024, 6, 1) + timedelta(days=rng.randint(0, 900)),
        time(rng.randint(7, 18), rng.randint(0, 59), rng.randint(0, 59)),
    )
    faker = _faker(names.locale)
    faker.seed_instance(rng.getrandbits(32))
    city = _latin(lambda: draw_held_out(faker.city), rng)
    given, family = rng.choice(names.given), rng.choice(names.family)
    other, third = rng.choice(every), rng.choice(every)
    doctor, nurse = (rng.choice(one.family) for one in (other, third))
    return Visit(
        locale=names.locale,
        given=given,
        family=family,
        sex=rng.choice("FM"),
        born=born,
        at=at,
        patient_id=_shape(rng.choice(_ID_SHAPES), rng),
        accession=_shape(rng.choice(_ACCESSION_SHAPES), rng),
        institution=rng.choice(_INSTITUTIONS).format(city),
        physician=f"Dr. {rng.choice(other.given)[0]}. {doctor}",
        operator=f"{rng.choice(third.given)[0]}. {nurse}",
        user=f"{_ascii(nurse)[:6].lower()}{rng.choice('abcdefgh')}{rng.randint(1, 99)}",
        city=city,
        street=_latin(faker.street_address, rng),
        postal_code=_shape(rng.choice(("#####", "#####", "## ###", "#####-####")), rng),
        phone=_shape(rng.choice(("(###) ###-####", "+## ## #### ####", "0### / ######")), rng),
        email=f"{_ascii(given).lower()}.{_ascii(family).lower()}@{rng.choice(_HOSTS)}",
        profession=rng.choice(_PROFESSIONS),
    )


_HOSTS = ("example.org", "mail.example.com", "klinik.example")
_PROFESSIONS = (
    "Beekeeper|Upholsterer|Bus driver|Optician|Glazier|Stonemason|Florist|Train conductor|"
    "Sign painter|Roofer|Translator|Dairy farmer|Locksmith|Swimming instructor"
).split("|")


@cache
def _faker(locale: str) -> Faker:
    from faker import Faker  # noqa: PLC0415 - an extra, and slow to import
    from faker.config import AVAILABLE_LOCALES  # noqa: PLC0415 - as above

    return Faker(locale if locale in AVAILABLE_LOCALES else "en_US", use_weighting=False)


def _latin(draw: Any, rng: random.Random) -> str:
    """A place in Latin script on one line: from an English list where the locale has none."""
    text = " ".join(str(draw()).split())
    if is_latin(letter for letter in text if not letter.isdigit() and letter not in ",/#"):
        return text
    english = _faker("en_GB")
    english.seed_instance(rng.getrandbits(32))
    return " ".join(str(draw_held_out(english.city)).split())


def _ascii(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isalpha()) or "anna"


def _shape(shape: str, rng: random.Random) -> str:
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    drawn = {"#": "0123456789", "?": letters}
    return "".join(rng.choice(drawn[sign]) if sign in drawn else sign for sign in shape)
