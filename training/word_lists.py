"""Ordinary words, from the word lists of packages."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from spellchecker import SpellChecker

from training.names import every_name
from training.romanise import is_latin

_COMMON = {"en": 20_000, **dict.fromkeys(("es", "fr", "de", "pt", "it", "nl", "lv"), 7_000)}
"""Words of each language, the most frequent ones."""
_FEWEST = 100
_SHORTEST = 2


@functools.cache
def frequent_words() -> dict[str, frozenset[str]]:
    """The most frequent words of each language, in small letters, names among them."""
    found = {}
    for language, count in _COMMON.items():
        counts = SpellChecker(language=language).word_frequency.dictionary
        found[language] = frozenset(sorted(counts, key=lambda word: (-counts[word], word))[:count])
    return found


@functools.cache
def common_words() -> dict[str, tuple[str, ...]]:
    """Frequent words of each language, in small letters, none of which is in a list of names.

    English comes first.
    """
    names = {name.casefold() for name in every_name()}
    found = {language: set(words) for language, words in frequent_words().items()}
    package = importlib.import_module("faker.providers.lorem")
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        provider = importlib.import_module(f"faker.providers.lorem.{module}").Provider
        words = {word for word in getattr(provider, "word_list", ()) if word == word.lower()}
        found.setdefault(module[:2], set()).update(words)
    kept = {
        language: tuple(
            sorted(
                word
                for word in words
                if is_latin(word) and len(word) >= _SHORTEST and word.casefold() not in names
            )
        )
        for language, words in found.items()
    }
    return {language: words for language, words in kept.items() if len(words) >= _FEWEST}
