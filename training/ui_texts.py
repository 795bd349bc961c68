"""What programs say to their users, in some ninety languages: buttons, prompts, messages.

The texts are the translations that come with the package Django, and the messages of the
operating system and of HTTP. They train only; none of them is a part of this project.
"""

from __future__ import annotations

import calendar
import errno
import functools
import gettext
import html
import os
import re
from collections import defaultdict
from http import HTTPStatus
from pathlib import Path

import django
from django.conf.locale import LANG_INFO

_TAG = re.compile(r"<[^>]*>")
_SLOT = re.compile(r"%\(\w+\)[-.\d]*\w|%[-.\d]*[sdrfic]|\{\w*\}")
_LONGEST = 100
# Spans of time could be ages, and parts of a date are dates.
_TIME = re.compile(r"\b(?:year|month|week|day|hour|minute|second)s?\b|\bago\b|a\.m\.|p\.m\.", re.I)
_CALENDAR = frozenset(
    (
        *calendar.month_name,
        *calendar.month_abbr,
        *calendar.day_name,
        *calendar.day_abbr,
        *"Noon Midnight Am Pm Today Yesterday Tomorrow".split(),
    )
)
_LANGUAGES = frozenset(info["name"] for info in LANG_INFO.values() if "name" in info)


def _is_wanted(context: str, source: str) -> bool:
    """Not a part of a date, a span of time or the name of a language."""
    return not (
        not source
        or "month" in context
        or source.capitalize() in _CALENDAR
        or source in _LANGUAGES
        or _TIME.search(source)
    )


def _plain(text: str) -> list[str]:
    """The sentences of a message, with ``{n}`` where a value stood."""
    text = _SLOT.sub("{n}", html.unescape(_TAG.sub("", text)))
    parts = re.split(r"(?<=[.!?])\s+|\n+", text)
    kept = (" ".join(re.sub(r"[{}](?!n})(?<!{n})", "", part).split()) for part in parts)
    return [p for p in kept if 1 < len(p) <= _LONGEST and p != "{n}" and "%(" not in p]


@functools.cache
def ui_texts() -> dict[str, tuple[str, ...]]:
    """Templates by language, ``{n}`` where a number stands; English is ``en``."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(Path(django.__file__).parent.rglob("django.mo")):
        with path.open("rb") as file:
            catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # there is no public list
        for key, text in catalog.items():
            context, _, source = (key[0] if isinstance(key, tuple) else key).rpartition("\x04")
            if _is_wanted(context, source):
                found["en"].update(_plain(source))
                found[path.parts[-3]].update(_plain(text))
    found["en"].update(os.strerror(number) for number in errno.errorcode)
    for status in HTTPStatus:
        found["en"].update(_plain(f"{status.phrase}\n{status.description}"))
    return {language: tuple(sorted(texts)) for language, texts in sorted(found.items()) if texts}
