"""What each recognizer adds: ``python -m benchmarks.ablation [--images 30] [--seed 7]``.

Redacts the same fictitious images with more and more recognizers, and at three thresholds, and
prints a table in Markdown. The header is there; without the recognizer for it nobody looks.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fw_gear_presidio import ground_truth, redact
from fw_gear_presidio.evaluation.image_set import TRUTH, write_set
from fw_gear_presidio.evaluation.report import all_texts, percent
from fw_gear_presidio.evaluation.scoring import Tally, redacted_in, score
from fw_gear_presidio.settings import BUNDLED_MODEL
from fw_gear_presidio.synthetic.cases import hard_cases, ordinary_cases


@dataclass(frozen=True)
class Variant:
    """Which recognizers judge, at which threshold in percent."""

    name: str
    models: tuple[str, ...] = (BUNDLED_MODEL,)
    header: bool = False
    threshold: int = 30


VARIANTS = (
    Variant("patterns", models=()),
    Variant("patterns, header", models=(), header=True),
    Variant("patterns, header, bundled model", header=True),
    Variant("patterns, bundled model"),
    Variant("the same at 10", threshold=10),
    Variant("the same at 50", threshold=50),
)


def figures(folder: Path, variant: Variant) -> str:
    """The cells of one set of images: PHI gone and technical text kept."""
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "redacted"
        redact(
            folder / "files",
            output,
            ner_models=variant.models,
            use_dicom_metadata=variant.header,
            score_threshold=variant.threshold,
        )
        truth = ground_truth.read(folder / TRUTH)
        tally = Tally.of(all_texts(score(truth, folder, redacted_in(output))))
    return f"{percent(tally.recall)} of {tally.phi} | {percent(tally.kept)} of {tally.technical}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--images", type=int, default=30, help="per set (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sets = (Path(folder) / "ordinary", Path(folder) / "hard")
        write_set(sets[0], ordinary_cases(arguments.images, seed=arguments.seed, scrubbed=False))
        write_set(sets[1], hard_cases(arguments.images, seed=arguments.seed, scrubbed=False))
        print("| recognizers | ordinary: PHI gone | kept | hard: PHI gone | kept |")
        print("|---|---|---|---|---|")
        for variant in VARIANTS:
            cells = " | ".join(figures(images, variant) for images in sets)
            print(f"| {variant.name} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
