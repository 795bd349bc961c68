"""A ``tokenizer.json`` (Hugging Face's fast tokenizers) as the classifiers' tokenizer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fw_gear_presidio.text.recognizers.token_classifier import Encoding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer as RustTokenizer


class FastTokenizer:
    """Encodes without truncation or padding, with exact character offsets."""

    def __init__(self, tokenizer: RustTokenizer, pad: int) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self.pad = pad
        around = tokenizer.encode("").ids
        # The post-processor puts its special tokens around nothing: half before, half behind.
        half = (len(around) + 1) // 2
        self.start, self.end = tuple(around[:half]), tuple(around[half:])

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        return [
            Encoding(tuple(encoding.ids), tuple(encoding.offsets))
            for encoding in self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        ]
