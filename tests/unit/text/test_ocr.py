from __future__ import annotations

import logging
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.errors import ModelError, OcrError
from fw_gear_presidio.settings import OcrEngineName
from fw_gear_presidio.text.detection import tiles
from fw_gear_presidio.text.ocr import OcrEngine, as_rgb, load_ocr
from fw_gear_presidio.text.page import Page
from tests.unit.text.pictures import picture

if TYPE_CHECKING:
    from fw_gear_presidio.domain import Line
    from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine

TEXTS = [(20, 20, "STILES, JOHN"), (230, 20, "05/12/1942"), (20, 200, "MI 1.1")]


def texts(lines: list[Line]) -> set[str]:
    return {"".join(c for c in line.text if c.isalnum() or c in "/.") for line in lines}


def covered(lines: list[Line], image: np.ndarray, ground: int) -> float:
    """The share of ink under boxes of words, with the margin redaction adds."""
    mask = np.zeros(image.shape[:2], bool)
    for line in lines:
        for word in line.words:
            box = word.box.expanded(1, 1).clipped(*mask.shape) or word.box
            mask[box.top : box.bottom, box.left : box.right] = True
    ink = image != ground
    return float(mask[ink].mean())


@pytest.mark.parametrize("size", [9, 12, 16, 28, 48])
@pytest.mark.parametrize(("ink", "ground"), [(255, 0), (10, 230), (90, 60)])
def test_words_are_read_and_their_ink_is_covered(
    rapidocr: RapidOcrEngine, size: int, ink: int, ground: int
) -> None:
    image = picture(
        [(20, 20, "STILES, JOHN"), (20, 150, "05/12/1942")], 260, 500, size, ink, ground
    )
    lines = rapidocr.read(image)
    assert texts(lines) >= {"STILESJOHN", "05/12/1942"}
    assert covered(lines, image, ground) > 0.98


def test_each_word_has_its_own_box_between_its_neighbours(rapidocr: RapidOcrEngine) -> None:
    text = "Name: John Stiles 78"
    image = picture([(20, 20, text)])
    (line,) = rapidocr.read(image)
    assert [word.text for word in line.words] == text.split(" ")
    left = 20
    for number, word in enumerate(line.words):
        so_far = picture([(20, 20, " ".join(text.split(" ")[: number + 1]))])
        columns = (so_far[:, left:] > 128).any(axis=0).nonzero()[0] + left
        first = columns[columns >= left][0] if number == 0 else columns[0]
        assert word.box.left <= first + 1
        assert word.box.right >= columns[-1]
        left = int(word.box.right)
    assert all(a.box.right <= b.box.left for a, b in zip(line.words, line.words[1:], strict=False))


@pytest.mark.parametrize(("size", "step"), [(10, 12), (12, 14), (16, 18)])
def test_on_a_dense_form_phi_is_covered_and_the_lines_beside_it_are_not(
    rapidocr: RapidOcrEngine, size: int, step: int
) -> None:
    rows = ["Depth 12 cm", "MRN: 0048291377", "Gain 60 dB"]
    image = picture([(10, 10 + n * step, row) for n, row in enumerate(rows)], 160, 300, size)
    alone = [picture([(10, 10 + n * step, row)], 160, 300, size) for n, row in enumerate(rows)]
    page = Page.of(rapidocr.read(image))
    start = page.text.index("0048291377")
    mask = np.zeros(image.shape, bool)
    for box in page.boxes(start, start + 10, *image.shape):
        mask[box.top : box.bottom, box.left : box.right] = True
    for neighbour in (alone[0], alone[2]):
        assert mask[neighbour > 128].mean() == 0
    value = (alone[1] > 128) & (np.arange(300) > 10 + size * 3.2)
    assert mask[value].mean() > 0.98


@pytest.mark.parametrize("turns", [1, 3])
def test_text_that_runs_up_or_down_is_read(rapidocr: RapidOcrEngine, turns: int) -> None:
    image = np.rot90(picture([(20, 20, "STILES, JOHN"), (20, 80, "05/12/1942")], 120, 400), turns)
    lines = rapidocr.read(image)
    assert texts(lines) == {"STILESJOHN", "05/12/1942"}
    assert covered(lines, image, 0) > 0.98
    page = Page.of(lines)
    assert "05/12/1942" in page.text


