"""Draws the single parts of a page: values, names of fields, sentences, technical texts."""

from __future__ import annotations

import random
from collections.abc import Callable

from training import clauses, dates, values
from training.codes import code
from training.field_names import MORE_LABELS
from training.fields import LABELS, TECHNICAL_LABELS
from training.findings import finding
from training.institutions import Institutions
from training.name_forms import (
    cased,
    full_name,
    initials,
    placeholder,
    staff_name,
    staff_parts,
    user_name,
)
from training.names import NameSource
from training.places import Places, zip_code
from training.pools import Pool, Split, only
from training.prose import SENTENCES, TECHNICAL_SENTENCES
from training.technical import TechnicalSource, split_list
from training.trades import Trades

Piece = tuple[str, str | None]
Segment = list[Piece]
Row = list[Segment]
Block = list[Row]

ENTITY = {
    "patient": "PERSON",
    "staff": "PERSON",
    "birth": "DATE_TIME",
    "date": "DATE_TIME",
    "time": "DATE_TIME",
    "id": "ID",
    "age": "AGE",
    "organization": "ORGANIZATION",
    "location": "LOCATION",
    "profession": "PROFESSION",
    "phone": "PHONE_NUMBER",
    "zip": "ZIP",
    "username": "USERNAME",
    "email": "EMAIL",
}
"""The kinds of PHI fields, and the entity type of what stands in them."""
PHI_KINDS = tuple(ENTITY)
_SEX_LABELS = frozenset(
    "sex gender geschlecht sexe sesso sexo geslacht kön płeć cinsiyet 性別 性别 pol nem пол pohlaví".split()
)
_SEXES = "M F Male Female O m w W K E H D 男 女 MALE FEMALE Unknown".split()
_PLAIN_VALUES = (
    "US CT MR CR DX MG NM PT XA ES OP OT Yes No N/A None - Unknown Routine STAT Normal ROUTINE "
    "Completed Outpatient 0 1 2 3"
).split()
_ROLES = "admin tech user dr us rad op mta ct sono er".split()
_SLOTS = {
    "A": "age",
    "W": "profession",
    "O": "organization",
    "L": "location",
    "D": "date",
    "B": "birth",
    "H": "time",
    "T": "phone",
    "I": "id",
    "E": "email",
    "U": "username",
}
_MESSAGES = 0.3
"""The share of what programs say among technical sentences from lists."""
_FINDINGS = 0.6
"""The share of what reports say among those put together."""
_GRADES = "I II III IV 1 2 3 4 A B IIF".split()


def _labels_of(kind: str) -> list[str]:
    return sorted({*LABELS[kind].split("|"), *MORE_LABELS[kind].split("|")} - {""})


def field_names() -> set[str]:
    """All names of PHI fields."""
    return {name for kind in LABELS for name in _labels_of(kind)}


