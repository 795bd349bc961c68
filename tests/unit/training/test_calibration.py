"""Probabilities that mean what they say, and a working point that serves."""

import math

import numpy as np
import pytest
from PIL import Image

from fw_gear_presidio.text.recognizers.token_classifier import Encoding
from training.calibration import ALLOWED_LOSSES, Bin, Calibrator, Setting, reliability
from training.generator import LabelledPage, Span
from training.reliability_plot import write_plot
from training.tokens import LABELS


class _Letters:
    """One token a word, a word a segment; its number is its logit for PHI, in tenths."""

    start, end, pad = (), (), 0

    def encode(self, texts):
        return [self._of(text) for text in texts]

    def _of(self, text):
        ids, offsets, at = [], [], 0
        for word in text.split("\t"):
            ids.append(int(word) + 1000)
            offsets.append((at, at + len(word)))
            at += len(word) + 1
        return Encoding(tuple(ids), tuple(offsets))


class _Engine:
    calls = 0

    def logits(self, input_ids, attention_mask):
        self.calls += 1
        found = np.full((*input_ids.shape, len(LABELS)), -30, np.float32)
        found[..., 0] = 0
        found[..., 1] = (input_ids - 1000) / 10
        return found


def _pages(rng, odds):
    """Words whose true chance of being PHI is the sigmoid of ``odds`` of their number."""
    for _ in range(150):
        words, spans, technical, at = [], [], [], 0
        for _ in range(12):
            number = int(rng.integers(-80, 81))
            word = str(number)
            phi = rng.random() < 1 / (1 + math.exp(-odds(number / 10)))
            if phi:
                spans.append(Span(at, at + len(word), "PERSON"))
            else:
                technical.append((at, at + len(word)))
            words.append(word)
            at += len(word) + 1
        yield LabelledPage("\t".join(words), tuple(spans), tuple(technical))


def test_one_run_of_the_engine_serves_every_setting():
    engine = _Engine()
    pages = list(_pages(np.random.default_rng(1), lambda x: x))
    calibrator = Calibrator(engine, _Letters(), pages)
    first = calibrator.measure(Setting(1.0, 0.0))
    calls = engine.calls
    assert calibrator.measure(Setting(1.0, -2.0)).misses < first.misses
    assert calibrator.measure(Setting(1.0, 2.0)).losses < first.losses
    assert calibrator.measure(Setting(1.0, 0.0)) == first
    assert engine.calls == calls


def test_a_change_of_temperature_keeps_what_passes_the_working_point():
    calibrator = Calibrator(
        _Engine(), _Letters(), list(_pages(np.random.default_rng(2), lambda x: x))
    )
    warm = Setting(1.0, -0.7)
    one, other = calibrator.measure(warm), calibrator.measure(warm.at_temperature(1.8))
    assert (one.misses, one.losses) == pytest.approx((other.misses, other.losses), abs=0.004)


def test_overconfidence_is_cooled():
    pages = list(_pages(np.random.default_rng(3), lambda x: x / 2))
    calibrator = Calibrator(_Engine(), _Letters(), pages)
    best = calibrator.best()
    assert best.setting.temperature > 1.3
    assert best.brier < calibrator.measure(best.setting.at_temperature(1.0)).brier


def test_of_what_keeps_enough_the_fewest_misses_win():
    pages = list(_pages(np.random.default_rng(5), lambda x: 10 * x))
    calibrator = Calibrator(_Engine(), _Letters(), pages)
    best = calibrator.best()
    assert round(best.losses, 3) <= ALLOWED_LOSSES
    lower = Setting(best.setting.temperature, best.setting.shift + 0.5)
    assert best.misses <= calibrator.measure(lower).misses


def test_reliability_counts_words_by_tenths():
    scores = np.asarray([0.05, 0.05, 0.95, 1.0], np.float32)
    bins, error = reliability(scores, np.asarray([False, True, True, True]))
    assert [(b.low, b.count, b.share) for b in bins] == [(0.0, 2, 0.5), (0.9, 2, 1.0)]
    assert error == pytest.approx((2 * 0.45 + 2 * 0.025) / 4)


def test_the_plot_stands_on_the_share_of_each_bin(tmp_path):
    heights = []
    for share in (0.2, 0.8):
        write_plot(tmp_path / "plot.png", [Bin(0.4, 10, 0.45, share)])
        pixels = np.asarray(Image.open(tmp_path / "plot.png").convert("RGB")).astype(int)
        bar = (pixels == (150, 180, 215)).all(axis=2)
        heights.append(int(bar.any(axis=1).sum()))
    assert heights[0] < heights[1] / 3
