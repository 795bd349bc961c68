"""Technical text: what must stay legible after redaction."""

from __future__ import annotations

import functools
import itertools
import random
import re
import string
from collections.abc import Callable
from typing import Any

import pydicom.sr._concepts_dict as sr_concepts
from pydicom._dicom_dict import DicomDictionary

from training import panel_words
from training import technical_words as words
from training.codes import code, glyph
from training.device_words import DEVICES, HELD_OUT_DEVICES
from training.eponym_words import EPONYM_NOUNS, EPONYMS, HELD_OUT_EPONYMS
from training.foreign_words import FOREIGN
from training.names import NameSource
from training.noise import garble
from training.places import Places
from training.pools import Pool, Split, only, split_of
from training.romanise import is_latin, romanise
from training.ui_texts import ui_texts
from training.view_words import VIEWS
from training.word_lists import common_words

_SLOT = re.compile(r"<(-?\d+)-(-?\d+)(?:\.(\d))?>|\[([^\[\]]+)\]")
_UNITS = (
    "cm mm ml cm² cm3 mm² % m/s cm/s mmHg dB Hz kHz MHz bpm ms s min ° kV mA mAs mGy HU kg g W/kg µm dpt D "
    "kPa l/min mGy·cm fps Gy MBq mCi kcts °C mm/s cm^2 N daN T mT/m ml/min ng/ml U/l"
).split()
_KINDS = {
    "ultrasound": words.ULTRASOUND,
    "measurements": words.MEASUREMENTS,
    "sectional": words.SECTIONAL,
    "other": words.OTHER_DEVICES,
    "devices": DEVICES,
    "anatomy": words.ANATOMY + panel_words.ANATOMY_TERMS,
    "rads": words.RADS,
    "views": VIEWS,
    "foreign": FOREIGN + panel_words.MORE_FOREIGN,
    "panels": panel_words.PANELS,
    "short forms": panel_words.SHORT_FORMS,
    "figures": panel_words.FIGURES,
}
KINDS = tuple(_KINDS)
_STRAY_NUMBERS = (
    "<1-99>",
    "<1-9.1>",
    "<1-9>/<1-9>",
    "[A|B|C]<1-9>",
    "<1-999>",
    "#<1-20>",
    "<1-9>-<1-9>",
    "<1-99.2>",
    "(<1-20>)",
    "<1-12>:00",
)
_PARTS_OF_SCREENS = (
    "list viewer window panel menu editor manager mode view tab card label sticker tag form sheet folder log history summary status settings options "
    "preset selector finder explorer wizard console desktop toolbar sidebar icon cursor pointer keypad keyboard touchscreen headset footswitch joystick "
    "thumbnail bookmark clipboard archive inbox outbox mailbox queue spooler basket workspace workflow worksheet template barcode badge bracelet armband "
    "logbook notebook ledger register roster timetable planner calendar reminder alert banner tooltip checkbox slider dropdown scrollbar splash login logout "
    "homepage website download upload backup restore update upgrade licence dongle plugin gateway router server client node cache buffer firmware driver"
).split()
_Draw = Callable[[random.Random, str | None], str]


def fill(template: str, rng: random.Random) -> str:
    """``template`` with its slots filled (see :mod:`training.technical_words`)."""

    def value(slot: re.Match[str]) -> str:
        low, high, decimals, choices = slot.groups()
        if choices:
            return fill(rng.choice(choices.split("|")), rng)
        if decimals:
            return f"{rng.uniform(int(low), int(high)):.{decimals}f}"
        number = rng.randint(int(low), int(high))
        return f"{number:0{len(low)}d}" if low.startswith("0") and len(low) > 1 else str(number)

    return _SLOT.sub(value, template)


def split_list(text: str) -> list[str]:
    """The templates of a list that ``|`` separates outside of brackets."""
    parts, depth, current = [], 0, ""
    for char in text.replace("\n", ""):
        depth += (char == "[") - (char == "]")
        if char == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += char
    return [part for part in (*parts, current) if part.strip()]


