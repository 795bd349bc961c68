"""The word lists of all of Faker's languages."""

from __future__ import annotations

import importlib
import pkgutil

from training.romanise import romanise


def provider_lists(kind: str, *attributes: str, latin: bool = True) -> list[str]:
    """What any language's provider of this kind has under these names, sorted."""
    package = importlib.import_module(f"faker.providers.{kind}")
    found: set[str] = set()
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        provider = importlib.import_module(f"faker.providers.{kind}.{module}").Provider
        for attribute in attributes:
            values = getattr(provider, attribute, None)
            if isinstance(values, (tuple, list, set, dict)):
                found.update(v for v in values if isinstance(v, str))
    return sorted(romanise(v) if latin else v for v in found if v.strip())
