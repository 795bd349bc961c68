"""From page texts to entities: every active recognizer's opinion, as one answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import Entity, EntityType, Reason
from fw_gear_presidio.errors import NerError
from fw_gear_presidio.settings import BUNDLED_MODEL
from fw_gear_presidio.text.recognizers.bare_letters import find_with_bare_letters
from fw_gear_presidio.text.recognizers.remembered import remembering
from fw_gear_presidio.text.recognizers.repeats import repeated_names
from fw_gear_presidio.text.recognizers.rules import PATTERN
from fw_gear_presidio.text.resolve import (
    joined,
    resolve,
    whole_numbers,
    with_signs,
    without_contained,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fw_gear_presidio.domain import HeaderValue
    from fw_gear_presidio.settings import Settings
    from fw_gear_presidio.text.page import Page
    from fw_gear_presidio.text.recognizers.token_classifier import TokenClassifier

_HEADER = "header"


class Analyzer:
    """Holds the recognizers of one run; what it learns from a header ends with the call.

    Construction loads the models of ``settings.ner_models`` and raises ModelError for one
    that cannot be loaded: there is no fallback.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._models: list[TokenClassifier] = [_load(model) for model in settings.ner_models]
        # Their expressions take half a second to compile, and not every run judges text.
        from fw_gear_presidio.text.recognizers.columns import names_by_column  # noqa: PLC0415 - slow
        from fw_gear_presidio.text.recognizers.name_form import filled, lifted  # noqa: PLC0415 - slow
        from fw_gear_presidio.text.recognizers.patterns import find_patterns  # noqa: PLC0415 - slow
        from fw_gear_presidio.text.recognizers.run_on import without_tails  # noqa: PLC0415 - slow
        from fw_gear_presidio.text.recognizers.sampling import find_by_sample  # noqa: PLC0415 - slow
        from fw_gear_presidio.text.recognizers.sentences import at_names  # noqa: PLC0415 - slow
        from fw_gear_presidio.text.recognizers.spared import without_spared  # noqa: PLC0415 - slow

        self._names_by_column = names_by_column
        self._without_spared = without_spared
        self._at_names, self._without_tails = at_names, without_tails
        self._filled, self._lifted = filled, lifted
        self._find_patterns, self._find_by_sample = find_patterns, find_by_sample

    @property
    def active_recognizers(self) -> tuple[str, ...]:
        """Names of what judges the text, as they stand in reasons."""
        return _names(self._settings, [model.name for model in self._models])

    def analyze(self, pages: Sequence[Page], header: Sequence[HeaderValue]) -> list[list[Entity]]:
        """The PHI of each page, by position, without overlaps, at or above the threshold.

        ``header`` counts only with ``use_dicom_metadata``. All pages go through each model
        together. Raises NerError, without any text in it, when a recognizer fails.
        """
        # Frames that show the same words at other places are judged as one.
        texts = list(dict.fromkeys(page.text for page in pages))
        try:
            with remembering():
                judged = zip(texts, self._judge(texts, header), strict=True)
                found = {text: self._settled(text, entities) for text, entities in judged}
        except Exception as error:
            # Recognizers and models raise anything, and could quote what they read. Text that
            # was not judged must never pass for text without PHI.
            raise NerError("A recognizer failed on the text of this instance.") from error
        return [found[page.text] for page in pages]

    def _settled(self, text: str, entities: Iterable[Entity]) -> list[Entity]:
        """``entities`` without overlaps, as whole as they stand in ``text``."""
        return with_signs(
            text, self._filled(text, joined(text, resolve(whole_numbers(text, entities))))
        )

    def _trimmed(self, text: str, entities: Iterable[Entity]) -> Iterable[Entity]:
        """``entities`` that end where a sentence or technical text goes on."""
        return self._without_tails(text, self._at_names(text, entities))

    def _judge(self, texts: Sequence[str], header: Sequence[HeaderValue]) -> list[list[Entity]]:
        # Models compute outside of the interpreter's lock, so rules need not wait for them.
        with ThreadPoolExecutor(1) as beside:
            judged = beside.submit(self._by_models, texts)
            found = [self._by_rules(text) for text in texts]
        for by_model in judged.result():
            for entities, more in zip(found, by_model, strict=True):
                entities.extend(more)
        found = [
            list(self._trimmed(text, self._without_spared(text, entities)))
            for text, entities in zip(texts, found, strict=True)
        ]
        if self._settings.use_dicom_metadata:
            from fw_gear_presidio.text.recognizers.header import HeaderRecognizer  # noqa: PLC0415 - slow

            # What the header knows of this patient is never spared.
            by_header = HeaderRecognizer(header)
            for entities, text in zip(found, texts, strict=True):
                entities.extend(by_header.find(text))
        # Only then: what is dropped must not stand in the way of a name that is sure elsewhere.
        found = [
            [entity for entity in entities if self._is_wanted(entity, text)]
            for text, entities in zip(texts, found, strict=True)
        ]
        if EntityType.PERSON in self._settings.entities:
            for text, entities in zip(texts, found, strict=True):
                entities.extend(list(self._names_by_column(text, entities)))
        for page, entity in list(repeated_names(texts, found)):
            found[page].append(entity)
        return found

    def _by_models(self, texts: Sequence[str]) -> list[list[list[Entity]]]:
        threshold = self._settings.score_threshold / 100

        def find(model: TokenClassifier, some: Sequence[str]) -> list[list[Entity]]:
            found = find_with_bare_letters(model.find, some)
            return [list(self._lifted(*pair)) for pair in zip(some, found, strict=True)]

        return [
            self._find_by_sample(partial(find, model), texts, threshold) for model in self._models
        ]

    def _by_rules(self, text: str) -> list[Entity]:
        return without_contained(
            Entity(match.entity, match.start, match.end, match.score, Reason(PATTERN, match.rule))
            for match in self._find_patterns(text)
            if match.entity in self._settings.entities
        )

    def _is_wanted(self, entity: Entity, text: str) -> bool:
        settings = self._settings
        return (
            entity.entity in settings.entities
            and entity.score >= settings.score_threshold / 100
            and _can_identify(text[entity.start : entity.end])
        )


def recognizer_names(settings: Settings) -> tuple[str, ...]:
    """What an :class:`Analyzer` of ``settings`` would name as active, without loading a model."""
    return _names(
        settings,
        (
            "bundled:overlay-ner" if model == BUNDLED_MODEL else f"huggingface:{Path(model).name}"
            for model in settings.ner_models
        ),
    )


def _names(settings: Settings, models: Iterable[str]) -> tuple[str, ...]:
    return (PATTERN, *((_HEADER,) if settings.use_dicom_metadata else ()), *models)


def _can_identify(text: str) -> bool:
    """A lone letter, or a sign that is none, names nobody: OCR reads them into graphics."""
    characters = [c for c in text if c.isalnum()]
    return len(characters) > 1 or (bool(characters) and characters[0].isdigit())


def _load(model: str | Path) -> TokenClassifier:
    if model == BUNDLED_MODEL:
        from fw_gear_presidio.text.recognizers.bundled import load_bundled  # noqa: PLC0415 - heavy

        return load_bundled()
    from fw_gear_presidio.text.recognizers.huggingface import load_huggingface  # noqa: PLC0415 - heavy

    return load_huggingface(Path(model))
