"""``fw-presidio evaluate`` and ``fw-presidio self-test``: how well it works, in figures."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fw_gear_presidio.errors import ExitCode
from fw_gear_presidio.settings import OcrEngineName

if TYPE_CHECKING:
    from fw_gear_presidio.settings import Settings


def add_evaluate(command: argparse.ArgumentParser) -> None:
    """The options of ``evaluate``."""
    command.description = (
        "Score redacted images, or findings (bbox_coords JSON), against a ground truth. "
        "The CSV quotes the texts of the truth: keep it like the truth."
    )
    command.add_argument(
        "data",
        type=Path,
        metavar="DATA",
        help="folder with redacted images (ours or another tool's), or a bbox_coords JSON, or a "
        "folder with several",
    )
    command.add_argument("--truth", required=True, type=Path, metavar="FILE")
    command.add_argument(
        "--original",
        type=Path,
        metavar="DIR",
        help="folder the truth's file names start from (default: where the truth lies)",
    )
    command.add_argument("--csv", type=Path, metavar="FILE", help="write a row per text")
    command.add_argument("--plot", type=Path, metavar="FILE", help="write a bar chart (PNG)")
    command.add_argument(
        "--residue",
        action="store_true",
        help="let Tesseract try to read PHI in the truth's boxes of the redacted images",
    )


def run_evaluate(arguments: argparse.Namespace) -> int:
    """Score and print; returns the exit code. Raises UsageError for unusable files."""
    from fw_gear_presidio.evaluation.evaluate import evaluate
    from fw_gear_presidio.evaluation.plot import write_plot
    from fw_gear_presidio.evaluation.report import print_report, write_csv

    images = evaluate(
        arguments.data, arguments.truth, original=arguments.original, residue=arguments.residue
    )
    print_report(images, title=arguments.data.name)
    if arguments.csv:
        write_csv(arguments.csv, images)
    if arguments.plot:
        write_plot(arguments.plot, images, f"{arguments.data.name}: PHI gone, technical text kept")
    return int(ExitCode.DONE)


def add_self_test(command: argparse.ArgumentParser) -> None:
    """The options of ``self-test``, besides those of judging the text."""
    command.description = (
        "Draw fictitious patients onto copies of your own images, redact them, and report how much "
        "of what was drawn is gone. Your images and their copies are not shown and not kept."
    )
    command.add_argument(
        "inputs", nargs="+", type=Path, metavar="IMAGE", help="DICOM files, zips or folders"
    )
    command.add_argument(
        "--output", required=True, type=Path, metavar="DIR", help="folder for the CSV and the plot"
    )
    command.add_argument(
        "--seed", type=int, default=1, metavar="N", help="who is drawn (default: %(default)s)"
    )
    command.add_argument(
        "--ocr",
        choices=[engine.value for engine in OcrEngineName],
        default=OcrEngineName.RAPIDOCR.value,
        help="OCR engine (default: %(default)s)",
    )
    command.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="worker processes (default: %(default)s)"
    )
    command.add_argument("--quiet", action="store_true", help="no progress while it runs")


def run_self_test(arguments: argparse.Namespace, settings: Settings) -> int:
    """Test and print; returns the exit code."""
    from fw_gear_presidio.evaluation.plot import write_plot
    from fw_gear_presidio.evaluation.report import (
        by_file,
        print_report,
        write_csv,
    )
    from fw_gear_presidio.evaluation.self_test import self_test
    from fw_gear_presidio.terminal import shown_progress

    with shown_progress(quiet=arguments.quiet) as progress:
        result = self_test(
            arguments.inputs, settings, seed=arguments.seed, jobs=arguments.jobs, progress=progress
        )
    arguments.output.mkdir(parents=True, exist_ok=True)
    devices = by_file(result.images, lambda image: result.devices[image.truth.file])
    print_report(result.images, title="self-test", devices=devices)
    write_csv(arguments.output / "self_test.csv", result.images)
    write_plot(arguments.output / "self_test.png", result.images, "self-test")
    if result.left_out:
        print(f"{result.left_out} input(s) are no images or cannot be drawn on.", file=sys.stderr)
    return int(ExitCode.DONE)
