from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fw_gear_presidio.domain import PHI_ENTITIES, BoundingBox, Line, Word
from fw_gear_presidio.settings import Fill, Mode, Settings
from fw_gear_presidio.text.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine

ROBERTA_TYPES = (
    "AGE", "DATE", "EMAIL", "HOSP", "ID", "LOC", "OTHERPHI", "PATIENT", "PATORG", "PHONE", "STAFF",
)  # fmt: skip
KNOWN_WORDS = {"Smith": "PATIENT", "Mercy": "HOSP", "Tuesday": "DATE", "Jones": "STAFF"}


def line_of(text: str, left: int = 10, top: int = 10, height: int = 10, advance: int = 8) -> Line:
    """A line in type of fixed width: ``advance`` pixels for each character."""
    words = []
    at = 0
    for word in text.split(" "):
        x = left + at * advance
        words.append(Word(word, BoundingBox(x, top, x + len(word) * advance, top + height), 0.9))
        at += len(word) + 1
    return Line(tuple(words))


def page_of(text: str) -> Page:
    """A page whose text is ``text``: rows by newline, segments by tab."""
    lines = []
    for row_number, row in enumerate(text.split("\n")):
        left = 10
        for segment in row.split("\t"):
            lines.append(line_of(segment, left=left, top=10 + 20 * row_number))
            left += 8 * len(segment) + 60
    page = Page.of(lines)
    assert page.text == text
    return page


@pytest.fixture
def settings() -> Callable[..., Settings]:
    def make(**changes: Any) -> Settings:
        options: dict[str, Any] = {
            "mode": Mode.DYNAMIC_REDACTION,
            "debug": False,
            "assignees": (),
            "score_threshold": 30,
            "frequency_threshold": 30,
            "use_dicom_metadata": False,
            "entities": frozenset(PHI_ENTITIES),
            "ner_models": (),
            "fill": Fill.CONTRAST,
        }
        return Settings(**{**options, **changes})

    return make


@pytest.fixture(scope="session")
def rapidocr() -> RapidOcrEngine:
    from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine

    return RapidOcrEngine(threads=2)


@pytest.fixture(scope="session")
def tiny_roberta(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A RoBERTa with the labels of deid_roberta_i2b2 that knows four words, as a local folder.

    Its weights are set by hand: the embeddings of a known word's tokens point to its label's
    row of the classifier, and attention and feed-forward layers add nothing.
    """
    torch = pytest.importorskip("torch", reason="torch is not installed (extra 'transformers')")
    transformers = pytest.importorskip("transformers", reason="transformers is not installed")
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

    folder = tmp_path_factory.mktemp("models") / "tiny-roberta"
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trainer = trainers.BpeTrainer(
        vocab_size=400, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()
    )
    words = list(KNOWN_WORDS)
    tokenizer.train_from_iterator([f"{w} {w}\t{w}" for w in words] * 20, trainer)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", pad_token="<pad>",
        unk_token="<unk>", mask_token="<mask>", model_max_length=512,
    )  # fmt: skip
    labels = ["O", *(f"{p}-{t}" for t in ROBERTA_TYPES for p in "BILU")]
    config = transformers.RobertaConfig(
        vocab_size=len(tokenizer.get_vocab()), hidden_size=48, num_hidden_layers=1,
        num_attention_heads=4, intermediate_size=16, max_position_embeddings=514,
        type_vocab_size=1, pad_token_id=1, bos_token_id=0, eos_token_id=2,
        id2label=dict(enumerate(labels)), label2id={label: n for n, label in enumerate(labels)},
    )  # fmt: skip
    model = transformers.RobertaForTokenClassification(config)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "LayerNorm.weight" not in name:
                weight.zero_()
        embedding = model.roberta.embeddings.word_embeddings.weight
        embedding[:, 0] = 1  # every token says "O" ...
        model.classifier.weight.copy_(torch.eye(45, 48) * 0.8)
        for word, kind in KNOWN_WORDS.items():  # ... but those of the known words
            for form in (word, " " + word):
                for number, token in enumerate(
                    tokenizer.encode(form, add_special_tokens=False).ids
                ):
                    embedding[token] = 0
                    # Prefixes as unreliable as the real model's.
                    embedding[token, labels.index(f"{'BLIU'[number % 4]}-{kind}")] = 1
    model.save_pretrained(folder)
    fast.save_pretrained(folder)
    return folder
