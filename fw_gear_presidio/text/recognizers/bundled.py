"""The model inside this package, on ONNX Runtime: no torch, a tenth of a second to load."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

import fw_gear_presidio
from fw_gear_presidio.errors import ModelError
from fw_gear_presidio.text.recognizers.fast_tokenizer import FastTokenizer
from fw_gear_presidio.text.recognizers.token_classifier import (
    LabelMap,
    TokenClassifier,
    Windowing,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

BUNDLED_FOLDER = Path(fw_gear_presidio.__file__).parent / "models" / "overlay-ner"


class OnnxEngine:
    """A token classifier in ONNX form: input_ids and attention_mask to logits."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        # So small a model is done before a second thread has begun to help.
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )

    def logits(
        self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        (found,) = self._session.run(
            ["logits"], {"input_ids": input_ids, "attention_mask": attention_mask}
        )
        return np.asarray(found, np.float32)


def load_bundled(folder: Path = BUNDLED_FOLDER) -> TokenClassifier:
    """The model in ``folder``: config.json, tokenizer.json and model.onnx.

    Raises ModelError when it is missing or damaged.
    """
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        labels = LabelMap({int(number): name for number, name in config["id2label"].items()})
        size = int(config.get("window_tokens") or config["max_position_embeddings"])
        overlap = int(config.get("window_overlap", size // 4))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        return TokenClassifier(
            f"bundled:{folder.name}",
            OnnxEngine(folder / "model.onnx"),
            FastTokenizer(tokenizer, int(config.get("pad_token_id") or 0)),
            labels,
            Windowing(size, overlap),
        )
    except ModelError:
        raise
    except Exception as error:
        # Three libraries read the three files, and each raises classes of its own.
        raise ModelError(
            f"The bundled NER model in {folder} is missing or damaged; reinstall "
            "fw-gear-presidio, or choose another NER model."
        ) from error
