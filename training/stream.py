"""Pages without end as batches of tokens, made by a process of their own while the network learns."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Generator
from queue import Empty
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from training.blocks import page
from training.generator import read_page
from training.maker import Maker
from training.pools import Split
from training.tokens import batches, encode

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

    import numpy as np

    Batch = tuple[np.ndarray, np.ndarray, np.ndarray]

_POOL = 1536
"""Pages that are sorted by length together."""


def _produce(queue: Queue[list[Batch]], tokenizer_text: str, seed: int, tokens: int) -> None:
    tokenizer = Tokenizer.from_str(tokenizer_text)
    rng = random.Random(seed)
    maker = Maker(Split.TRAIN, rng)
    while True:
        pages = [read_page(page(maker), rng) for _ in range(_POOL)]
        queue.put(batches(list(encode(tokenizer, pages, rng)), tokens, rng))


def stream(tokenizer: Tokenizer, seed: int, tokens: int) -> Generator[Batch]:
    """(ids, mask, labels) of about ``tokens`` tokens each; the same for the same seed."""
    context = multiprocessing.get_context("spawn")
    queue: Queue[list[Batch]] = context.Queue(maxsize=2)
    maker = context.Process(
        target=_produce, args=(queue, tokenizer.to_str(), seed, tokens), daemon=True
    )
    maker.start()
    try:
        while True:
            try:
                yield from queue.get(timeout=60)
            except Empty:
                if not maker.is_alive():
                    raise RuntimeError("the process that makes the pages died") from None
    finally:
        maker.terminate()
