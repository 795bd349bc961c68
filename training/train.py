"""Make the bundled model from scratch: ``python -m training.train``.

Data, tokenizer, network, calibration, export, figures and model card, in this order. The seeds
are fixed: the same command on the same versions makes the same model, up to the rounding of
the processor it runs on. Takes half an hour on two cores.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import ModernBertForTokenClassification

from fw_gear_presidio.text.recognizers.bundled import BUNDLED_FOLDER, OnnxEngine
from fw_gear_presidio.text.recognizers.fast_tokenizer import FastTokenizer
from fw_gear_presidio.text.recognizers.token_classifier import (
    LabelMap,
    TokenClassifier,
    Windowing,
)
from training.calibration import ALLOWED_LOSSES, ALLOWED_MISSES, WORKING_POINT, fit, raw_logits
from training.card import write_card
from training.evaluate import evaluate, find
from training.export import folded, write_folder, write_onnx
from training.generator import pages
from training.learning import Plan, learn, new_model
from training.pools import Split
from training.scoring import score
from training.tokens import LABELS, STRIDE, WINDOW, train_tokenizer

if TYPE_CHECKING:
    from numpy.typing import NDArray

log = logging.getLogger(__name__)
TOKENIZER_PAGES, TOKENIZER_SEED = 30_000, 7
CALIBRATION_PAGES, CALIBRATION_SEED = 1_500, 1
SHIFTS = (-1.0, -0.5, 0.0, 0.5, 1.0)
"""Tried shifts of the logit of "O": below zero more is taken for PHI."""


@dataclass(frozen=True)
class _Shifted:
    """An engine whose logit of "O" is moved."""

    engine: OnnxEngine
    shift: float

    def logits(
        self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        found = self.engine.logits(input_ids, attention_mask).copy()
        found[..., 0] += self.shift
        return found


def calibrate(
    model: ModernBertForTokenClassification, tokenizer: Tokenizer, scratch: Path
) -> tuple[float, float]:
    """Fold in the temperature of least cross-entropy and the shift that serves 0.30 best.

    Best is the least sum of misses and losses, each in units of what the targets allow. Held-out
    pages of their own seed decide it.
    """
    made = list(pages(Split.HELD_OUT, CALIBRATION_SEED, CALIBRATION_PAGES))
    temperature = fit(*raw_logits(model, tokenizer, made))
    folded(model, temperature, 0.0)
    write_onnx(model, scratch / "calibration.onnx")
    engine = OnnxEngine(scratch / "calibration.onnx")
    costs = {}
    for shift in SHIFTS:
        classifier = TokenClassifier(
            "calibration",
            _Shifted(engine, shift),
            FastTokenizer(tokenizer, 0),
            LabelMap(dict(enumerate(LABELS))),
            Windowing(WINDOW, WINDOW - STRIDE),
        )
        result = score(made, find(classifier, [page.text for page in made]), WORKING_POINT)
        misses, losses = 1 - result.recall, 1 - result.kept_share
        costs[shift] = misses / ALLOWED_MISSES + losses / ALLOWED_LOSSES
        log.info("shift %.1f: missed %.2f %%, lost %.2f %%", shift, 100 * misses, 100 * losses)
    best = min(costs, key=lambda shift: costs[shift])
    folded(model, 1.0, best)
    return temperature, best


def _learned(plan: Plan, state: Path) -> tuple[Tokenizer, ModernBertForTokenClassification, Plan]:
    """The trained network and the plan as carried out, from ``state`` if it is there complete."""
    tokens, weights, done = (state / name for name in ("tokenizer.json", "learned.pt", "plan.json"))
    if done.exists():
        plan = Plan(**json.loads(done.read_text(encoding="utf-8")))
        model = new_model(plan)
        model.load_state_dict(torch.load(weights))
        model.train(mode=False)
        return Tokenizer.from_file(str(tokens)), model, plan
    tokenizer = train_tokenizer(
        page.text for page in pages(Split.TRAIN, TOKENIZER_SEED, TOKENIZER_PAGES)
    )
    tokenizer.save(str(tokens))
    model, plan = learn(tokenizer, plan, state)
    torch.save(model.state_dict(), weights)
    done.write_text(json.dumps(dataclasses.asdict(plan)), encoding="utf-8")
    return tokenizer, model, plan


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=BUNDLED_FOLDER)
    parser.add_argument("--steps", type=int, default=Plan.steps)
    parser.add_argument("--threads", type=int, default=Plan.threads)
    parser.add_argument("--minutes", type=float, help="learn in at most so many minutes")
    parser.add_argument(
        "--state", type=Path, help="folder of the state; what it holds is not made again"
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    plan = Plan(steps=options.steps, threads=options.threads, minutes=options.minutes)
    np.random.seed(plan.seed)
    torch.manual_seed(plan.seed)
    with tempfile.TemporaryDirectory() as scratch:
        state = options.state or Path(scratch)
        state.mkdir(parents=True, exist_ok=True)
        tokenizer, model, plan = _learned(plan, state)
        temperature, shift = calibrate(model, tokenizer, Path(scratch))
    write_folder(model, tokenizer, options.out)
    write_card(options.out, evaluate(options.out), plan, temperature, shift)


if __name__ == "__main__":
    main()
