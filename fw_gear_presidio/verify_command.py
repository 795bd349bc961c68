"""``fw-presidio verify``: the proof for a pair of files, zips or folders, frame by frame."""

from __future__ import annotations

import argparse
import json
from pathlib import Path


def add_verify(command: argparse.ArgumentParser) -> None:
    """The options of ``verify``."""
    command.description = (
        "Prove that one image is the redaction of another: every box filled on every frame,\n"
        "everything outside bit-identical, every claim of the header true.\n"
        "Exit code 0 only if all of it is proven."
    )
    command.add_argument(
        "original", type=Path, metavar="ORIGINAL", help="DICOM file, zip of a series, or folder"
    )
    command.add_argument(
        "redacted", type=Path, metavar="REDACTED", help="what was made of it: file, zip or folder"
    )
    command.add_argument(
        "--bbox-coords",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="the boxes that had to be filled (or a folder with several such files); may be "
        "repeated. Without it the rectangles that changed are found and shown",
    )
    command.add_argument(
        "--allow-uncleaned",
        action="store_true",
        help="accept text outside the pixels (reports, documents, graphic annotations), which "
        "nothing here cleans",
    )
    command.add_argument("--json", action="store_true", help="print a JSON document, and no table")
    command.add_argument("--quiet", action="store_true", help="show only what is not proven")


def run_verify(arguments: argparse.Namespace) -> int:
    """Prove and print; returns the exit code."""
    from fw_gear_presidio.verification.report import Printer, as_json
    from fw_gear_presidio.verification.run import verify

    printer = Printer(with_boxes=bool(arguments.bbox_coords), quiet=arguments.quiet)
    verification = verify(
        arguments.original,
        arguments.redacted,
        bbox_coords=arguments.bbox_coords,
        allow_uncleaned=arguments.allow_uncleaned,
        done=(lambda _proof: None) if arguments.json else printer.show,
    )
    if arguments.json:
        print(json.dumps(as_json(verification), indent=1))
    else:
        printer.summary(verification)
    return int(verification.exit_code)