@functools.cache
def coded_terms() -> tuple[str, ...]:
    """Meanings of the coded concepts of DICOM's context groups, and attribute names."""
    terms: set[str] = set()
    schemes: Any = sr_concepts.concepts
    for scheme in schemes.values():
        for codes in scheme.values():
            terms.update(meaning for meaning, _ in codes.values())
    breeds = re.compile(
        r"breed|horse|cattle|sheep|goat|pig|dog|cat\b|Genus|organism|Republic|saint\b",
        re.IGNORECASE,
    )
    kept = {
        re.sub(r" \((body structure|procedure|disorder|finding|[a-z ]+)\)$", "", t)
        for t in terms
        if not breeds.search(t)
    }
    kept |= {entry[2] for entry in DicomDictionary.values() if entry[2] and "Name" not in entry[2]}
    # Occupations and names of fields are not what a setting says.
    people = re.compile(
        r"^(\w+ )?(\w*logist|nurse|midwife|physician|surgeon|technician|technologist|radiographer"
        r"|sonographer|dentist|veterinarian|pharmacist|psychiatrist|pediatrician|anesthetist)\b",
        re.IGNORECASE,
    )
    return tuple(sorted(t for t in kept if 2 < len(t) < 48 and not people.match(t)))


def _by_language(split: Split) -> tuple[list[Pool[str]], list[Pool[str]]]:
    """What programs say, and the short ones of it, by language.

    In Latin letters only: in other scripts there would be more messages than names, and every
    text would pass for a message.
    """
    pools: tuple[list[Pool[str]], list[Pool[str]]] = ([], [])
    for language, texts in ui_texts().items():
        kept = [text for text in texts if is_latin(text) and split_of(text) is split]
        for found, longest in zip(pools, (100, 28), strict=True):
            fitting = [text for text in kept if len(text) <= longest]
            found.extend([Pool(fitting)] * (4 if language == "en" else 1) if fitting else [])
    return pools


