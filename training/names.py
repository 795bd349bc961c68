"""Person names of every Faker locale, and some that are in no list."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import random
from collections import defaultdict
from dataclasses import dataclass
from importlib import resources

import faker.providers.person as faker_persons

from training.more_names import more_names
from training.pools import Split, only, split_of
from training.romanise import is_latin, romanise

_PARTICLES = {
    "nl": ["van", "van der", "van den", "de", "van de", "ten", "ter"],
    "de": ["von", "zu", "von der", "vom"],
    "es": ["de", "de la", "del", "de los", "y"],
    "pt": ["da", "de", "dos", "do", "e"],
    "fr": ["de", "du", "de la", "le", "d'"],
    "it": ["di", "de", "della", "d'", "lo"],
    "ar": ["al-", "El ", "Al ", "bin ", "abu "],
    "en": ["Mc", "Mac", "O'", "St. ", "Fitz"],
    "ga": ["O'", "Mc", "Mac", "Ni ", "Ui "],
}
_WORDS = (
    "Park Field Fields Head Glass White Black Brown Green Gray Young Long Short Small King Bishop Pope Knight Wood "
    "Woods Stone Hill Rivers Lake Brook Brooks Banks Bush Rose Flowers Berry Cotton Snow Winter Day Weeks Moon Star "
    "Love Joy Price Cash Bond Penny Power Powers Strong Wise Best Good Rich Bell Ball Hand Foot Back Heart Bone Blood "
    "Child Page Book Reader Case Call Ring Post Box Ford Bridges Street Lane Gates Wall Church Temple Castle House "
    "Chambers Hall Cook Baker Butler Potter Miller Fisher Hunter Archer Farmer Taylor Weaver Turner Mason Carpenter "
    "Cooper Singer Judge Marshall Major Walker Rider Nurse Ward Peak Low High Mean Fast Frame Sharp Light Waters Pond "
    "Marsh Moss Reed Fern Drake Crane Swan Fox Wolf Lamb Bull Buck Hart Bird Finch Salmon Pike Steele Iron Silver Gold "
    "Diamond Pearl Ruby Garnet Cross Noble Savage Gentle Moody Merry Early Late Noon Friday Summers March May June"
).split()
"""Family names that are words."""
_DOUBLED = {"fr_CA": 0.2, "fr_QC": 0.2, "quebec": 0.2}
"""The share of double family names; 0.05 elsewhere."""


@dataclass(frozen=True)
class NameLists:
    """One locale's names; ``given`` and ``family`` hold no item of the other split."""

    locale: str
    given: list[str]
    family: list[str]
    markov: dict[str, str]
    markov_given: dict[str, str]

    @property
    def language(self) -> str:
        return self.locale.split("_")[0]


def _strings(provider: type, *attributes: str) -> set[str]:
    found: set[str] = set()
    for attribute in attributes:
        values = getattr(provider, attribute, None)
        if isinstance(values, (tuple, list, set, dict)):
            found.update(str(value) for value in values)
    return found


def _clean(names: set[str]) -> set[str]:
    kept = (name.replace("(", "").replace(")", "").strip() for name in names)
    return {name for name in kept if name and not any(c.isdigit() for c in name)}


def census_names(most: int | None = None) -> tuple[frozenset[str], frozenset[str]]:
    """Given and family names of the US census; the ``most`` frequent ones of each of its files."""
    census = resources.files("names")
    given, family = set[str](), set[str]()
    for file, target in (
        ("dist.male.first", given),
        ("dist.female.first", given),
        ("dist.all.last", family),
    ):
        lines = (census / file).read_text().splitlines()[:most]
        target.update(line.split()[0].capitalize() for line in lines)
    return frozenset(given), frozenset(family)


