"""Findings against the truth of generated pages: what is gone, what is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from training.generator import LabelledPage, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fw_gear_presidio.domain import Entity


@dataclass
class Score:
    """Counts at one threshold."""

    phi: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    technical: int = 0
    kept: int = 0
    missed_examples: list[tuple[str, str, str]] = field(default_factory=list)
    lost_examples: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return sum(self.gone.values()) / max(1, sum(self.phi.values()))

    @property
    def kept_share(self) -> float:
        return self.kept / max(1, self.technical)


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of ``text[start:end]`` that hold a letter or a digit."""
    found, at = [], start
    for word in text[start:end].split(" "):
        if any(c.isalnum() for c in word):
            found.append((at, at + len(word)))
        at += len(word) + 1
    return found


def is_gone(page: LabelledPage, span: Span, marked: Sequence[tuple[int, int]]) -> bool:
    """Every word of the span is touched: redaction covers whole words."""
    return all(
        any(a < end and start < b for a, b in marked)
        for start, end in _words(page.text, span.start, span.end)
    )


def score(
    pages: Sequence[LabelledPage],
    found: Sequence[Sequence[Entity]],
    threshold: float,
    *,
    examples: bool = False,
) -> Score:
    """``found`` entities of at least ``threshold`` against the truth of ``pages``."""
    result = Score()
    for page, entities in zip(pages, found, strict=True):
        marked = [(e.start, e.end) for e in entities if e.score >= threshold]
        for span in page.spans:
            result.phi[span.label] += 1
            if is_gone(page, span, marked):
                result.gone[span.label] += 1
            elif examples:
                around = page.text[max(0, span.start - 25) : span.end + 15]
                result.missed_examples.append(
                    (span.label, page.text[span.start : span.end], around)
                )
        for start, end in page.technical:
            if not any(c.isalnum() for c in page.text[start:end]):
                continue
            result.technical += 1
            hit = [e for e in entities if e.score >= threshold and e.start < end and start < e.end]
            if not hit:
                result.kept += 1
            elif examples:
                around = page.text[max(0, start - 25) : end + 15]
                result.lost_examples.append((hit[0].entity, page.text[start:end], around))
    return result


def word_scores(
    pages: Sequence[LabelledPage], found: Sequence[Sequence[Entity]]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Score and truth of every word: what is reported is an entity's score, not a token's."""
    scores, truth = [], []
    for page, entities in zip(pages, found, strict=True):
        at = 0
        for word in page.text.replace("\n", " ").replace("\t", " ").split(" "):
            end = at + len(word)
            if any(c.isalnum() for c in word):
                scores.append(
                    max((e.score for e in entities if e.start < end and at < e.end), default=0.0)
                )
                truth.append(any(s.start < end and at < s.end for s in page.spans))
            at = end + 1
    return np.asarray(scores, np.float32), np.asarray(truth)
