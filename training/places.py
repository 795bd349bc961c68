"""Cities, streets and addresses."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import random
import string

from training.name_forms import cased
from training.names import NameSource
from training.pools import Pool, Split, only
from training.provider_lists import provider_lists
from training.romanise import is_latin, romanise

_LANDSCAPE = (
    "Pine Oak Cedar Maple River Lake Green Silver Spring Sun North South East West High Stone Fair Glen Willow Rose Blue Eagle Fox Clear Bay Hill Mountain Ocean "
    "Harbor Elm Birch Ash Holly Sandy Rocky Crystal Golden Valley Prairie Desert Forest Grand Little Big White Red Black Deer Bear Swan Heron Falcon"
).split()
_FEATURES = (
    "Hollow Ridge Creek View Valley Hill Park Grove Point Side Brook Field Wood Springs Lake Gate Meadow Falls Shore Haven Crest Bend Run Oaks Pines Heights Hills "
    "Plains Rock Canyon Bluff Cove Island Landing Crossing Mills Bridge Ford Dale Glen Woods Fields"
).split()
_STREETS = (
    "Street St St. Road Rd Avenue Ave Ave. Lane Ln Drive Dr Blvd Boulevard Way Court Ct Place Pl Square Terrace Highway Hwy Parkway "
    "Close Crescent"
).split()
_STREETS_BEFORE = (
    "Rue|Rue de|Avenue|Bd|Via|Viale|Piazza|Calle|C/|Av.|Avenida|Rua|ul.|Plaza|Place|Ulica|Jl.|Strada|Chemin de"
).split("|")


@functools.cache
def every_place() -> tuple[str, ...]:
    """Cities, regions and countries of all lists."""
    places = set(
        provider_lists(
            "address",
            "cities",
            "city_names",
            "towns",
            "districts",
            "states",
            "provinces",
            "regions",
            "counties",
            "cantons",
            "departments",
            "cities_ascii",
            "countries",
            "districts_and_provinces",
        )
    )
    geodata = importlib.import_module("phonenumbers.geodata")
    for module in sorted(
        m.name for m in pkgutil.iter_modules(geodata.__path__) if m.name.startswith("data")
    ):
        data = importlib.import_module(f"phonenumbers.geodata.{module}").data
        for by_language in data.values():
            for language, text in by_language.items():
                if language in ("en", "de", "fr", "it", "es") and "/" not in text:
                    places.add(text.split(",")[0].split("(")[0].strip())
    return tuple(
        sorted(
            p for p in places if 2 < len(p) < 26 and is_latin(p) and not any(c.isdigit() for c in p)
        )
    )


def place_parts() -> tuple[str, ...]:
    """What names of places and streets are put together from."""
    return (*_LANDSCAPE, *_FEATURES, *_STREETS)


def zip_code(rng: random.Random) -> str:
    """A ZIP or postal code, in the form of one of many countries."""

    def n(count: int) -> str:
        return "".join(rng.choice("0123456789") for _ in range(count))

    letters = string.ascii_uppercase
    a = rng.choice
    return a(
        (n(5),) * 6
        + (
            f"{n(5)}-{n(4)}",
            f"{n(4)}",
            f"{n(4)} {a(letters)}{a(letters)}",
            f"{a(letters)}{n(1)}{a(letters)} {n(1)}{a(letters)}{n(1)}",
            f"{a(letters)}{a(letters)}{n(1)} {n(1)}{a(letters)}{a(letters)}",
            f"{n(2)}-{n(3)}",
            f"{n(3)} {n(2)}",
            f"D-{n(5)}",
            f"A-{n(4)}",
            f"CH-{n(4)}",
            f"{n(6)}",
            f"{n(5)}-{n(3)}",
            f"〒{n(3)}-{n(4)}",
        )
    )


class Places:
    """Draws places from one side of the split; streets are also named after people."""

    def __init__(self, split: Split, names: NameSource) -> None:
        self._names = names
        self._cities = Pool(only(every_place(), split))
        self._landscape = Pool(only(_LANDSCAPE, split))
        self._features = Pool(only(_FEATURES, split))

    def city(self, rng: random.Random) -> str:
        """A city, now and then one whose name is two words of a landscape."""
        if rng.random() < 0.05:
            return (
                f"{self._landscape.pick(rng)}{rng.choice((' ', ' ', ''))}{self._features.pick(rng)}"
            )
        return self._cities.pick(rng)

    def location(self, rng: random.Random) -> str:
        """A city, an address or a part of one (a ZIP in it belongs to the address)."""
        style = rng.random()
        city = self.city(rng)
        if style < 0.42:
            text = city
        elif style < 0.47:
            text = rng.choice((f"{zip_code(rng)} {city}", f"{city} {zip_code(rng)}"))
        elif style < 0.55:
            text = f"{city}, {rng.choice((self.city(rng), rng.choice(string.ascii_uppercase) + rng.choice(string.ascii_uppercase)))}"
        else:
            person = self._names.person(rng)
            street = romanise(person.family) if rng.random() < 0.6 else self.city(rng)
            number = rng.randint(1, 9999) if rng.random() < 0.3 else rng.randint(1, 250)
            line = rng.choice(
                (f"{number} {street} {rng.choice(_STREETS)}",) * 3
                + (
                    f"{street}{rng.choice(('straße', 'str.', 'weg', 'gasse', 'platz', 'straat', 'laan', 'gatan', 'vej', 'gata'))} {number}",
                    f"{rng.choice(_STREETS_BEFORE)} {street} {number}",
                    f"{number} {rng.choice(_STREETS_BEFORE)} {street}",
                    f"{rng.choice(_STREETS_BEFORE)} {street}, {number}",
                    f"P.O. Box {number}",
                )
            )
            text = (
                line
                if rng.random() < 0.6
                else f"{line}, {zip_code(rng)} {city}"
                if rng.random() < 0.5
                else f"{line}, {city}"
            )
        return cased(text, rng, upper=0.3)