class TechnicalSource:
    """Draws technical texts; terms, devices and eponyms of one side of the split only."""

    def __init__(self, split: Split, names: NameSource, places: Places) -> None:
        self._names = names
        self._places = places
        self._templates = {}
        for kind, text in _KINDS.items():
            every = split_list(text)
            # These are closed vocabularies, known to all. What is open has a list of its own
            # that only tests.
            if split is Split.HELD_OUT and kind == "devices":
                every = every[::12] + split_list(HELD_OUT_DEVICES)
            # A template that combines parts stands for many texts.
            every += 4 * [template for template in every if template.count("[") > 1]
            self._templates[kind] = Pool(every)
        self._terms = Pool(only(coded_terms(), split))
        eponyms = EPONYMS if split is Split.TRAIN else HELD_OUT_EPONYMS
        self._eponyms = Pool(split_list(eponyms))
        self._nouns = Pool(split_list(EPONYM_NOUNS))
        self._messages, self._buttons = _by_language(split)
        self._words = [Pool(only(words, split)) for words in common_words().values()]
        shares: tuple[tuple[_Draw, float], ...] = (
            (lambda rng, kind: self.of_kind(kind or rng.choice(KINDS), rng), 0.36),
            (lambda rng, _: self.of_kind(rng.choice(KINDS), rng), 0.10),
            (lambda rng, _: self.of_kind("foreign", rng), 0.08),
            (lambda rng, _: self.term(rng), 0.08),
            (lambda rng, _: self.eponym(rng), 0.10),
            (lambda rng, _: self.device(rng), 0.08),
            (lambda rng, _: code(rng), 0.11),
            (lambda rng, _: self.reading(rng), 0.07),
            (lambda rng, _: self.message(rng), 0.05),
            (self._misread, 0.02),
            (self._with_number, 0.05),
            (self._two_words, 0.03),
            (lambda rng, _: self.plain_words(rng), 0.07),
            (self._part_of_a_screen, 0.03),
            (lambda rng, _: self.garbage(rng), 0.03),
        )
        self._draws = [draw for draw, _ in shares]
        self._cumulative = list(itertools.accumulate(share for _, share in shares))

    def of_kind(self, kind: str, rng: random.Random) -> str:
        return fill(self._templates[kind].pick(rng), rng)

    def term(self, rng: random.Random) -> str:
        """A clinical term; capitals are common on overlays."""
        text = self._terms.pick(rng)
        chance = rng.random()
        return (
            text.upper()
            if chance < 0.3
            else text.lower()
            if chance < 0.4
            else text.title()
            if chance < 0.5
            else text
        )

    def word(self, rng: random.Random) -> str:
        return self._language(rng).pick(rng)

    def _language(self, rng: random.Random) -> Pool[str]:
        return self._words[0] if rng.random() < 0.4 else rng.choice(self._words)

    def plain_words(self, rng: random.Random) -> str:
        """One to three ordinary words of any language, and maybe a number: a preset, a remark."""
        words = self._language(rng)
        text = " ".join(words.pick(rng) for _ in range(rng.choice((1, 1, 2, 2, 3))))
        chance = rng.random()
        text = (
            text.upper()
            if chance < 0.25
            else text
            if chance < 0.5
            else text.title()
            if chance < 0.6
            else text.capitalize()
        )
        return f"{text} {fill('<1-999>', rng)}" if rng.random() < 0.2 else text

    def message(self, rng: random.Random, *, long: bool = False) -> str:
        """A button or a short text of a program's screen in any language; ``long``: any text."""
        pool = rng.choice(self._messages if long else self._buttons)
        text = re.sub("{n}", lambda _: fill("<1-99>", rng), pool.pick(rng))
        return text.upper() if rng.random() < 0.12 else text

    def eponym(self, rng: random.Random) -> str:
        """A method, grade or sign named after a person or a city, with or without its result."""
        known = rng.random() < 0.55
        if known:
            name = fill(self._eponyms.pick(rng), rng)
        elif rng.random() < 0.75:
            # Any name may have a sign of its own: the words around it decide.
            name = romanise(self._names.person(rng).family)
            if rng.random() < 0.2:
                name += "-" + romanise(self._names.person(rng).family)
        else:
            name = self._places.city(rng).split(" - ")[0]
        noun = self._nouns.pick(rng)
        result = rng.choice(
            (
                fill("<1-4>", rng),
                rng.choice("I II III IV IIa IIb 2F A B C D E 1a 2b 3 4 Ia IIc".split()),
                fill("<0-90>°", rng),
                fill("<0-9.1>", rng),
                fill("<1-99> %", rng),
                "positive",
                "negative",
                "+",
                "neg.",
            )
        )
        quantity = self.of_kind("measurements", rng).split(" ")[0]
        style = rng.random()
        if style < 0.30:
            text = f"{quantity}{rng.choice((' (', '(', ' ['))}{name}{rng.choice((')', ') ' + result))}".replace(
                "[" + name + ")", f"[{name}]"
            )
        elif style < 0.42 and known:
            text = name
        elif style < 0.60 or not known:
            text = (
                noun.format(name)
                if "{}" in noun
                else f"{name} {noun}"
                if rng.random() < 0.9 or not known
                else f"{name}'s {noun}"
            )
            text += f" {result}" if rng.random() < 0.4 else ""
        elif style < 0.85:
            text = f"{name} {result}"
        else:
            text = f"{quantity} {name} {fill('<1-90.1>', rng)} {rng.choice(_UNITS)}"
        return text.upper() if rng.random() < 0.2 else text

    def device(self, rng: random.Random) -> str:
        """A maker, model, probe or scope; some made up, for those that are not in any list."""
        chance = rng.random()
        if chance < 0.8:
            return self.of_kind("devices", rng)
        if chance < 0.86:
            # A known maker with a model that nobody knows yet.
            maker = re.split(r"[ \d<\[]", self._templates["devices"].pick(rng))[0]
            return f"{maker or 'GE'} {code(rng)}"
        stem = self.word(rng).capitalize()
        stem = stem.upper() if rng.random() < 0.4 else stem
        number = rng.choice(
            (
                fill("<1-9>", rng),
                fill("<10-9000>", rng),
                fill("[S|X|E|i|CV|P|HD|MX]<1-990>", rng),
                fill("<1-9>00[i|s|X|C|T|]", rng),
                fill(
                    "[Pro|Plus|Elite|One|Prime|HD|XP|DR|RF|CT|MR|3D|HFO|VME|II|Vision|Go|Evo]", rng
                ),
            )
        )
        return f"{stem}{rng.choice((' ', ' ', '-', ''))}{number}"

    def reading(self, rng: random.Random) -> str:
        """Any quantity with any unit: numbers that are no PHI."""
        number = rng.choice(
            (
                fill("<0-20.2>", rng),
                fill("<0-200.1>", rng),
                fill("<0-900>", rng),
                fill("<-99-99>", rng),
                fill("<0-9.3>", rng),
            )
        )
        text = f"{number}{rng.choice((' ', ' ', ''))}{rng.choice(_UNITS)}"
        chance = rng.random()
        if chance < 0.35:
            text = f"{self.label(rng)}{rng.choice((' ', ': ', ':', '=', ' = '))}{text}"
        elif chance < 0.45:
            text = f"{text} x {number}{rng.choice(('', ' x ' + number))} {rng.choice(_UNITS)}"
        return text

    def label(self, rng: random.Random) -> str:
        """A short parameter name, known or not."""
        if rng.random() < 0.7:
            kind = rng.choice(("ultrasound", "measurements", "sectional"))
            stem = re.split(r"[:=<\d]", self.of_kind(kind, rng))[0].strip()
            return stem or "D"
        return "".join(rng.choice(string.ascii_uppercase) for _ in range(rng.randint(1, 4)))

    def garbage(self, rng: random.Random) -> str:
        """What OCR makes of scales, arrows, anatomy and rulers."""
        style = rng.random()
        if style < 0.06:
            return glyph(rng)
        if style < 0.35:
            return (
                "".join(
                    rng.choice("|-_=~.,:;'\"/\\<>+*^°oO0lI1iVvXxTtLJ-—•…()[]")
                    for _ in range(rng.randint(1, 6))
                ).strip()
                or "-"
            )
        if style < 0.6:
            return "".join(
                rng.choice(string.ascii_letters + string.digits) for _ in range(rng.randint(1, 3))
            )
        if style < 0.85:
            return str(
                rng.choice(
                    (
                        rng.randint(0, 20),
                        rng.randint(0, 300),
                        rng.randint(-90, 90),
                        -rng.randint(1, 9) * 10,
                    )
                )
            )
        return " ".join(str(n * rng.choice((1, 5, 10, 20))) for n in range(1, rng.randint(3, 8)))

    def scale(self, rng: random.Random) -> list[str]:
        """The figures of a ruler or a colour bar, one after the other."""
        step = rng.choice((0.5, 1, 2, 5, 10, 20, 50, 100))
        start = rng.choice((0, 0, 0, -3, -5)) * step
        return [f"{start + n * step:g}" for n in range(rng.randint(3, 9))]

    def any(self, rng: random.Random, kind: str | None = None) -> str:
        """One technical text; ``kind`` sets the modality it most likely comes from."""
        (draw,) = rng.choices(self._draws, cum_weights=self._cumulative)
        return draw(rng, kind)

    def _part_of_a_screen(self, rng: random.Random, _kind: str | None) -> str:
        """What a program calls its windows and what it prints."""
        noun = rng.choice(_PARTS_OF_SCREENS)
        first = self.word(rng) if rng.random() < 0.5 else self.of_kind("panels", rng)
        text = f"{first} {noun}" if rng.random() < 0.7 else noun
        chance = rng.random()
        return text.upper() if chance < 0.15 else text.capitalize() if chance < 0.6 else text

    def _with_number(self, rng: random.Random, _kind: str | None) -> str:
        """A word and a stray number: what most looks like a name and its ID."""
        word = self.of_kind("anatomy", rng) if rng.random() < 0.6 else self.term(rng)
        number = fill(rng.choice(_STRAY_NUMBERS), rng)
        return f"{word} {number}" if rng.random() < 0.85 else f"{number} {word}"

    def _misread(self, rng: random.Random, kind: str | None) -> str:
        """A setting that OCR got badly wrong: what is left looks like a word or a number."""
        return garble(self.of_kind(kind or rng.choice(KINDS), rng), rng, 0.2)

    def _two_words(self, rng: random.Random, _kind: str | None) -> str:
        return (
            f"{self.of_kind('anatomy', rng)} {self.of_kind(rng.choice(('anatomy', 'other')), rng)}"
        )
