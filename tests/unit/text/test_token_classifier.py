from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.errors import ModelError, NerError
from fw_gear_presidio.settings import BUNDLED_MODEL
from fw_gear_presidio.text.analyzer import Analyzer, recognizer_names
from fw_gear_presidio.text.recognizers.bundled import load_bundled
from fw_gear_presidio.text.recognizers.token_classifier import (
    Encoding,
    LabelMap,
    TokenClassifier,
    Windowing,
)
from tests.unit.text.conftest import ROBERTA_TYPES, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from fw_gear_presidio.settings import Settings

LABELS = {0: "O", 1: "B-PATIENT", 2: "I-PATIENT", 3: "U-DATE"}


class Characters:
    """Every character is a token."""

    start, end, pad = (1,), (2,), 0

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        return [
            Encoding(tuple(map(ord, text)), tuple((n, n + 1) for n in range(len(text))))
            for text in texts
        ]


class CapitalsAreNames:
    """Capitals and tabs between them are PATIENT, digits DATE; prefixes alternate at random."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []

    def logits(self, ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
        self.shapes.append(ids.shape)
        assert ((ids == 0) == (mask == 0)).all()
        logits = np.zeros((*ids.shape, 4), np.float32)
        for place in np.ndindex(ids.shape):
            c = chr(ids[place])
            name = c.isupper() or c in "\t\n "
            logits[place] = [0, 3, 3, 0] if name else [0, 0, 0, 4] if c.isdigit() else [6, 0, 0, 0]
        return logits


def classifier(windowing: Windowing | None = None) -> TokenClassifier:
    return TokenClassifier(
        "test", CapitalsAreNames(), Characters(), LabelMap(LABELS), windowing or Windowing()
    )


def spans(text: str, windowing: Windowing | None = None) -> list[tuple[str, str]]:
    (entities,) = classifier(windowing).find([text])
    return [(str(e.entity), text[e.start : e.end]) for e in entities]


def test_neighbours_of_one_type_are_one_entity_without_blanks_around() -> None:
    assert spans("a JOHN DOE b") == [("PERSON", "JOHN DOE")]


def test_entities_end_at_tabs_and_rows() -> None:
    assert spans("DOE\tJOHN\nA") == [("PERSON", "DOE"), ("PERSON", "JOHN"), ("PERSON", "A")]


def test_a_types_probability_is_the_sum_over_its_prefixes() -> None:
    (entities,) = classifier().find(["DOE"])
    e = np.exp([0.0, 3, 3, 0])
    assert entities[0].score == pytest.approx((e[1] + e[2]) / e.sum(), abs=1e-4)
    assert entities[0].score > 0.9 > e[1] / e.sum()


@pytest.mark.parametrize("windowing", [Windowing(8, 2), Windowing(16, 8), Windowing(5, 1)])
def test_windows_give_what_one_view_gives(windowing: Windowing) -> None:
    text = "a JOHN DOE b 1942 c MARY-ANN d" * 3
    assert spans(text, windowing) == spans(text, Windowing(1000, 10))


def test_all_texts_share_few_calls() -> None:
    engine = CapitalsAreNames()
    model = TokenClassifier("t", engine, Characters(), LabelMap(LABELS), Windowing())
    found = model.find(["JOHN", "", "x" * 300, "DOE"])
    assert [len(entities) for entities in found] == [1, 0, 0, 1]
    assert len(engine.shapes) == 1


def test_every_window_fits_and_every_token_is_in_one() -> None:
    for tokens in range(1, 400):
        windows = list(Windowing(128, 32).spans(tokens, 2))
        assert all(0 < stop - start <= 126 for start, stop in windows)
        assert set().union(*(range(a, b) for a, b in windows)) == set(range(tokens))


@pytest.mark.parametrize(
    ("label", "entity"),
    [
        ("U-HOSP", "ORGANIZATION"),
        ("L-STAFF", "PERSON"),
        ("B-OTHERPHI", "ID"),
        ("I-LOC", "LOCATION"),
        ("PHONE_NUMBER", "PHONE_NUMBER"),
        ("B-DATE_TIME", "DATE_TIME"),
        ("ZIP", "ZIP"),
        ("U-PATORG", "ORGANIZATION"),
        ("AGE", "AGE"),
        ("EMAIL", "EMAIL"),
    ],
)
def test_labels_of_known_models_are_understood(label: str, entity: str) -> None:
    assert LabelMap({0: "O", 1: label}).entities == (EntityType(entity),)


@pytest.mark.parametrize("labels", [{0: "O", 1: "LABEL_1"}, {0: "O"}])
def test_a_model_with_labels_nobody_knows_is_an_error(labels: dict[int, str]) -> None:
    with pytest.raises(ModelError):
        LabelMap(labels)


class TestRoberta:
    """The real loading and inference code on a tiny model with deid_roberta's 45 labels."""

    def test_it_loads_and_finds(
        self, tiny_roberta: Path, settings: Callable[..., Settings]
    ) -> None:
        analyzer = Analyzer(settings(ner_models=(tiny_roberta,)))
        assert analyzer.active_recognizers == ("pattern", "huggingface:tiny-roberta")
        assert recognizer_names(settings(ner_models=(tiny_roberta,))) == analyzer.active_recognizers
        pages = [page_of("Gain Smith\tMercy"), page_of("xx " * 200 + "Tuesday"), page_of("MI")]
        first, second, third = analyzer.analyze(pages, ())
        found = [(str(e.entity), pages[0].text[e.start : e.end]) for e in first]
        assert found == [("PERSON", "Smith"), ("ORGANIZATION", "Mercy")]
        assert [(e.entity, str(e.reason)) for e in second] == [
            (EntityType.DATE_TIME, "huggingface:tiny-roberta")
        ]
        assert pages[1].text[second[0].start : second[0].end] == "Tuesday"
        assert third == []

    def test_the_threshold_applies_to_the_probability(
        self, tiny_roberta: Path, settings: Callable[..., Settings]
    ) -> None:
        page = page_of("Gain Smith")
        strict = Analyzer(settings(ner_models=(tiny_roberta,), score_threshold=95))
        assert strict.analyze([page], ()) == [[]]

    def test_unwanted_types_are_left_out(
        self, tiny_roberta: Path, settings: Callable[..., Settings]
    ) -> None:
        only = settings(ner_models=(tiny_roberta,), entities=frozenset([EntityType.ORGANIZATION]))
        (entities,) = Analyzer(only).analyze([page_of("Smith Mercy")], ())
        assert [e.entity for e in entities] == [EntityType.ORGANIZATION]

    def test_all_its_labels_are_understood(self, tiny_roberta: Path) -> None:
        config = json.loads((tiny_roberta / "config.json").read_text())
        assert len(config["id2label"]) == 45
        assert {label.split("-")[-1] for label in config["id2label"].values()} == {
            "O",
            *ROBERTA_TYPES,
        }
        LabelMap({int(n): label for n, label in config["id2label"].items()})

    @pytest.mark.parametrize("broken", ["config.json", "model.safetensors", "tokenizer.json"])
    def test_a_damaged_model_is_an_error_with_a_remedy(
        self, tiny_roberta: Path, tmp_path: Path, settings: Callable[..., Settings], broken: str
    ) -> None:
        folder = tmp_path / "model"
        folder.mkdir()
        for file in tiny_roberta.iterdir():
            data = file.read_bytes()
            (folder / file.name).write_bytes(
                data[: len(data) // 2] if file.name == broken else data
            )
        with pytest.raises(ModelError, match="fetch it again"):
            Analyzer(settings(ner_models=(folder,)))


def test_the_bundled_model_is_named_without_loading_it(settings: Callable[..., Settings]) -> None:
    named = settings(ner_models=(BUNDLED_MODEL,), use_dicom_metadata=True)
    assert recognizer_names(named) == Analyzer(named).active_recognizers


def test_a_missing_model_is_an_error(tmp_path: Path, settings: Callable[..., Settings]) -> None:
    with pytest.raises(ModelError, match="no NER model"):
        Analyzer(settings(ner_models=(tmp_path / "absent",)))


class TestBundled:
    """The real loading and inference code on an ONNX model of a few numbers."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        onnx = pytest.importorskip("onnx", reason="onnx is not installed")
        from tokenizers import Tokenizer, models, pre_tokenizers, processors

        vocabulary = {"<pad>": 0, "<s>": 1, "</s>": 2, "<unk>": 3, "smith": 4, "doe": 5, "mi": 6}
        tokenizer = Tokenizer(models.WordLevel(vocabulary, "<unk>"))
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        tokenizer.post_processor = processors.TemplateProcessing(
            single="<s> $A </s>", special_tokens=[("<s>", 1), ("</s>", 2)]
        )
        tokenizer.save(str(tmp_path / "tokenizer.json"))
        logits = np.zeros((7, 2), np.float32)
        logits[:, 0] = 4
        logits[4:6] = [0, 2]
        node = onnx.helper.make_node("Gather", ["table", "input_ids"], ["logits"], axis=0)
        integers = onnx.TensorProto.INT64
        graph = onnx.helper.make_graph(
            [node],
            "tiny",
            [
                onnx.helper.make_tensor_value_info(n, integers, ["b", "s"])
                for n in ("input_ids", "attention_mask")
            ],
            [onnx.helper.make_tensor_value_info("logits", onnx.TensorProto.FLOAT, ["b", "s", 2])],
            [onnx.numpy_helper.from_array(logits, "table")],
        )
        onnx.save(
            onnx.helper.make_model(
                graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8
            ),
            tmp_path / "model.onnx",
        )
        config = {
            "id2label": {"0": "O", "1": "PERSON"},
            "max_position_embeddings": 6,
            "pad_token_id": 0,
        }
        (tmp_path / "config.json").write_text(json.dumps(config))
        return tmp_path

    def test_it_loads_and_finds_over_windows(self, folder: Path) -> None:
        text = "mi mi mi mi mi smith doe mi\tdoe"
        (entities,) = load_bundled(folder).find([text])
        assert [text[e.start : e.end] for e in entities] == ["smith doe", "doe"]
        assert entities[0].score == pytest.approx(np.exp(2) / (np.exp(2) + 1), abs=1e-4)

    @pytest.mark.parametrize("file", ["config.json", "tokenizer.json", "model.onnx"])
    def test_a_missing_or_damaged_file_is_an_error(self, folder: Path, file: str) -> None:
        (folder / file).write_bytes(b"{")
        with pytest.raises(ModelError, match="missing or damaged"):
            load_bundled(folder)
        (folder / file).unlink()
        with pytest.raises(ModelError, match="missing or damaged"):
            load_bundled(folder)


def test_a_failing_model_is_a_ner_error_without_text(settings: Callable[..., Settings]) -> None:
    analyzer = Analyzer(settings())

    class Failing:
        name = "failing"

        def find(self, texts: Sequence[str]) -> list[list[object]]:
            raise RuntimeError(texts[0])

    analyzer._models = [Failing()]
    with pytest.raises(NerError) as caught:
        analyzer.analyze([page_of("Smith")], ())
    assert "Smith" not in str(caught.value)


def test_a_word_is_one_entity_of_its_surest_type() -> None:
    """AB12: its letters look like a name (0.95 together), its digits like a date (0.95)."""
    (found,) = classifier().find(["ok AB12 ok"])
    assert [(e.start, e.end) for e in found] == [(3, 7)]


@pytest.mark.parametrize(("there", "device"), [(True, "cuda"), (False, "cpu")])
def test_a_hugging_face_model_runs_on_a_gpu_if_there_is_one(
    monkeypatch: pytest.MonkeyPatch, there: bool, device: str
) -> None:
    torch = pytest.importorskip("torch", reason="torch is not installed")
    from fw_gear_presidio.text.recognizers.huggingface import TorchEngine

    class Model:
        moved_to = ""

        def eval(self) -> Model:
            return self

        def to(self, where: Any) -> Model:
            self.moved_to = where.type
            return self

    monkeypatch.setattr(torch.cuda, "is_available", lambda: there)
    model = Model()
    TorchEngine(model)
    assert model.moved_to == device
