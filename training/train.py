"""Make the bundled model from scratch: ``python -m training.train``.

Data, tokenizer, network, calibration, export, figures and model card, in this order. The seeds
are fixed: the same command on the same versions makes the same model, up to the rounding of
the processor it runs on. That takes a little more than two hours on two cores.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import logging
import tempfile
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import ModernBertForTokenClassification

from fw_gear_presidio.text.recognizers.bundled import BUNDLED_FOLDER, OnnxEngine
from fw_gear_presidio.text.recognizers.fast_tokenizer import FastTokenizer
from training.calibration import Calibrator, Setting
from training.card import write_card
from training.evaluate import evaluate
from training.export import folded, write_folder, write_onnx
from training.generator import pages
from training.learning import Plan, learn, new_model
from training.pools import Split
from training.tokens import train_tokenizer

log = logging.getLogger(__name__)
TOKENIZER_PAGES, TOKENIZER_SEED = 30_000, 7
CALIBRATION_PAGES, CALIBRATION_SEED = 1_500, 1


def calibrate(
    model: ModernBertForTokenClassification, tokenizer: Tokenizer, scratch: Path
) -> Setting:
    """Fold the best temperature and shift into the last layer.

    Held-out pages of their own seed decide which; what is measured is the 8-bit model, as shipped.
    """
    write_onnx(model, scratch / "calibration.onnx")
    calibrator = Calibrator(
        OnnxEngine(scratch / "calibration.onnx"),
        FastTokenizer(tokenizer, 0),
        list(pages(Split.HELD_OUT, CALIBRATION_SEED, CALIBRATION_PAGES)),
    )
    setting = calibrator.best().setting
    folded(model, setting.temperature, setting.shift)
    return setting


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
    parser.add_argument("--rate", type=float, default=Plan.rate)
    parser.add_argument("--cooling", type=float, default=Plan.cooling)
    parser.add_argument(
        "--state", type=Path, help="folder of the state; what it holds is not made again"
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    plan = Plan(
        steps=options.steps,
        threads=options.threads,
        minutes=options.minutes,
        rate=options.rate,
        cooling=options.cooling,
    )
    np.random.seed(plan.seed)
    torch.manual_seed(plan.seed)
    with tempfile.TemporaryDirectory() as scratch:
        state = options.state or Path(scratch)
        state.mkdir(parents=True, exist_ok=True)
        tokenizer, model, plan = _learned(plan, state)
        setting = calibrate(model, tokenizer, Path(scratch))
    write_folder(model, tokenizer, options.out)
    write_card(options.out, evaluate(options.out), plan, setting)


if __name__ == "__main__":
    main()
