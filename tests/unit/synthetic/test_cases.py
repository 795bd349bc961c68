from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("faker", reason="made-up patients need the extra 'evaluate'")

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.synthetic.canvas import Canvas, Style
from fw_gear_presidio.synthetic.cases import HARD, Case, hard_cases, ordinary_cases
from fw_gear_presidio.synthetic.fonts import PILLOW
from fw_gear_presidio.synthetic.held_out import is_held_out, is_latin, names_by_locale
from fw_gear_presidio.synthetic.overlay import draw_overlay
from fw_gear_presidio.synthetic.visits import Value, draw_visit


def cases() -> list[Case]:
    return [*ordinary_cases(6), *hard_cases(len(HARD))]


def test_the_same_seed_gives_the_same_images() -> None:
    first, second = list(ordinary_cases(2, seed=5)), list(ordinary_cases(2, seed=5))
    assert all((a.frames == b.frames).all() for a, b in zip(first, second, strict=True))
    assert [a.texts for a in first] == [b.texts for b in second]
    assert [c.texts for c in ordinary_cases(2, seed=6)] != [c.texts for c in first]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_truth_names_all_ink_and_only_ink(case: Case) -> None:
    unexplained = (case.ink > 0.3) & (case.kind != "sentences")  # commas belong to no text
    for text in case.texts:
        box = text.box
        window = np.s_[box.top : box.bottom, box.left : box.right]
        # Tight: ink touches all four sides.
        part = case.ink[window] > 0.3
        assert part.any(axis=1)[[0, -1]].all()
        assert part.any(axis=0)[[0, -1]].all()
        unexplained[window] = False
    assert not unexplained.any()
    assert {text.entity for text in case.texts} > {None}


def test_every_image_has_a_patient_and_text_that_must_stay() -> None:
    for case in cases():
        labels = [text.label for text in case.texts]
        assert "NONE" in labels
        assert len(set(labels)) > 2


def test_the_header_names_the_patient_of_the_image_or_nobody() -> None:
    (kept,) = ordinary_cases(1, scrubbed=False)
    (scrubbed,) = ordinary_cases(1, scrubbed=True)
    assert kept.header["PatientName"].partition("^")[0]
    assert not scrubbed.header["PatientName"]
    assert "StudyDate" not in scrubbed.header
    assert kept.texts == scrubbed.texts


def test_a_cine_has_other_pixels_but_the_same_text_on_each_frame() -> None:
    cine = next(case for case in ordinary_cases(30) if len(case.frames) > 1)
    first, second = cine.frames[:2]
    assert (first != second).any()
    assert (first == second)[cine.ink > 0.99].all()


def test_names_are_those_that_training_leaves_out() -> None:
    pools = pytest.importorskip("training.pools", reason="training/ is not in this checkout")
    every = [name for names in names_by_locale() for name in (*names.given, *names.family)]
    assert len(names_by_locale()) >= 40
    assert all(is_held_out(name) and is_latin(name) for name in every)
    assert all(pools.split_of(name) is pools.Split.HELD_OUT for name in every)
    assert pools.split_of("Ann") is (
        pools.Split.HELD_OUT if is_held_out("Ann") else pools.Split.TRAIN
    )


def test_a_turned_line_has_turned_boxes() -> None:
    style = Style(PILLOW, 20)
    line = [Value("Name: "), Value("LONGER^NAME", EntityType.PERSON)]
    upright, turned = (Canvas(np.zeros((400, 400), np.uint8)) for _ in range(2))
    assert upright.write(line, style, 10, 10)
    assert turned.write(line, replace(style, rotated=True), 10, 10)
    for before, after in zip(upright.texts, turned.texts, strict=True):
        assert (before.box.width, before.box.height) == (after.box.height, after.box.width)
        part = turned.picture[after.box.top : after.box.bottom, after.box.left : after.box.right]
        assert part.max() > 200
    # Read from below: the name stands above its label.
    assert turned.texts[1].box.bottom <= turned.texts[0].box.top


def test_a_line_is_not_written_over_another_or_over_the_edge() -> None:
    canvas = Canvas(np.zeros((60, 200), np.uint8))
    style = Style(PILLOW, 20)
    assert canvas.write([Value("first")], style, 5, 5)
    assert not canvas.write([Value("second")], style, 20, 10)
    assert not canvas.write([Value("third")], style, 180, 5)
    assert not canvas.write([Value("\uffff")], style, 5, 35)
    assert [text.text for text in canvas.texts] == ["first"]


def test_an_age_is_that_of_the_day_of_the_study() -> None:
    visit = draw_visit(random.Random(3))
    assert 0 <= (visit.at.date() - visit.born).days - visit.age * 365.25 < 366


def test_an_overlay_takes_ink_that_shows_on_its_ground() -> None:
    dark, bright = np.zeros((300, 600), np.uint8), np.full((300, 600), 220, np.uint8)
    assert draw_overlay(dark, "US", random.Random(1)).light
    overlay = draw_overlay(bright, "US", random.Random(1))
    assert not overlay.light
    assert {text.entity for text in overlay.texts} >= {EntityType.PERSON, None}
