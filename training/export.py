"""The trained network as a folder that transformers and ONNX Runtime load."""

from __future__ import annotations

import copy
import json
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.tokens import PAD, STRIDE, UNKNOWN, WINDOW

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from transformers import ModernBertForTokenClassification

_OPSET = 17


class _Logits(torch.nn.Module):
    """The network with plain tensors in and out."""

    def __init__(self, model: ModernBertForTokenClassification) -> None:
        super().__init__()
        self._model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self._model(
            input_ids=input_ids, attention_mask=attention_mask
        ).logits
        return logits


def write_onnx(model: ModernBertForTokenClassification, path: Path) -> None:
    """8-bit weights; inputs ``input_ids`` and ``attention_mask`` of any batch and length."""
    model.train(mode=False)
    model.config._attn_implementation = "eager"
    ids = torch.randint(2, 100, (2, 24))
    mask = torch.ones_like(ids)
    mask[1, 20:] = 0
    axes = {0: "batch", 1: "tokens"}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "float.onnx"
        torch.onnx.export(
            _Logits(model),
            (ids, mask),
            str(plain),
            dynamo=False,
            opset_version=_OPSET,
            input_names=["input_ids", "attention_mask"],
            output_names=["logits"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": axes},
        )
        # Unsigned weights: processors without VNNI add signed ones up with saturation.
        quantize_dynamic(plain, path, weight_type=QuantType.QUInt8, per_channel=True)


def write_folder(
    model: ModernBertForTokenClassification, tokenizer: Tokenizer, folder: Path
) -> None:
    """config.json, tokenizer files, model.safetensors (16 bit) and model.onnx (8 bit)."""
    folder.mkdir(parents=True, exist_ok=True)
    write_onnx(model, folder / "model.onnx")
    half = copy.deepcopy(model)
    torch.nn.Module.to(half, torch.float16)
    half.save_pretrained(folder)
    config = json.loads((folder / "config.json").read_text())
    config |= {"window_tokens": WINDOW, "window_overlap": WINDOW - STRIDE}
    (folder / "config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    tokenizer.save(str(folder / "tokenizer.json"))
    about = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": config["max_position_embeddings"],
        "pad_token": PAD,
        "unk_token": UNKNOWN,
        "clean_up_tokenization_spaces": False,
        "model_input_names": ["input_ids", "attention_mask"],
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(about, indent=2) + "\n")


def folded(model: ModernBertForTokenClassification, temperature: float, outside: float) -> None:
    """Put a temperature and a shift of the logit of "O" into the last layer, in place."""
    with torch.no_grad():
        model.classifier.weight.div_(temperature)
        model.classifier.bias.div_(temperature)[0] += outside
