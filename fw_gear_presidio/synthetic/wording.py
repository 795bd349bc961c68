"""How devices word what they know of a visit: forms of a value, and the label before it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, datetime

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.ground_truth import FIELD_NAME
from fw_gear_presidio.synthetic.visits import Value, Visit

Line = Sequence[Value]
"""Values printed one after the other; blanks between them are part of their texts."""

_NAME_FORMS: Sequence[Callable[[Visit], str]] = (
    lambda v: f"{v.family}, {v.given}",
    lambda v: f"{v.family.upper()}, {v.given.upper()}",
    lambda v: f"{v.given} {v.family}",
    lambda v: f"{v.family}^{v.given}",
    lambda v: f"{v.family.upper()} {v.given}",
    lambda v: f"{v.family}, {v.given[0]}.",
    lambda v: f"{v.given.upper()} {v.family.upper()}",
)
_DATE_FORMS = (
    "%d.%m.%Y|%m/%d/%Y|%Y-%m-%d|%d-%b-%Y|%d %b %Y|%b %d, %Y|%Y/%m/%d|%d/%m/%y|%Y%m%d|%d %B %Y|"
    "%a %d %b %Y|%d.%m.%y"
).split("|")
_TIME_FORMS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p")
_AGE_FORMS = ("{:03}Y", "{} Y", "{} yrs", "{}y", "{} years", "{} J.")

_LABELS = {
    "name": "Name|Pt. Name|Patient|Nom|Paciente|Pat",
    "id": "PatID|ID No|MRN|Patient-ID|Hosp. #|NHC|IPP",
    "born": "DOB|Born|Geb.-Dat.|Birth date|Naissance|F. nac.",
    "date": "Exam|Date|Study dt|Datum|Fecha",
    "time": "Time|Heure|Zeit|Start",
    "age": "Age|Alter|Edad",
    "accession": "Acc. Nr|Accession|ACC #|Request",
    "institution": "Site|Facility|Hospital|Klinik",
    "physician": "Ref. Dr|Referrer|Attending|Médecin",
    "operator": "Operator|Op|Sonographer|MTRA",
    "user": "User ID|Logged on|Login",
    "city": "City|Town|Ort",
    "street": "Addr|Home|Adresse",
    "zip": "ZIP|Postcode|PLZ",
    "phone": "Phone|Tel|Tel. No",
    "email": "E-mail|Mail",
    "profession": "Occupation|Beruf|Job",
}
FIELDS = tuple(_LABELS)
BARE_FIELDS = ("name", "id", "born", "date", "time", "age", "accession", "institution", "operator")
"""What devices print without saying what it is."""
COMMON_FIELDS = ("name", "id", "born", "date", "time", "age", "accession", "institution")


def value(field: str, visit: Visit, rng: random.Random) -> Value:
    """One form of a field's value."""
    if field in ("born", "date"):
        return Value(_date(visit.born if field == "born" else visit.at, rng), EntityType.DATE_TIME)
    if field == "time":
        return Value(visit.at.strftime(rng.choice(_TIME_FORMS)), EntityType.DATE_TIME)
    if field == "age":
        return Value(rng.choice(_AGE_FORMS).format(visit.age), EntityType.AGE)
    if field == "name":
        return Value(rng.choice(_NAME_FORMS)(visit), EntityType.PERSON, visit.locale)
    text, entity = {
        "id": (visit.patient_id, EntityType.ID),
        "accession": (visit.accession, EntityType.ID),
        "institution": (visit.institution, EntityType.ORGANIZATION),
        "physician": (visit.physician, EntityType.PERSON),
        "operator": (visit.operator, EntityType.PERSON),
        "user": (visit.user, EntityType.USERNAME),
        "city": (visit.city, EntityType.LOCATION),
        "street": (visit.street, EntityType.LOCATION),
        "zip": (visit.postal_code, EntityType.ZIP),
        "phone": (visit.phone, EntityType.PHONE_NUMBER),
        "email": (visit.email, EntityType.EMAIL),
        "profession": (visit.profession, EntityType.PROFESSION),
    }[field]
    upper = entity in (EntityType.ORGANIZATION, EntityType.PERSON) and rng.random() < 0.25
    return Value(text.upper() if upper else text, entity)


def bare(field: str, visit: Visit, rng: random.Random) -> Line:
    """A value on its own; sex may stand beside a name or an age."""
    line = [value(field, visit, rng)]
    if field in ("name", "age") and rng.random() < 0.3:
        line.append(Value(rng.choice(("  ({})", " {}", " [{}]")).format(visit.sex)))
    return line


def labelled(field: str, visit: Visit, rng: random.Random) -> Line:
    """A label and its value."""
    name = rng.choice(_LABELS[field].split("|"))
    separator = rng.choice((": ", ":", " ", ": "))
    return [Value(name + separator, origin=FIELD_NAME), value(field, visit, rng)]


def sentence(visit: Visit, rng: random.Random) -> Line:
    """A whole sentence somebody typed onto the image."""
    person = rng.choice((f"{visit.given} {visit.family}", visit.family, visit.given))
    parts = {
        "P": Value(person, EntityType.PERSON, visit.locale),
        "D": Value(_date(visit.at, rng), EntityType.DATE_TIME),
        "S": Value(visit.physician, EntityType.PERSON),
        "O": Value(visit.institution, EntityType.ORGANIZATION),
        "L": Value(visit.city, EntityType.LOCATION),
        "A": Value(f"{visit.age} years", EntityType.AGE),
        "I": Value(visit.patient_id, EntityType.ID),
    }
    pieces = rng.choice(_SENTENCES).split("|")
    return [parts[piece] if piece in parts else Value(piece) for piece in pieces]


_SENTENCES = (
    "P| could not lie flat, sent home",
    "Repeat requested by |S| for |P",
    "Scan of |P| moved to |D",
    "|P|, |A|, came with left flank pain",
    "Old images are at |O|, see |D",
    "Wristband of |P| says |I",
    "Lead marker checked by |S| on |D",
    "Patient from |L|, interpreter needed",
    "Discs sent to |O| for |P",
)


def _date(day: date | datetime, rng: random.Random) -> str:
    text = day.strftime(rng.choice(_DATE_FORMS))
    return text.upper() if rng.random() < 0.2 else text
