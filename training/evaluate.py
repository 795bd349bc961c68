"""Figures of a model folder: ``python -m training.evaluate [FOLDER] [--truth FILE]``.

Runs the shipped ONNX model through the program's own classifier, as a user's run does.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from fw_gear_presidio.text.recognizers.bundled import BUNDLED_FOLDER, load_bundled
from training.calibration import Bin, reliability
from training.generator import LabelledPage, Span, pages
from training.names import locales
from training.pools import Split
from training.romanise import is_latin
from training.scoring import Score, score

if TYPE_CHECKING:
    from fw_gear_presidio.text.recognizers.token_classifier import TokenClassifier

THRESHOLDS = (0.10, 0.30, 0.50)
EVALUATION_SEED = 2
NAME_SEED = 3
_ROUND = 256


@dataclass
class Report:
    """All figures, ready to print."""

    by_threshold: dict[float, Score] = field(default_factory=dict)
    by_origin: dict[str, tuple[int, int]] = field(default_factory=dict)
    bins: list[Bin] = field(default_factory=list)
    calibration_error: float = 0.0
    pages: int = 0
    without_errors: dict[float, Score] = field(default_factory=dict)


def find(classifier: TokenClassifier, texts: list[str]) -> list[list[Any]]:
    found: list[list[Any]] = []
    for start in range(0, len(texts), _ROUND):
        found += classifier.find(texts[start : start + _ROUND])
    return found


def _word_scores(
    pages_: list[LabelledPage], found: list[list[Any]]
) -> tuple[np.ndarray, np.ndarray]:
    """Score and truth of every word: what is reported is an entity's score, not a token's."""
    scores, truth = [], []
    for page, entities in zip(pages_, found, strict=True):
        at = 0
        for word in page.text.replace("\n", " ").replace("\t", " ").split(" "):
            end = at + len(word)
            if any(c.isalnum() for c in word):
                scores.append(
                    max((e.score for e in entities if e.start < end and at < e.end), default=0.0)
                )
                truth.append(any(s.start < end and at < s.end for s in page.spans))
            at = end + 1
    return np.asarray(scores, np.float32), np.asarray(truth)


def _is_name(text: str) -> bool:
    return not is_latin(text) or any(len(part) > 2 for part in re.findall(r"[^\W\d_]+", text))


def name_pages(locale: str, count: int) -> list[LabelledPage]:
    """Pages of which only the names of one origin, held out from training, count.

    Initials are no names here: they look the same everywhere.
    """
    made = []
    for page in pages(Split.HELD_OUT, NAME_SEED, count * 3, locale=locale, errors=False):
        persons = tuple(
            span
            for span in page.spans
            if span.label == "PERSON" and _is_name(page.text[span.start : span.end])
        )
        if persons:
            made.append(LabelledPage(page.text, persons, ()))
    return made[:count]


def evaluate(folder: Path, count: int = 2000, per_locale: int = 40) -> Report:
    """Figures on held-out pages; ``per_locale`` pages for each origin of names."""
    classifier = load_bundled(folder)
    made = list(pages(Split.HELD_OUT, EVALUATION_SEED, count))
    found = find(classifier, [page.text for page in made])
    report = Report(pages=count)
    for threshold in THRESHOLDS:
        report.by_threshold[threshold] = score(
            made, found, threshold, examples=threshold == THRESHOLDS[1]
        )
    report.bins, report.calibration_error = reliability(*_word_scores(made, found))
    clean = list(pages(Split.HELD_OUT, EVALUATION_SEED, count // 2, errors=False))
    found = find(classifier, [page.text for page in clean])
    report.without_errors = {t: score(clean, found, t) for t in THRESHOLDS}
    for locale in locales(Split.HELD_OUT):
        of_locale = name_pages(locale, per_locale) if per_locale else []
        if of_locale:
            result = score(of_locale, find(classifier, [p.text for p in of_locale]), THRESHOLDS[1])
            report.by_origin[locale] = (sum(result.gone.values()), sum(result.phi.values()))
    return report


def truth_pages(path: Path) -> list[LabelledPage]:
    """Pages of a ground-truth file: boxes of one frame in reading order, ``label`` NONE is no PHI."""
    made = []
    frames: defaultdict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for image in json.loads(path.read_text(encoding="utf-8")):
        frames[image["file"], image["frame"]] += [
            b for b in image["boxes"] if not b.get("ambiguous")
        ]
    for boxes in frames.values():
        rows: list[list[dict[str, Any]]] = []
        for box in sorted(boxes, key=lambda b: b["top"] + b["height"] / 2):
            middle = box["top"] + box["height"] / 2
            if (
                rows
                and middle - (rows[-1][0]["top"] + rows[-1][0]["height"] / 2) < box["height"] * 0.6
            ):
                rows[-1].append(box)
            else:
                rows.append([box])
        text, spans, technical = "", [], []
        for row in rows:
            text += "\n" if text else ""
            right: float | None = None
            for box in sorted(row, key=lambda b: b["left"]):
                if right is not None:
                    text += " " if box["left"] - right < box["height"] else "\t"
                start = len(text)
                text += box["text"]
                right = box["left"] + box["width"]
                if box["label"] == "NONE":
                    technical.append((start, len(text)))
                else:
                    spans.append(Span(start, len(text), box["label"]))
        made.append(LabelledPage(text, tuple(spans), tuple(technical)))
    return made


def print_report(report: Report, out: Any = sys.stdout) -> None:
    """Tables in Markdown."""
    out.write(
        f"Held-out pages: {report.pages}, half of them with OCR errors; {report.pages // 2} without any.\n\n"
        "| threshold | PHI gone | technical kept | PHI gone, no OCR errors | technical kept, no OCR errors |\n"
        "|---|---|---|---|---|\n"
    )
    for threshold, result in report.by_threshold.items():
        clean = report.without_errors[threshold]
        out.write(
            f"| {threshold:.2f} | {result.recall:.2%} | {result.kept_share:.2%} | {clean.recall:.2%} | {clean.kept_share:.2%} |\n"
        )
    middle = report.by_threshold[THRESHOLDS[1]]
    out.write("\n| entity | texts | gone at 0.10 | at 0.30 | at 0.50 |\n|---|---|---|---|---|\n")
    for label, count in sorted(middle.phi.items()):
        shares = " | ".join(f"{report.by_threshold[t].gone[label] / count:.2%}" for t in THRESHOLDS)
        out.write(f"| {label} | {count} | {shares} |\n")
    out.write(
        "\n| probability | words | mean probability | share that is PHI |\n|---|---|---|---|\n"
    )
    for one in report.bins:
        out.write(
            f"| {one.low:.1f} to {one.low + 0.1:.1f} | {one.count} | {one.mean:.3f} | {one.share:.3f} |\n"
        )
    out.write(f"\nExpected calibration error: {report.calibration_error:.4f}\n")
    if report.by_origin:
        out.write("\n| origin of names | names | gone |\n|---|---|---|\n")
        for locale, (gone, total) in sorted(
            report.by_origin.items(), key=lambda item: item[1][0] / item[1][1]
        ):
            out.write(f"| {locale} | {total} | {gone / total:.2%} |\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=BUNDLED_FOLDER)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--per-locale", type=int, default=40)
    parser.add_argument("--truth", type=Path, help="also score the texts of a ground-truth file")
    parser.add_argument(
        "--errors", type=int, default=0, help="print so many of the misses and losses"
    )
    options = parser.parse_args()
    report = evaluate(options.folder, options.pages, options.per_locale)
    print_report(report)
    middle = report.by_threshold[THRESHOLDS[1]]
    for title, examples in (("missed", middle.missed_examples), ("lost", middle.lost_examples)):
        for label, text, around in examples[: options.errors]:
            sys.stdout.write(f"{title} {label}: {text!r} in {around!r}\n")
    if options.truth:
        made = truth_pages(options.truth)
        found = find(load_bundled(options.folder), [page.text for page in made])
        for threshold in THRESHOLDS:
            result = score(made, found, threshold, examples=True)
            sys.stdout.write(
                f"{options.truth.name} at {threshold:.2f}: PHI gone {sum(result.gone.values())}/{sum(result.phi.values())}, technical kept {result.kept}/{result.technical}\n"
            )


if __name__ == "__main__":
    main()