def test_text_across_tiles_of_a_huge_picture_is_one_line(rapidocr: RapidOcrEngine) -> None:
    image = picture(
        [(1100, 1190, "STILES, JOHN 05/12/1942"), (2200, 2300, "MI 1.1")], 3000, 3000, 40
    )
    lines = rapidocr.read(image)
    assert texts(lines) == {"STILESJOHN05/12/1942", "MI1.1"}
    assert covered(lines, image, 0) > 0.98


@pytest.mark.parametrize("shape", [(600, 800), (768, 1024), (1100, 1100)])
def test_a_single_small_line_on_an_empty_picture_is_read(
    rapidocr: RapidOcrEngine, shape: tuple[int, int]
) -> None:
    # What the network is given at once is limited because of this: text that covers next to
    # nothing of a large picture is not seen.
    image = picture([(shape[1] - 200, 20, "STILES, JOHN")], *shape, 10, ink=120)
    assert "STILESJOHN" in texts(rapidocr.read(image))


@given(st.integers(1, 120), st.integers(1, 120), st.sampled_from([420_000, 630_000]))
def test_tiles_cover_a_picture_and_share_their_edges(down: int, across: int, largest: int) -> None:
    seen = np.zeros((down, across), np.uint8)  # in squares of 32 pixels, the stride
    parts = tiles(32 * down, 32 * across, largest)
    for top, bottom, left, right in parts:
        assert (bottom - top) * (right - left) <= largest
        seen[top // 32 : bottom // 32, left // 32 : right // 32] += 1
    assert seen.all()
    for edge in {bottom for _, bottom, _, _ in parts} - {32 * down}:
        assert any(top <= edge - 128 < edge < bottom for top, bottom, _, _ in parts)
    for edge in {right for _, _, _, right in parts} - {32 * across}:
        assert any(left <= edge - 128 < edge < right for _, _, left, right in parts)


def test_a_strip_reads_the_same_alone_and_among_others(rapidocr: RapidOcrEngine) -> None:
    alone = rapidocr.read(picture(TEXTS[:1]))
    rapidocr.forget()
    long = (20, 100, "a much longer line of text that is read together with the others")
    together = rapidocr.read(picture([*TEXTS, long], columns=600))
    assert [line.text for line in alone] == [
        line.text for line in together if line.box.overlap(alone[0].box) > 0.8
    ]


def test_equal_strips_are_read_once_until_they_are_forgotten(
    rapidocr: RapidOcrEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    recognizer = rapidocr._recognize
    rapidocr.forget()
    whole, read = recognizer._network, []

    def counted(values: np.ndarray) -> np.ndarray:
        read.append(len(values))
        return whole(values)

    monkeypatch.setattr(recognizer, "_network", counted)
    monkeypatch.setattr("fw_gear_presidio.text.recognition._KEPT", 3)
    drawn = (picture([(8, 8, text)], rows=32, columns=120) for text in ("JONES", "MARY", "1942"))
    strips = [np.repeat(strip[:, :, None], 3, axis=2) for strip in drawn]
    first = recognizer([*strips, strips[0].copy()])
    assert sum(read) == 3
    assert recognizer(strips) == first[:3]
    assert sum(read) == 3
    darker = strips[0].copy()
    darker[0, 0] ^= 1
    recognizer([strips[1], darker])
    assert sum(read) == 4
    # Of four strips the one that was used the longest ago is not kept.
    recognizer([strips[1], strips[2]])
    assert sum(read) == 4
    recognizer([strips[0]])
    assert sum(read) == 5
    rapidocr.forget()
    recognizer([strips[1]])
    assert sum(read) == 6
    rapidocr.forget()


@pytest.mark.parametrize(("rows", "columns"), [(1536, 1920), (2048, 2048), (2500, 3000)])
def test_small_type_in_the_corners_of_a_large_picture_is_read(
    rapidocr: RapidOcrEngine, rows: int, columns: int
) -> None:
    right, bottom = columns - 100, rows - 40
    image = picture(
        [(19, 20, "Stiles, Ann"), (right, 20, "DR: Dr. Oyelaran"),
         (19, bottom, "Acc 99381"), (right, bottom, "Lindqvist Maja")],
        rows, columns, 9, ink=170,
    )  # fmt: skip
    rows_of_ink = (image > 60).nonzero()
    covered_ink = np.zeros(image.shape, np.bool_)
    for line in rapidocr.read(image):
        covered_ink[line.box.top : line.box.bottom, line.box.left : line.box.right] = True
    assert covered_ink[rows_of_ink].mean() > 0.97


@pytest.mark.parametrize(
    "shape", [(64, 64), (1, 1), (1, 300), (300, 1), (5, 2000), (33, 33, 3), (31, 65)]
)
def test_pictures_of_any_size_are_read(rapidocr: RapidOcrEngine, shape: tuple[int, ...]) -> None:
    image = np.random.default_rng(0).integers(0, 255, shape, np.uint8)
    for line in rapidocr.read(image):
        assert line.box.clipped(*shape[:2]) == line.box


def test_a_black_picture_has_no_text(rapidocr: RapidOcrEngine) -> None:
    assert rapidocr.read(np.zeros((480, 640), np.uint8)) == []


def test_grey_colour_and_strided_pictures_read_alike(rapidocr: RapidOcrEngine) -> None:
    grey = picture(TEXTS)
    rgb = np.repeat(grey[:, :, None], 3, axis=2)
    expected = rapidocr.read(grey)
    assert rapidocr.read(rgb) == expected
    assert rapidocr.read(np.asfortranarray(rgb)) == expected
    assert rapidocr.read(np.repeat(grey, 2, axis=1)[:, ::2]) == expected


@pytest.mark.parametrize(
    "image",
    [np.zeros((5, 5), np.uint16), np.zeros((5, 5, 4), np.uint8), np.zeros((0, 5), np.uint8)],
)
def test_pictures_nobody_can_read_are_an_error(image: np.ndarray) -> None:
    with pytest.raises(OcrError):
        as_rgb(image)


def test_a_failing_engine_is_an_ocr_error_and_not_an_empty_page(
    rapidocr: RapidOcrEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("STILES")

    monkeypatch.setattr(rapidocr, "_recognize", fail)
    with pytest.raises(OcrError) as caught:
        rapidocr.read(picture(TEXTS))
    assert "STILES" not in str(caught.value)


def test_what_is_seen_and_cannot_be_read_is_a_word_without_text(
    rapidocr: RapidOcrEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind = [("", 0.0, None)]
    monkeypatch.setattr(rapidocr, "_recognize", lambda strips: blind * len(strips))
    image = picture(TEXTS)
    lines = rapidocr.read(image)
    assert len(lines) == 3
    assert all(word.text == "" and word.confidence == 0 for line in lines for word in line.words)
    assert covered(lines, image, 0) > 0.98


def test_text_read_with_little_confidence_is_kept(rapidocr: RapidOcrEngine) -> None:
    rng = np.random.default_rng(1)
    noisy = np.clip(
        picture([(20, 20, "STILES, JOHN")], ink=110, ground=60) + rng.normal(0, 12, (300, 400)),
        0,
        255,
    )
    lines = rapidocr.read(noisy.astype(np.uint8))
    assert lines
    assert 0 <= min(word.confidence for line in lines for word in line.words) <= 1


def test_nothing_is_logged_and_no_network_is_touched(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with caplog.at_level(logging.DEBUG):
        load_ocr(OcrEngineName.RAPIDOCR, threads=1).read(picture(TEXTS))
    assert "STILES" not in caplog.text
    assert capfd.readouterr() == ("", "")


def test_the_runtime_is_loaded_without_what_reports_its_use_and_opens_no_connection() -> None:
    code = """
import sys

def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen"):
        sys.exit(event)

sys.addaudithook(watch)
import numpy
from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine

picture = numpy.zeros((64, 256), numpy.uint8)
picture[20:40:2, 20:200] = 255
RapidOcrEngine().read(picture)
unwanted = {"openvino_telemetry", "openvino.tools", "onnxruntime"} & set(sys.modules)
sys.exit(", ".join(unwanted) or 0)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_runtime_makes_no_system_call_for_a_connection(tmp_path: Path) -> None:
    if not shutil.which("strace"):
        pytest.skip("the program strace is not installed")
    trace = tmp_path / "trace"
    code = "from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine; RapidOcrEngine()"
    command = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,execve", "-o", str(trace)]
    subprocess.run([*command, sys.executable, "-c", code], check=True)
    calls = [line for line in trace.read_text().splitlines() if "(" in line]
    assert len(calls) == 1, calls  # execve: the interpreter itself


@pytest.mark.parametrize(("ink", "ground"), [(255, 0), (10, 230), (150, 60)])
def test_on_even_ground_boxes_do_not_depend_on_what_else_is_seen(
    rapidocr: RapidOcrEngine, ink: int, ground: int
) -> None:
    """Detection places lines anew on every crop; the ink of a word is where it is."""
    texts = [(60, 60, "STILES, JOHN"), (260, 62, "05/12/1942"), (60, 110, "ID 4711-0815")]
    image = picture(texts, 200, 480, 16, ink, ground)
    boxes: dict[str, set[BoundingBox]] = {}
    for left, top in ((0, 0), (7, 3), (16, 16), (33, 41)):
        for line in rapidocr.read(image[top:, left:]):
            for word in line.words:
                box = word.box
                boxes.setdefault(word.text, set()).add(
                    BoundingBox(box.left + left, box.top + top, box.right + left, box.bottom + top)
                )
    assert {"05/12/1942", "4711-0815"} <= set(boxes)
    assert all(len(of_word) == 1 for of_word in boxes.values()), boxes


def test_ocr_imports_no_ner() -> None:
    code = (
        "import sys; from fw_gear_presidio.text.ocr import load_ocr;"
        "from fw_gear_presidio.settings import OcrEngineName; load_ocr(OcrEngineName.RAPIDOCR);"
        "ner = {'torch', 'transformers', 'presidio_analyzer', 'spacy', 'onnxruntime'};"
        "heavy = ner & set(sys.modules);"
        "sys.exit(f'{heavy}' if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


class TestTesseract:
    @pytest.fixture
    def tesseract(self) -> OcrEngine:
        pytest.importorskip(
            "pytesseract", reason="pytesseract is not installed (extra 'tesseract')"
        )
        if not shutil.which("tesseract"):
            pytest.skip("the program tesseract is not installed")
        return load_ocr(OcrEngineName.TESSERACT)

    @pytest.mark.parametrize(("ink", "ground"), [(255, 0), (10, 230)])
    def test_words_are_read_and_boxes_are_in_pixels_of_the_picture(
        self, tesseract: OcrEngine, ink: int, ground: int
    ) -> None:
        lines = tesseract.read(picture(TEXTS, ink=ink, ground=ground))
        assert texts(lines) >= {"STILESJOHN", "05/12/1942"}
        (date,) = [line for line in lines if line.text == "05/12/1942"]
        assert date.box.overlap(BoundingBox(231, 24, 318, 38)) > 0.6

    def test_no_file_is_left_behind(
        self, tesseract: OcrEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        tesseract.read(picture(TEXTS))
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("shape", [(1, 1), (1, 300), (64, 64)])
    def test_tiny_pictures_do_no_harm(self, tesseract: OcrEngine, shape: tuple[int, int]) -> None:
        assert isinstance(tesseract.read(np.zeros(shape, np.uint8)), list)

    def test_a_failing_program_is_an_ocr_error_without_text(
        self, tesseract: OcrEngine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import pytesseract

        def fail(*_: object, **__: object) -> None:
            raise pytesseract.TesseractError(1, "STILES")

        monkeypatch.setattr(pytesseract, "image_to_data", fail)
        with pytest.raises(OcrError) as caught:
            tesseract.read(picture(TEXTS))
        assert "STILES" not in str(caught.value)

    def test_a_missing_program_is_an_error_with_a_remedy(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pytesseract = pytest.importorskip(
            "pytesseract", reason="pytesseract is not installed (extra 'tesseract')"
        )
        monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "/nowhere/tesseract")
        with pytest.raises(ModelError, match="apt-get install tesseract-ocr"):
            load_ocr(OcrEngineName.TESSERACT)
