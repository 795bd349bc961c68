"""A bar chart of a scoring as PNG, drawn with Pillow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from fw_gear_presidio.evaluation.report import all_texts, by_entity, percent
from fw_gear_presidio.evaluation.scoring import ScoredImage, Tally

_WIDTH, _ROW, _NAMES, _FIGURES = 860, 34, 190, 170
_GONE, _KEPT, _REST, _TEXT = (46, 110, 168), (70, 140, 90), (226, 229, 233), (30, 30, 30)


def write_plot(path: Path, images: Sequence[ScoredImage], title: str) -> None:
    """Recall of every entity type (blue), technical text kept (green)."""
    total = Tally.of(all_texts(images))
    bars = [
        (label, tally.recall, f"{tally.phi_gone} of {tally.phi}")
        for label, tally in by_entity(images).items()
        if tally.phi
    ]
    if total.phi:
        bars.append(("all PHI", total.recall, f"{total.phi_gone} of {total.phi}"))
    kept = ("technical text kept", total.kept, f"{total.technical_kept} of {total.technical}")
    rows = [(*bar, _GONE) for bar in bars] + ([(*kept, _KEPT)] if total.technical else [])
    image = Image.new("RGB", (_WIDTH, _ROW * (len(rows) + 1) + 24), "white")
    pen = ImageDraw.Draw(image)
    pen.text((12, 10), title, _TEXT, font=ImageFont.load_default(17))
    font = ImageFont.load_default(14)
    full = _WIDTH - _NAMES - _FIGURES
    for number, (name, share, counted, shade) in enumerate(rows, start=1):
        top = number * _ROW + 10
        pen.text((12, top + 4), name, _TEXT, font=font)
        pen.rectangle((_NAMES, top, _NAMES + full, top + 22), fill=_REST)
        if share:
            pen.rectangle((_NAMES, top, _NAMES + round(full * share), top + 22), fill=shade)
        figures = f"{percent(share)}  ({counted})"
        pen.text((_NAMES + full + 10, top + 4), figures, _TEXT, font=font)
    image.save(path, "PNG")
