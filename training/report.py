"""Figures of a model, and the tables they are printed in."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from training.calibration import WORKING_POINT

if TYPE_CHECKING:
    from training.calibration import Bin
    from training.scoring import Score

THRESHOLDS = (0.10, WORKING_POINT, 0.50)


@dataclass(frozen=True)
class OfOrigin:
    """Names of one origin: texts, how many are gone, and of how many names they were made."""

    texts: int
    gone: int
    given: int
    family: int

    @property
    def share(self) -> float:
        return self.gone / max(1, self.texts)


@dataclass
class Report:
    """All figures, ready to print."""

    by_threshold: dict[float, Score] = field(default_factory=dict)
    by_origin: dict[str, OfOrigin] = field(default_factory=dict)
    bins: list[Bin] = field(default_factory=list)
    calibration_error: float = 0.0
    pages: int = 0
    without_errors: dict[float, Score] = field(default_factory=dict)


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
    middle = report.by_threshold[WORKING_POINT]
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
        out.write(
            "\n| origin of names | texts | gone | given names | family names |\n|---|---|---|---|---|\n"
        )
        for locale, of in sorted(report.by_origin.items(), key=lambda item: item[1].share):
            out.write(f"| {locale} | {of.texts} | {of.share:.2%} | {of.given} | {of.family} |\n")


def print_comparison(reports: dict[str, Report], out: Any = sys.stdout) -> None:
    """Several models on the same pages, at the working point."""
    out.write(
        "| model | PHI gone | technical kept | PHI gone, no OCR errors | technical kept, no OCR errors | calibration error |\n"
        "|---|---|---|---|---|---|\n"
    )
    for name, report in reports.items():
        noisy, clean = report.by_threshold[WORKING_POINT], report.without_errors[WORKING_POINT]
        out.write(
            f"| {name} | {noisy.recall:.2%} | {noisy.kept_share:.2%} | {clean.recall:.2%} | {clean.kept_share:.2%} | {report.calibration_error:.4f} |\n"
        )
    first, *_ = reports.values()
    out.write(f"\n| entity | texts | {' | '.join(reports)} |\n|---|---|{'---|' * len(reports)}\n")
    for label, count in sorted(first.by_threshold[WORKING_POINT].phi.items()):
        shares = " | ".join(
            f"{r.by_threshold[WORKING_POINT].gone[label] / count:.2%}" for r in reports.values()
        )
        out.write(f"| {label} | {count} | {shares} |\n")