class Maker:
    """What blocks draw from: one side of the split and one stream of random numbers."""

    def __init__(self, split: Split, rng: random.Random, *, locale: str | None = None) -> None:
        self.rng = rng
        self._placeholders = 0.0 if locale else 0.025
        self.names = NameSource(split, locale=locale)
        places = Places(split, self.names)
        institutions = Institutions(split, self.names, places)
        trades = Trades(split)
        others = self.names if locale is None else NameSource(split)
        self.technical = TechnicalSource(split, others, places)
        self._labels = {kind: Pool(_labels_of(kind)) for kind in LABELS}
        self._technical_labels = Pool(TECHNICAL_LABELS.split("|"))
        # What is put together from parts tests nothing that the parts do not teach.
        self._composed = 0.45 if split is Split.TRAIN else 0.0
        self._sentences = Pool(only(split_list(SENTENCES), split))
        self._technical_sentences = Pool(only(split_list(TECHNICAL_SENTENCES), split))
        self._draw: dict[str, Callable[[bool], str]] = {
            "patient": self._patient,
            "staff": self._staff,
            "birth": lambda _: dates.date(rng),
            "date": lambda _: dates.date(rng) if rng.random() < 0.65 else dates.date_time(rng),
            "time": lambda _: dates.time(rng),
            "id": self._identifier,
            "age": lambda labelled: dates.bare_age(rng) if labelled else dates.age(rng),
            "organization": lambda _: institutions.organization(rng),
            "location": lambda _: places.location(rng),
            "profession": lambda _: trades.profession(rng),
            "phone": lambda _: values.phone(rng),
            "zip": lambda _: zip_code(rng),
            "username": self._user,
            "email": lambda _: values.email(rng, self.names, places),
        }
        self._fill: dict[str, Callable[[], str]] = {
            "n": self._number,
            "e": lambda: self.technical.eponym(rng).split(" ")[0],
            "r": lambda: rng.choice(_GRADES),
            "t": lambda: self.technical.term(rng),
            "d": lambda: self.technical.device(rng),
            "a": lambda: self.technical.of_kind("anatomy", rng),
            "w": lambda: self.technical.word(rng),
            "c": lambda: code(rng),
        }

    def value(self, kind: str, *, labelled: bool = False) -> Piece:
        """A value of ``kind``; ``labelled`` ones may be bare numbers or initials."""
        return self._draw[kind](labelled), ENTITY[kind]

    def _patient(self, labelled: bool) -> str:
        if self.rng.random() < self._placeholders:
            return placeholder(self.rng)
        person = self.names.person(self.rng)
        if labelled and self.rng.random() < 0.2:
            part = self.rng.choice((person.given, person.family, person.family))
            return cased(part, self.rng)
        return full_name(person, self.rng)

    def _staff(self, labelled: bool) -> str:
        person = self.names.person(self.rng)
        chance = self.rng.random() if labelled else 1.0
        if chance < 0.22:
            return initials(person, self.rng)
        if chance < 0.42 or (not labelled and self.rng.random() < 0.12):
            return cased(self.rng.choice((person.given, person.family, person.family)), self.rng)
        return staff_name(person, self.rng)

    def staff_initials(self) -> Piece:
        """Two or three letters for an operator."""
        return initials(self.names.person(self.rng), self.rng), ENTITY["staff"]

    def _identifier(self, labelled: bool) -> str:
        if labelled and self.rng.random() < 0.08:
            return str(self.rng.randint(1, 9999))
        if self.rng.random() < 0.07:
            return values.social_security(self.rng)
        return values.identifier(self.rng)

    def _user(self, labelled: bool) -> str:
        if labelled and self.rng.random() < 0.3:
            return self.rng.choice(_ROLES) + str(self.rng.randint(1, 99))
        return user_name(self.names.person(self.rng), self.rng)

    def _number(self) -> str:
        rng = self.rng
        return str(
            rng.choice((rng.randint(1, 30), round(rng.random() * 20, 1), rng.randint(1, 300)))
        )

    def field_name(self, kind: str) -> str:
        """The name of a PHI field, as printed."""
        rng = self.rng
        text = self._labels[kind].pick(rng)
        if rng.random() < 0.03:
            # A word that is in no list names a field by its place before a value.
            text = " ".join(self.technical.word(rng) for _ in range(rng.randint(1, 2))).capitalize()
        if " " in text and rng.random() < 0.08:
            text = rng.choice("-_/ ").join(text.split(" ")).replace(" ", "")
        chance = rng.random()
        return text.upper() if chance < 0.15 else text.lower() if chance < 0.2 else text

    def kinds(self, count: int, weights: tuple[int, ...]) -> list[str]:
        return self.rng.choices(PHI_KINDS, weights=weights, k=count)

    def tech(self, kind: str | None = None) -> Segment:
        return [(self.technical.any(self.rng, kind), None)]

    def technical_label(self) -> str:
        return self._technical_labels.pick(self.rng)

    def technical_value(self, label: str) -> str:
        """What stands in a field that holds no PHI."""
        rng = self.rng
        if label.lower() in _SEX_LABELS:
            return rng.choice(_SEXES)
        chance = rng.random()
        if chance < 0.25:
            return self.technical.term(rng)
        if chance < 0.4:
            return self.technical.device(rng)
        if chance < 0.6:
            return self.technical.reading(rng)
        if chance < 0.7:
            return rng.choice(_PLAIN_VALUES)
        return self.technical.any(rng)

    def sentence(self) -> Segment:
        """A sentence with PHI."""
        if self.rng.random() < self._composed:
            return self._filled(clauses.sentence(self.rng, phi=True))
        return self._filled(self._sentences.pick(self.rng))

    def technical_sentence(self) -> Segment:
        """A sentence without."""
        if self.rng.random() < self._composed:
            if self.rng.random() < _FINDINGS:
                return self._filled(finding(self.rng))
            return self._filled(clauses.sentence(self.rng, phi=False))
        if self.rng.random() < _MESSAGES:
            return [(self.technical.message(self.rng, long=True), None)]
        return self._filled(self._technical_sentences.pick(self.rng))

    def _filled(self, template: str) -> Segment:
        pieces: Segment = []
        rest = template
        while "{" in rest:
            before, _, rest = rest.partition("{")
            key, rest = rest[0], rest[2:]
            if before:
                pieces.append((before, None))
            pieces += self._slot(key)
        if rest:
            pieces.append((rest, None))
        chance = self.rng.random()
        if chance < 0.12:
            return [(text.upper(), label) for text, label in pieces]
        if chance < 0.17:
            return [(text.lower(), label) for text, label in pieces]
        return pieces

    def _slot(self, key: str) -> Segment:
        """What stands in a sentence's slot; a title before a name is a word of the sentence."""
        rng = self.rng
        if key in self._fill:
            return [(self._fill[key](), None)]
        person = self.names.person(rng)
        if key in "GF":
            name = person.given if key == "G" else person.family
            return [(cased(name, rng, upper=0.1, lower=0.02), "PERSON")]
        if key == "P":
            plain = rng.random() < 0.4
            name = f"{person.given} {person.family}"
            return [(name if plain else full_name(person, rng, titled=False), "PERSON")]
        if key == "S":
            title, name, suffix = staff_parts(person, rng)
            parts: Segment = [(title, None), (name, "PERSON"), (suffix, None)]
            return [part for part in parts if part[0]]
        return [self.value(_SLOTS[key])]