@functools.cache
def _raw_locales() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    raw = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(faker_persons.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        given_keys = [k for k in dir(provider) if "first" in k and "kana" not in k]
        family_keys = [k for k in dir(provider) if "last" in k and "kana" not in k]
        given = _clean(_strings(provider, *(k for k in given_keys if "pairs" not in k)))
        family = _clean(_strings(provider, *(k for k in family_keys if "pairs" not in k)))
        family -= {"Doe"} if len(family) < 3 else set()
        if module == "is_IS":
            stems = _strings(provider, "last_names_without_suffix")
            family |= {stem + end for stem in stems for end in ("son", "sdóttir", "dóttir")}
        if given and family:
            raw[module] = (frozenset(given), frozenset(family))
    raw["us_census"] = census_names()
    return raw | more_names()


def every_name() -> set[str]:
    """All given and family names of all lists."""
    return {name for lists in _raw_locales().values() for names in lists for name in names}


def _markov(names: list[str]) -> dict[str, str]:
    """Letters that follow each pair of letters, with their frequency."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for name in names[:6000]:
        padded = f"^^^{name}$"
        for at in range(len(padded) - 3):
            table[padded[at : at + 3]].append(padded[at + 3])
    return {key: "".join(value) for key, value in table.items()}


@functools.cache
def locales(split: Split) -> dict[str, NameLists]:
    """Every locale's names on one side of the split; native scripts come beside romanised ones."""
    found = {}
    for locale, (given, family) in _raw_locales().items():
        # Some lists have a few romanised names beside native ones, or a stray Greek letter.
        native = 10 * sum(not is_latin(n) for n in given | family) > len(given | family)
        for suffix, change in (("", str), ("@latin", romanise)):
            if suffix and not native:
                continue
            # A romanised name follows its original, so that no name is on both sides.
            lists = []
            for names in (given, family):
                chosen = [change(n) for n in only(names, split)]
                # ... and one spelling may come from two originals.
                kept = sorted({n for n in chosen if len(n) > 1 and split_of(n) is split})
                lists.append(kept or sorted(set(chosen)))
            # Scripts with capitals, so that what is put together looks like a name.
            cased = sum(name[:1].isupper() for name in lists[1]) * 2 > len(lists[1])
            markov = _markov(lists[1]) if cased else {}
            if len(lists[1]) < 30:
                markov = _markov(lists[0] + lists[1]) if markov else {}
            given_markov = _markov(lists[0]) if markov and len(lists[0]) >= 30 else {}
            key = locale + suffix
            found[key] = NameLists(key, lists[0], lists[1], markov, given_markov)
    return found


# Lists that are large, and those whose names look most like words or like technical scraps.
_WEIGHTS = {
    "us_census": 3.0,
    "de_DE": 2.0,
    "zh_CN@latin": 2.5,
    "zh_TW@latin": 1.5,
    "cs_CZ": 1.5,
    "ta_IN@latin": 1.5,
    "pt_PT": 1.5,
    "nl_NL": 1.5,
    "sk_SK": 1.5,
    "ro_RO": 1.5,
    "fa_IR@latin": 1.5,
    "fr_FR": 1.5,
    "hu_HU": 1.5,
    "en_US": 1.5,
    "fr_CA": 1.5,
    "fr_QC": 1.5,
    "quebec": 2.5,
    "igbo": 2.5,
    "ig_NG": 1.5,
    "en_NG": 1.5,
    "yoruba": 1.5,
    "korean": 2.5,
    "ko_KR@latin": 1.5,
    "ko_KR": 0.6,
    "zh_CN": 0.4,
    "zh_TW": 0.4,
    "ja_JP": 0.4,
    "el_GR": 0.5,
    "ru_RU": 0.3,
    "uk_UA": 0.3,
    "bg_BG": 0.2,
}


@functools.cache
def _weights(split: Split) -> tuple[list[str], list[float]]:
    keys = list(locales(split))
    weights = []
    for key in keys:
        latin = "@latin" in key or is_latin(locales(split)[key].family[0])
        weights.append(_WEIGHTS.get(key, 1.0 if latin else 0.15))
    return keys, weights


def _invented(markov: dict[str, str], rng: random.Random) -> str | None:
    for _ in range(5):
        name, state = "", "^^^"
        while len(name) < 14:
            following = markov.get(state)
            if not following:
                break
            letter = following[int(rng.random() * len(following))]
            if letter == "$":
                break
            name += letter
            state = state[1:] + letter
        if len(name) > 2 and name.lower() != name:
            return name
    return None


@dataclass(frozen=True)
class Person:
    """A made-up person: parts as in a register, before anyone prints them."""

    locale: str
    given: str
    family: str
    middle: str

    @property
    def initial(self) -> str:
        return self.given[:1]


class NameSource:
    """Draws persons from one side of the split.

    ``invent`` is the share of family names (a third of it of given names) put together from a
    locale's letter triples: names that are in no list, as most of the world's are.
    """

    def __init__(self, split: Split, *, invent: float = 0.3, locale: str | None = None) -> None:
        self._locales = locales(split)
        keys, weights = _weights(split)
        self._cumulative = []
        total = 0.0
        for weight in weights:
            total += weight
            self._cumulative.append(total)
        self._keys = keys
        self._invent = invent if split is Split.TRAIN else 0.0
        self._worded = 0.1 if split is Split.TRAIN else 0.0
        self._locale = locale

    def lists(self, rng: random.Random) -> NameLists:
        if self._locale:
            return self._locales[self._locale]
        (key,) = rng.choices(self._keys, cum_weights=self._cumulative)
        return self._locales[key]

    def person(self, rng: random.Random) -> Person:
        lists = self.lists(rng)
        return Person(
            lists.locale,
            self._given(lists, rng),
            self._family(lists, rng),
            self._given(lists, rng),
        )

    def _given(self, lists: NameLists, rng: random.Random) -> str:
        name = lists.given[int(rng.random() * len(lists.given))]
        if lists.markov_given and rng.random() < self._invent / 3:
            name = _invented(lists.markov_given, rng) or name
        if lists.markov and rng.random() < 0.04:
            name += rng.choice((" ", "-")) + lists.given[int(rng.random() * len(lists.given))]
        return name

    def _family(self, lists: NameLists, rng: random.Random) -> str:
        if lists.language == "en" and rng.random() < self._worded:
            return rng.choice(_WORDS)
        name = lists.family[int(rng.random() * len(lists.family))]
        if lists.markov and rng.random() < self._invent:
            name = _invented(lists.markov, rng) or name
        if not lists.markov:
            return name
        doubled = _DOUBLED.get(lists.locale, 0.05)
        chance = rng.random()
        if chance < doubled:
            name += (
                rng.choice(("-", "-", " ", " - "))
                + lists.family[int(rng.random() * len(lists.family))]
            )
        elif chance < doubled + 0.07:
            particles = _PARTICLES.get(lists.language)
            if particles:
                particle = rng.choice(particles)
                glue = "" if particle[-1] in "-' " or particle in ("Mc", "Mac", "Fitz") else " "
                name = particle + glue + name
        return name
