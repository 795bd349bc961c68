"""The tokenizer, and pages as token ids with a label each."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, processors, trainers

if TYPE_CHECKING:
    from training.generator import LabelledPage

LABELS = (
    "O",
    "PERSON",
    "DATE_TIME",
    "LOCATION",
    "AGE",
    "ID",
    "PROFESSION",
    "ORGANIZATION",
    "PHONE_NUMBER",
    "ZIP",
    "USERNAME",
    "EMAIL",
)
"""No BIO prefixes: neighbouring tokens of one type are one entity."""
WINDOW = 256
"""Tokens the model sees at once."""
STRIDE = 192
"""Tokens from the start of one window to the start of the next."""
VOCABULARY = 6144
PAD, UNKNOWN = "[PAD]", "[UNK]"
# A blank belongs to the word behind it, so that "DOB:05" and "DOB: 05" differ; rows and segments
# are tokens of their own; digits come in pairs, because dates do.
_WORDS = Regex(r"[\n\t]| ?\p{L}[\p{L}\p{M}]*| ?\p{Nd}{1,2}| ?[^\s\p{L}\p{Nd}]|\s")


def train_tokenizer(texts: Iterable[str]) -> Tokenizer:
    """Byte-pair merges learned from ``texts``. No normalisation: offsets are exact."""
    tokenizer = Tokenizer(models.BPE(unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(_WORDS, behavior="isolated")
    # Leaves the blank in front out of a token's offsets.
    tokenizer.post_processor = processors.ByteLevel(add_prefix_space=False, trim_offsets=True)
    tokenizer.decoder = decoders.Fuse()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=[PAD, UNKNOWN],
        limit_alphabet=900,
        show_progress=False,
        min_frequency=2,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


@dataclass(frozen=True)
class Encoded:
    """Token ids of one window of a page, and the index into LABELS of each."""

    ids: np.ndarray
    labels: np.ndarray


def token_labels(offsets: list[tuple[int, int]], page: LabelledPage) -> np.ndarray:
    """The label of each token: that of the character it starts with."""
    codes = np.zeros(len(page.text) + 1, dtype=np.int64)
    for start, end, label in page.spans:
        codes[start:end] = LABELS.index(label)
    starts = np.fromiter((start for start, _ in offsets), dtype=np.int64, count=len(offsets))
    ends = np.fromiter((end for _, end in offsets), dtype=np.int64, count=len(offsets))
    return np.where(ends > starts, codes[starts], 0)


def encode(
    tokenizer: Tokenizer, pages: list[LabelledPage], rng: random.Random
) -> Iterator[Encoded]:
    """One window of each page: the whole page where it fits, a random part where it does not."""
    for page, encoding in zip(pages, tokenizer.encode_batch([p.text for p in pages]), strict=True):
        if not encoding.ids:
            continue
        ids = np.asarray(encoding.ids, dtype=np.int64)
        labels = token_labels(encoding.offsets, page)
        if len(ids) > WINDOW:
            start = rng.randint(0, len(ids) - WINDOW)
            ids, labels = ids[start : start + WINDOW], labels[start : start + WINDOW]
        yield Encoded(ids, labels)


def batches(
    encoded: list[Encoded], tokens: int, rng: random.Random
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Padded (ids, mask, labels) of about ``tokens`` tokens each; padding has label -100."""
    order = sorted(range(len(encoded)), key=lambda n: (len(encoded[n].ids), n))
    groups: list[list[int]] = [[]]
    for n in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(encoded[n].ids) > tokens:
            groups.append([])
        groups[-1].append(n)
    rng.shuffle(groups)
    found = []
    for group in groups:
        width = max(len(encoded[n].ids) for n in group)
        ids = np.zeros((len(group), width), dtype=np.int64)
        mask = np.zeros((len(group), width), dtype=np.int64)
        labels = np.full((len(group), width), -100, dtype=np.int64)
        for row, n in enumerate(group):
            size = len(encoded[n].ids)
            ids[row, :size], mask[row, :size], labels[row, :size] = (
                encoded[n].ids,
                1,
                encoded[n].labels,
            )
        found.append((ids, mask, labels))
    return found
