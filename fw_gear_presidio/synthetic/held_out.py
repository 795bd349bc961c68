"""Names and places that the bundled model never saw in its training.

``training/pools.py`` splits its lists by a hash of the item; this is the same rule, so that
what is drawn here is on the other side of it.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import unicodedata
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fw_gear_presidio.errors import UsageError

_SHARE = 8
_FEWEST = 3
_ATTEMPTS = 400


def is_held_out(item: str) -> bool:
    """Whether training left ``item`` out; case and blanks do not matter."""
    return zlib.crc32("".join(item.casefold().split()).encode()) % 100 < _SHARE


def draw_held_out(draw: Callable[[], str]) -> str:
    """The first of ``draw``'s results that training left out (the last one if none is)."""
    item = draw()
    for _ in range(_ATTEMPTS):
        if is_held_out(item):
            break
        item = draw()
    return item


@dataclass(frozen=True, slots=True)
class Names:
    """Held-out names of one locale, in Latin script."""

    locale: str
    given: tuple[str, ...]
    family: tuple[str, ...]


@functools.cache
def names_by_locale() -> tuple[Names, ...]:
    """Every Faker locale that has enough held-out names in Latin script.

    Raises UsageError where Faker is not installed.
    """
    try:
        import faker.providers.person as persons  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as missing:
        raise UsageError(
            "Fictitious patients need the package Faker: pip install 'fw-gear-presidio[evaluate]'"
        ) from missing
    found = []
    for module in sorted(info.name for info in pkgutil.iter_modules(persons.__path__)):
        provider = importlib.import_module(f"{persons.__name__}.{module}").Provider
        given = _held_out(provider, "first")
        family = _held_out(provider, "last")
        if len(given) >= _FEWEST and len(family) >= _FEWEST:
            found.append(Names(module, given, family))
    return tuple(found)


def _held_out(provider: type, which: str) -> tuple[str, ...]:
    lists = (
        getattr(provider, key, None)
        for key in dir(provider)
        if which in key and "kana" not in key and "pairs" not in key
    )
    names: set[str] = set()
    for values in lists:
        if isinstance(values, list | tuple | set | dict):
            names.update(str(value).strip() for value in values if isinstance(value, str))
    return tuple(sorted(name for name in names if len(name) > 1 and _fits(name)))


def _fits(name: str) -> bool:
    return is_held_out(name) and is_latin(name)


def is_latin(text: Iterable[str]) -> bool:
    """Whether every letter is a Latin one, and there is no digit or bracket."""
    return all(
        unicodedata.name(letter, "").startswith("LATIN") if letter.isalpha() else letter in " -'.’"
        for letter in text
    )
