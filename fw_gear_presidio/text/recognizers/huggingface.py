"""Token classifiers in Hugging Face format from a local folder, such as deid_roberta_i2b2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from fw_gear_presidio.errors import ModelError
from fw_gear_presidio.text.recognizers.fast_tokenizer import FastTokenizer
from fw_gear_presidio.text.recognizers.token_classifier import (
    LabelMap,
    TokenClassifier,
    Windowing,
)

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_NEEDED = ("config.json",)


class TorchEngine:
    """A transformers model for token classification, on a GPU if PyTorch has one."""

    def __init__(self, model: Any) -> None:
        import torch  # noqa: PLC0415 - optional, and loaded already by now

        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._model = model.eval().to(self._device)

    def logits(
        self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        import torch  # noqa: PLC0415 - optional, and loaded already by now

        with torch.no_grad():
            found = self._model(
                input_ids=torch.from_numpy(input_ids).to(self._device),
                attention_mask=torch.from_numpy(attention_mask).to(self._device),
            )
        return np.asarray(found.logits.float().cpu().numpy(), np.float32)


def load_huggingface(folder: Path) -> TokenClassifier:
    """The token classifier in ``folder``. Never looks anywhere else, never downloads.

    Raises ModelError when the folder, the model or the packages it needs are missing or damaged.
    """
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if missing:
        raise ModelError(
            f"There is no NER model in {folder} (no {missing[0]}); give a folder in Hugging Face "
            "format, or choose another NER model."
        )
    try:
        from transformers import (  # noqa: PLC0415 - optional, and seconds to import
            AutoModelForTokenClassification,
            AutoTokenizer,
            logging,
        )
    except ImportError as error:
        raise ModelError(
            "A Hugging Face model needs the packages transformers and torch: "
            "pip install 'fw-gear-presidio[transformers]'"
        ) from error
    quiet: Any = logging  # Untyped where transformers is installed, Any where it is not.
    quiet.disable_progress_bar()
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, use_fast=True)
        model, info = AutoModelForTokenClassification.from_pretrained(
            folder, local_files_only=True, output_loading_info=True
        )
    except Exception as error:
        # A damaged file can make either loader raise anything.
        raise ModelError(
            f"The NER model in {folder} cannot be loaded; fetch it again, or choose another one."
        ) from error
    if info["missing_keys"]:
        raise ModelError(
            f"The NER model in {folder} lacks weights, so its findings would be random; fetch it "
            "again, or choose another one."
        )
    if not tokenizer.is_fast:
        raise ModelError(f"The NER model in {folder} has no fast tokenizer (tokenizer.json).")
    labels = LabelMap({int(number): name for number, name in model.config.id2label.items()})
    return TokenClassifier(
        f"huggingface:{folder.name}",
        TorchEngine(model),
        FastTokenizer(tokenizer.backend_tokenizer, tokenizer.pad_token_id or 0),
        labels,
        _windowing(model.config, tokenizer),
    )


def _windowing(config: Any, tokenizer: Any) -> Windowing:
    """128 tokens with 32 of context as deid_roberta was trained, or less if the model has less."""
    limits = [Windowing().size, getattr(tokenizer, "model_max_length", None)]
    positions = getattr(config, "max_position_embeddings", None)
    if positions:
        # RoBERTa counts positions from behind the padding index.
        limits.append(positions - (getattr(config, "pad_token_id", None) or 0) - 1)
    size = min(limit for limit in limits if limit)
    return Windowing(size, size // 4)
