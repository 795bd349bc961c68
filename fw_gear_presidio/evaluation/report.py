"""The figures of a scoring, for a terminal and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from fw_gear_presidio.evaluation.scoring import ScoredImage, ScoredText, Tally
from fw_gear_presidio.progress import printable

COLUMNS = (
    "file",
    "frame",
    "label",
    "text",
    "fate",
    "ink_told",
    "residue",
    "ambiguous",
    "origin",
    "left",
    "top",
    "width",
    "height",
    "problem",
)
"""``frame`` counts from 1, or is ``all``; ``ink_told`` is the share of ink still visible."""


def write_csv(path: Path, images: Iterable[ScoredImage]) -> None:
    """One row per text. It quotes the truth: keep it like the truth itself."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(COLUMNS)
        for image in images:
            frame = "all" if image.truth.all_frames else image.truth.frame + 1
            for text in image.texts:
                truth = text.truth
                table.writerow(
                    (
                        image.truth.file,
                        frame,
                        truth.label,
                        truth.text,
                        text.fate.value,
                        f"{text.told:.4f}",
                        int(text.residue),
                        int(truth.ambiguous),
                        truth.origin,
                        truth.box.left,
                        truth.box.top,
                        truth.box.width,
                        truth.box.height,
                        image.problem,
                    )
                )


def all_texts(images: Iterable[ScoredImage]) -> list[ScoredText]:
    return [text for image in images for text in image.texts]


def by_entity(images: Sequence[ScoredImage]) -> dict[str, Tally]:
    """A tally for each label of the truth, and of NONE."""
    texts = all_texts(images)
    labels = sorted({text.truth.label for text in texts})
    return {label: Tally.of(t for t in texts if t.truth.label == label) for label in labels}


def by_file(
    images: Sequence[ScoredImage], name: Callable[[ScoredImage], str] = lambda i: i.truth.file
) -> dict[str, Tally]:
    """A tally for each file, or for what ``name`` makes of it."""
    groups: dict[str, list[ScoredText]] = {}
    for image in images:
        groups.setdefault(name(image), []).extend(image.texts)
    return {group: Tally.of(texts) for group, texts in groups.items()}


def percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def print_report(
    images: Sequence[ScoredImage], *, title: str, devices: dict[str, Tally] | None = None
) -> None:
    """The tables by entity and by file (or device), and the whole. No text is quoted."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=160)
    console.print(_table(f"{title}: by entity", by_entity(images)))
    if devices is None:
        console.print(_table(f"{title}: by file", by_file(images)))
    else:
        console.print(_table(f"{title}: by device", devices))
    total = Tally.of(all_texts(images))
    console.print(
        f"PHI gone {percent(total.recall)} ({total.phi_gone} of {total.phi}), technical text kept "
        f"{percent(total.kept)} ({total.technical_kept} of {total.technical}; without field names "
        f"{percent(total.kept_without_field_names)}), precision "
        f"{percent(total.precision)}, residue {total.residue}, ambiguous {total.ambiguous} "
        f"({total.ambiguous_gone} gone)"
    )
    _print_origins(console, images)
    for image in images:
        if image.problem:
            console.print(f"not scored as done: {escape(printable(image.truth.file))}: ", end="")
            console.print(escape(image.problem), highlight=False)


def _print_origins(console: Console, images: Sequence[ScoredImage]) -> None:
    """Names by where they come from: how many origins, and the worst."""
    origins: dict[str, list[ScoredText]] = {}
    for text in all_texts(images):
        if text.truth.entity and text.truth.origin:
            origins.setdefault(text.truth.origin, []).append(text)
    tallies = {origin: Tally.of(texts) for origin, texts in origins.items()}
    missed = sorted(o for o, tally in tallies.items() if tally.phi_gone < tally.phi)
    if tallies:
        told = ", ".join(f"{o} {tallies[o].phi_gone} of {tallies[o].phi}" for o in missed)
        console.print(f"names of {len(tallies)} origins; missed: {told or 'none'}")


def _table(title: str, rows: dict[str, Tally]) -> Table:
    table = Table(title=title)
    table.add_column("", overflow="fold")
    for column in ("PHI", "gone", "recall", "technical", "kept", "share kept", "residue", "amb."):
        table.add_column(column, justify="right")
    for name, tally in rows.items():
        table.add_row(
            escape(printable(name)),
            str(tally.phi),
            str(tally.phi_gone),
            percent(tally.recall),
            str(tally.technical),
            str(tally.technical_kept),
            percent(tally.kept),
            str(tally.residue),
            str(tally.ambiguous),
        )
    return table
