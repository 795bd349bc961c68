"""Figures of a model folder: ``python -m training.evaluate [FOLDER] [--truth FILE]``.

Runs the shipped ONNX model through the program's own classifier, as a user's run does. Several
folders are compared on the same pages.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fw_gear_presidio.text.recognizers.bundled import BUNDLED_FOLDER, load_bundled
from training.calibration import WORKING_POINT, reliability
from training.generator import LabelledPage, pages
from training.names import locales
from training.pools import Split
from training.report import THRESHOLDS, OfOrigin, Report, print_comparison, print_report
from training.romanise import is_latin
from training.scoring import score, word_scores
from training.truth import truth_pages

if TYPE_CHECKING:
    from fw_gear_presidio.text.recognizers.token_classifier import TokenClassifier

EVALUATION_SEED = 2
NAME_SEED = 3
NAMES_PER_ORIGIN = 300
_ROUND = 256


def find(classifier: TokenClassifier, texts: list[str]) -> list[list[Any]]:
    found: list[list[Any]] = []
    for start in range(0, len(texts), _ROUND):
        found += classifier.find(texts[start : start + _ROUND])
    return found


def _is_name(text: str) -> bool:
    return not is_latin(text) or any(len(part) > 2 for part in re.findall(r"[^\W\d_]+", text))


def name_pages(locale: str, names: int) -> list[LabelledPage]:
    """Pages that hold at least ``names`` names of one origin, held out from training.

    Nothing else on them counts. Initials are no names here: they look the same everywhere.
    """
    made: list[LabelledPage] = []
    for page in pages(Split.HELD_OUT, NAME_SEED, names * 20, locale=locale, errors=False):
        persons = tuple(
            span
            for span in page.spans
            if span.label == "PERSON" and _is_name(page.text[span.start : span.end])
        )
        if persons:
            made.append(LabelledPage(page.text, persons, ()))
            names -= len(persons)
        if names <= 0:
            break
    return made


def summary(folder: Path, count: int) -> tuple[Report, TokenClassifier]:
    """All figures but those by origin of names, and the classifier that they are of."""
    classifier = load_bundled(folder)
    made = list(pages(Split.HELD_OUT, EVALUATION_SEED, count))
    found = find(classifier, [page.text for page in made])
    report = Report(pages=count)
    for threshold in THRESHOLDS:
        report.by_threshold[threshold] = score(
            made, found, threshold, examples=threshold == WORKING_POINT
        )
    report.bins, report.calibration_error = reliability(*word_scores(made, found))
    clean = list(pages(Split.HELD_OUT, EVALUATION_SEED, count // 2, errors=False))
    found = find(classifier, [page.text for page in clean])
    report.without_errors = {t: score(clean, found, t) for t in THRESHOLDS}
    return report, classifier


def evaluate(folder: Path, count: int = 2000, names: int = NAMES_PER_ORIGIN) -> Report:
    """Figures on held-out pages; at least ``names`` names for each origin, none if it is 0."""
    report, classifier = summary(folder, count)
    for locale, lists in locales(Split.HELD_OUT).items() if names else ():
        made = name_pages(locale, names)
        result = score(made, find(classifier, [page.text for page in made]), WORKING_POINT)
        report.by_origin[locale] = OfOrigin(
            sum(result.phi.values()),
            sum(result.gone.values()),
            len(lists.given),
            len(lists.family),
        )
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[BUNDLED_FOLDER])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--names", type=int, default=NAMES_PER_ORIGIN, help="of each origin")
    parser.add_argument("--truth", type=Path, help="also score the texts of a ground-truth file")
    parser.add_argument(
        "--errors", type=int, default=0, help="print so many of the misses and losses"
    )
    options = parser.parse_args()
    if len(options.folders) > 1:
        print_comparison({str(f): summary(f, options.pages)[0] for f in options.folders})
        return
    (folder,) = options.folders
    report = evaluate(folder, options.pages, options.names)
    print_report(report)
    middle = report.by_threshold[WORKING_POINT]
    for title, examples in (("missed", middle.missed_examples), ("lost", middle.lost_examples)):
        for label, text, around in examples[: options.errors]:
            sys.stdout.write(f"{title} {label}: {text!r} in {around!r}\n")
    if options.truth:
        made = truth_pages(options.truth)
        found = find(load_bundled(folder), [page.text for page in made])
        for threshold in THRESHOLDS:
            result = score(made, found, threshold)
            sys.stdout.write(
                f"{options.truth.name} at {threshold:.2f}: PHI gone {sum(result.gone.values())}/{sum(result.phi.values())}, technical kept {result.kept}/{result.technical}\n"
            )


if __name__ == "__main__":
    main()
