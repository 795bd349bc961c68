"""Makes the model's probabilities mean what they say, and 0.30 the working point."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fw_gear_presidio.text.recognizers.token_classifier import LabelMap, TokenClassifier, Windowing
from training.scoring import score, word_scores
from training.tokens import LABELS, STRIDE, WINDOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.text.recognizers.token_classifier import Engine, Tokenizer
    from training.generator import LabelledPage

log = logging.getLogger(__name__)
WORKING_POINT = 0.30
ALLOWED_MISSES = 0.01
ALLOWED_LOSSES = 0.04
"""More than a user will see: rules spare much of it that the model by itself does not."""
BINS = 10
_SHIFTS = np.arange(-4.0, 2.01, 0.125)
_TEMPERATURES = np.arange(0.8, 2.41, 0.2)
_AS_GOOD = 1.10
"""Costs within this factor of the least are the same as far as these pages can tell."""


@dataclass(frozen=True)
class Setting:
    """softmax(logits / temperature), with ``shift`` added to the quotient of "O"."""

    temperature: float
    shift: float

    def at_temperature(self, temperature: float) -> Setting:
        """Another temperature, and the shift that keeps what passes the working point."""
        odds = math.log(WORKING_POINT / (1 - WORKING_POINT))
        boundary = self.temperature * (self.shift + odds)
        return Setting(temperature, boundary / temperature - odds)


@dataclass(frozen=True)
class Measured:
    """A setting on pages: misses and losses at the working point, Brier score of the words."""

    setting: Setting
    misses: float
    losses: float
    brier: float

    @property
    def cost(self) -> float:
        """Misses and losses in units of what the targets allow."""
        return self.misses / ALLOWED_MISSES + self.losses / ALLOWED_LOSSES


class _Replay:
    """An engine that runs once and then answers from memory, at any setting."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: list[NDArray[np.float32]] = []
        self._at = 0
        self._setting = Setting(1.0, 0.0)

    def rewind(self, setting: Setting) -> None:
        self._at, self._setting = 0, setting

    def logits(
        self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        if self._at == len(self._kept):
            self._kept.append(self._engine.logits(input_ids, attention_mask))
        found = self._kept[self._at] / np.float32(self._setting.temperature)
        self._at += 1
        found[..., 0] += self._setting.shift
        return found


class Calibrator:
    """Measures settings of one model on ``pages``, through the program's own classifier."""

    def __init__(self, engine: Engine, tokenizer: Tokenizer, pages: Sequence[LabelledPage]) -> None:
        self._pages = pages
        self._replay = _Replay(engine)
        self._classifier = TokenClassifier(
            "calibration",
            self._replay,
            tokenizer,
            LabelMap(dict(enumerate(LABELS))),
            Windowing(WINDOW, WINDOW - STRIDE),
        )

    def measure(self, setting: Setting) -> Measured:
        self._replay.rewind(setting)
        found = self._classifier.find([page.text for page in self._pages])
        result = score(self._pages, found, WORKING_POINT)
        scores, truth = word_scores(self._pages, found)
        brier = float(np.mean((scores - truth) ** 2))
        return Measured(setting, 1 - result.recall, 1 - result.kept_share, brier)

    def best(self) -> Measured:
        """What serves 0.30 best: few misses at an allowed loss, and the truest probabilities."""
        plain = [self.measure(Setting(1.0, float(shift))) for shift in _SHIFTS]
        for one in plain:
            log.info(
                "shift %+.2f: missed %.2f %%, lost %.2f %%",
                one.setting.shift,
                100 * one.misses,
                100 * one.losses,
            )
        least = min(m.cost for m in plain)
        served = [m for m in plain if m.cost <= _AS_GOOD * least]
        sparing = [m for m in served if round(m.losses, 3) <= ALLOWED_LOSSES]
        # A miss weighs more than a needless box, up to what the targets allow of these.
        point = min(sparing or served, key=lambda m: m.misses).setting
        tried = [self.measure(point.at_temperature(float(t))) for t in _TEMPERATURES]
        found = min(
            (m for m in tried if m.cost <= _AS_GOOD * least),
            key=lambda m: m.brier,
            default=self.measure(point),
        )
        log.info("chosen: %s", found)
        return found


@dataclass(frozen=True)
class Bin:
    """Words whose probability of being PHI fell between two tenths."""

    low: float
    count: int
    mean: float
    share: float


def reliability(scores: NDArray[np.float32], truth: NDArray[np.bool_]) -> tuple[list[Bin], float]:
    """The share of PHI among words of like probability, and the expected calibration error."""
    bins, error = [], 0.0
    for n in range(BINS):
        inside = (scores >= n / BINS) & (scores < (n + 1) / BINS if n < BINS - 1 else scores <= 1.0)
        count = int(inside.sum())
        if count:
            mean, share = float(scores[inside].mean()), float(truth[inside].mean())
            bins.append(Bin(n / BINS, count, mean, share))
            error += abs(mean - share) * count / len(scores)
    return bins, error
