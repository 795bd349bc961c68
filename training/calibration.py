"""Makes the model's probabilities mean what they say, and 0.30 the working point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer
    from transformers import ModernBertForTokenClassification

    from training.generator import LabelledPage

from training.tokens import WINDOW, token_labels

WORKING_POINT = 0.30
ALLOWED_MISSES = 0.01
ALLOWED_LOSSES = 0.03
BINS = 10


@dataclass(frozen=True)
class Bin:
    """Tokens whose probability of being PHI fell between two tenths."""

    low: float
    count: int
    mean: float
    share: float


def raw_logits(
    model: ModernBertForTokenClassification, tokenizer: Tokenizer, pages: list[LabelledPage]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """(tokens, labels) logits and the true label of each token, over the first window of each page."""
    logits, truth = [], []
    model.train(mode=False)
    with torch.no_grad():
        for page in pages:
            encoding = tokenizer.encode(page.text)
            if not encoding.ids:
                continue
            ids = torch.tensor([encoding.ids[:WINDOW]])
            logits.append(
                model(input_ids=ids, attention_mask=torch.ones_like(ids)).logits[0].float().numpy()
            )
            truth.append(token_labels(encoding.offsets[:WINDOW], page))
    return np.concatenate(logits), np.concatenate(truth)


def fit(logits: NDArray[np.float32], truth: NDArray[np.int64]) -> float:
    """The temperature of least cross-entropy."""
    values, labels = torch.from_numpy(logits), torch.from_numpy(truth)
    losses = {
        t: float(torch.nn.functional.cross_entropy(values / t, labels))
        for t in np.arange(0.6, 2.0, 0.02)
    }
    return float(min(losses, key=lambda t: losses[t]))


def reliability(scores: NDArray[np.float32], truth: NDArray[np.bool_]) -> tuple[list[Bin], float]:
    """The share of PHI among tokens of like probability, and the expected calibration error."""
    bins, error = [], 0.0
    for n in range(BINS):
        inside = (scores >= n / BINS) & (scores < (n + 1) / BINS if n < BINS - 1 else scores <= 1.0)
        count = int(inside.sum())
        if count:
            mean, share = float(scores[inside].mean()), float(truth[inside].mean())
            bins.append(Bin(n / BINS, count, mean, share))
            error += abs(mean - share) * count / len(scores)
    return bins, error
