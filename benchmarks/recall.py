"""Recall beside Presidio's DicomImageRedactorEngine, on the same files in one run.

usage: recall.py [--images 30] [--seed 7] [--presidio PYTHON] [--real FOLDER] [--keep FOLDER]

Makes three sets of fictitious images (ordinary with the header still there, ordinary with it
scrubbed, hard), redacts them with both, and prints one table. PYTHON is an interpreter with
``presidio-image-redactor`` (extra ``benchmark``); without it only this product is run. FOLDER of
--real holds a ground_truth.json and the files it names.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fw_gear_presidio import ground_truth, redact
from fw_gear_presidio.evaluation.image_set import TRUTH, write_set
from fw_gear_presidio.evaluation.report import all_texts, by_file, percent, write_csv
from fw_gear_presidio.evaluation.scoring import ScoredImage, Tally, redacted_in, score
from fw_gear_presidio.manifest import gear_version
from fw_gear_presidio.synthetic.cases import HARD, Case, hard_cases, ordinary_cases

OURS = f"fw-presidio {gear_version()}"


HARD_SET = "hard, header scrubbed"


@dataclass(frozen=True)
class ImageSet:
    """A folder with a truth, and whether the header may help."""

    name: str
    folder: Path
    use_metadata: bool


@dataclass(frozen=True)
class Row:
    images: str
    system: str
    scored: list[ScoredImage]
    failed: int
    seconds: float


def make_sets(folder: Path, count: int, seed: int) -> list[ImageSet]:
    sets: list[tuple[str, Iterable[Case], bool]] = [
        ("ordinary, header there", ordinary_cases(count, seed=seed, scrubbed=False), True),
        ("ordinary, header scrubbed", ordinary_cases(count, seed=seed + 1, scrubbed=True), False),
        (HARD_SET, hard_cases(count, seed=seed, scrubbed=True), False),
    ]
    made = []
    for number, (name, cases, use_metadata) in enumerate(sets):
        write_set(folder / str(number), cases)
        made.append(ImageSet(name, folder / str(number), use_metadata))
    return made


def run_ours(images: ImageSet, output: Path, *, all_text: bool) -> Row:
    started = time.monotonic()
    report = redact(
        images.folder / "files",
        output,
        all_text=all_text,
        use_dicom_metadata=images.use_metadata,
    )
    seconds = time.monotonic() - started
    name = f"{OURS}, {'RedactAllText' if all_text else ', '.join(report.recognizers)}"
    return Row(images.name, name, scored(images, output), len(report.failed), seconds)


def run_presidio(python: str, images: ImageSet, output: Path) -> Row:
    output.mkdir(parents=True)
    report = output / "report.json"
    script = Path(__file__).with_name("presidio_engine.py")
    arguments = [python, str(script), str(images.folder / "files"), str(output), str(report)]
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    told = json.loads(report.read_text())
    crashed = len(told["crashed"])
    return Row(images.name, told["name"], scored(images, output), crashed, told["seconds"])


def scored(images: ImageSet, output: Path) -> list[ScoredImage]:
    return score(ground_truth.read(images.folder / TRUTH), images.folder, redacted_in(output))


def print_table(rows: Iterable[Row]) -> None:
    table = Table(title="PHI texts gone and technical text kept, on the same files")
    for column in ("images", "system"):
        table.add_column(column, overflow="fold")
    for column in (
        "files",
        "failed",
        "PHI gone",
        "technical kept",
        "no field names",
        "precision",
        "s/file",
    ):
        table.add_column(column, justify="right")
    for row in rows:
        tally = Tally.of(all_texts(row.scored))
        table.add_row(
            row.images,
            row.system,
            str(len(row.scored)),
            str(row.failed),
            f"{percent(tally.recall)} of {tally.phi}",
            f"{percent(tally.kept)} of {tally.technical}",
            percent(tally.kept_without_field_names),
            percent(tally.precision),
            f"{row.seconds / max(len(row.scored), 1):.2f}",
        )
    Console(width=150).print(table)


def print_kinds(rows: Iterable[Row]) -> None:
    """PHI gone and technical text kept by kind of difficulty."""
    table = Table(title="hard images: PHI gone / technical text kept")
    table.add_column("system", overflow="fold")
    kinds = tuple(HARD)
    for kind in kinds:
        table.add_column(kind, justify="right")
    for row in rows:
        tallies = by_file(row.scored, lambda i: Path(i.truth.file).stem.split("-", 2)[2])
        cells = [tallies.get(kind.replace(" ", "-"), Tally()) for kind in kinds]
        table.add_row(row.system, *(f"{percent(t.recall)} / {percent(t.kept)}" for t in cells))
    Console(width=170).print(table)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--images", type=int, default=30, help="per set (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--presidio", metavar="PYTHON")
    parser.add_argument("--all-text", action="store_true", help="RedactAllText as well")
    parser.add_argument("--real", type=Path, metavar="FOLDER")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep images, results, CSVs")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        sets = make_sets(folder / "sets", arguments.images, arguments.seed)
        if arguments.real:
            sets.append(ImageSet("real", arguments.real, use_metadata=False))
        rows = []
        for number, images in enumerate(sets):
            output = folder / "redacted" / str(number)
            rows.append(run_ours(images, output / "ours", all_text=False))
            if arguments.all_text:
                rows.append(run_ours(images, output / "all-text", all_text=True))
            if arguments.presidio:
                rows.append(run_presidio(arguments.presidio, images, output / "presidio"))
            print(f"{images.name}: done", file=sys.stderr)
        print_table(rows)
        print_kinds([row for row in rows if row.images == HARD_SET])
        if arguments.keep:
            for number, row in enumerate(rows):
                write_csv(folder / f"{number}.csv", row.scored)


if __name__ == "__main__":
    main()
