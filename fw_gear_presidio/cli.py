"""The command ``fw-presidio``: options in, report and exit code out.

Only argparse and the settings are imported to parse a command line; what reads images is
imported when there is something to read.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from fw_gear_presidio import evaluation_command, flywheel_command, verify_command
from fw_gear_presidio.errors import ExitCode, PresidioGearError, UsageError
from fw_gear_presidio.manifest import default, gear_version
from fw_gear_presidio.settings import (
    BUNDLED_MODEL,
    Fill,
    Mode,
    OcrEngineName,
    Option,
    Settings,
    parse_entities,
)

NO_MODEL = "none"

EXIT_CODES = """\
exit codes:
  0  every input is done
  1  an unforeseen error
  2  an option, a model or a box file is not usable; nothing was processed
  3  some inputs failed; the table and the messages name them
  4  nothing could be done
  5  the Flywheel side failed
  6  verify: not everything is proven
"""

COMMANDS = {
    "detect": (Mode.DETECTION_ONLY, "scan, and write the three review documents"),
    "redact": (Mode.DYNAMIC_REDACTION, "scan and redact what is PHI, or redact given boxes"),
    "redact-all-text": (Mode.REDACT_ALL_TEXT, "redact every text, PHI or not"),
}


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="fw-presidio",
        description="Find and redact Protected Health Information burned into DICOM pixels.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {gear_version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (mode, summary) in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=summary,
            description=f"{mode}: {summary}.",
            epilog=EXIT_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _add_options(command, mode)
        command.set_defaults(run=_run)
    verify = commands.add_parser(
        "verify",
        help="prove that an image is the redaction of another, and nothing else changed",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verify_command.add_verify(verify)
    verify.set_defaults(run=verify_command.run_verify, debug=False)
    evaluate = commands.add_parser(
        "evaluate", help="score redacted images or findings against a ground truth"
    )
    evaluation_command.add_evaluate(evaluate)
    evaluate.set_defaults(run=evaluation_command.run_evaluate, debug=False, quiet=False)
    self_test = commands.add_parser(
        "self-test", help="recall on your own scanners, with fictitious patients"
    )
    evaluation_command.add_self_test(self_test)
    _add_judging_options(self_test)
    self_test.set_defaults(
        run=lambda parsed: evaluation_command.run_self_test(parsed, settings_of(parsed)),
        mode=Mode.DYNAMIC_REDACTION,
        frequency_threshold=default(Option.FREQUENCY_THRESHOLD),
        fill=default(Option.FILL),
        every_frame=False,
        debug=False,
    )
    flywheel = commands.add_parser(
        "flywheel", help="boxes of a finished review; the gear on every file of a container"
    )
    flywheel_command.add_commands(flywheel)
    flywheel.set_defaults(run=flywheel_command.run, debug=False, quiet=False)
    return parser


def _add_options(command: argparse.ArgumentParser, mode: Mode) -> None:
    command.set_defaults(mode=mode)
    command.add_argument(
        "inputs",
        nargs="+",
        type=Path,
        metavar="INPUT",
        help="DICOM file (any extension or none), zip of a series, or folder, searched recursively",
    )
    command.add_argument(
        "--output", required=True, type=Path, metavar="DIR", help="folder for the outputs"
    )
    if mode is Mode.DYNAMIC_REDACTION:
        command.add_argument(
            "--bbox-coords",
            action="append",
            default=[],
            type=Path,
            metavar="FILE",
            help="redact the boxes of this bbox_coords file (or of all those in a folder) and "
            "scan nothing; may be repeated",
        )
    if mode.redacts:
        command.add_argument(
            "--allow-uncleaned",
            action="store_true",
            help="pass on reports, documents and other text outside pixels, which nothing here "
            "cleans, under the name uncleaned_..., instead of failing them",
        )
    _add_judging_options(command)
    command.add_argument(
        "--frequency-threshold",
        type=int,
        default=default(Option.FREQUENCY_THRESHOLD),
        metavar="N",
        help="multi-frame: share of frames, 0 to 100, from which an entity is applied to all "
        "frames (default: %(default)s)",
    )
    command.add_argument(
        "--every-frame",
        action="store_true",
        help="multi-frame: read every distinct frame whole, not what changes from frame to "
        "frame (slow)",
    )
    command.add_argument(
        "--fill",
        choices=[fill.value for fill in Fill],
        default=default(Option.FILL),
        help="redaction: paint boxes so that they stand out or blend in (default: %(default)s)",
    )
    command.add_argument(
        "--ocr",
        choices=[engine.value for engine in OcrEngineName],
        default=OcrEngineName.RAPIDOCR.value,
        help="OCR engine (default: %(default)s)",
    )
    command.add_argument(
        "--jobs",
        type=int,
        default=1,
        metavar="N",
        help="worker processes, each with its own models (default: %(default)s)",
    )
    command.add_argument(
        "--debug",
        action="store_true",
        default=default(Option.DEBUG),
        help="debug log, and the raw OCR results as an output (they are PHI)",
    )
    command.add_argument(
        "--quiet", action="store_true", help="no progress and no table, only warnings and errors"
    )


def _add_judging_options(command: argparse.ArgumentParser) -> None:
    # All commands take the same options, so that one set of them serves any mode.
    judging = command.add_argument_group("judging the text (redact-all-text judges none)")
    judging.add_argument(
        "--entities",
        default=default(Option.ENTITIES),
        metavar="LIST",
        help="entity types to find, comma-separated (default: %(default)s)",
    )
    judging.add_argument(
        "--score-threshold",
        type=int,
        default=default(Option.SCORE_THRESHOLD),
        metavar="N",
        help="least confidence, 0 to 100, of an entity to count as PHI (default: %(default)s)",
    )
    judging.add_argument(
        "--use-dicom-metadata",
        action="store_true",
        default=default(Option.USE_DICOM_METADATA),
        help="let values of the DICOM header become recognizers",
    )
    judging.add_argument(
        "--ner-model",
        action="append",
        metavar="bundled|none|DIR",
        help="statistical model: the bundled one, none, or a folder with a Hugging Face token "
        "classifier; may be repeated, then either's finding counts (default: bundled)",
    )


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The Settings a parsed command line stands for; raises UsageError."""
    return Settings(
        mode=arguments.mode,
        debug=arguments.debug,
        assignees=(),
        score_threshold=arguments.score_threshold,
        frequency_threshold=arguments.frequency_threshold,
        use_dicom_metadata=arguments.use_dicom_metadata,
        entities=parse_entities(arguments.entities),
        ner_models=_models(arguments.ner_model or [BUNDLED_MODEL]),
        fill=Fill(arguments.fill),
        ocr=OcrEngineName(arguments.ocr),
        every_frame=arguments.every_frame,
        allow_uncleaned=getattr(arguments, "allow_uncleaned", False),
    )


def _models(names: Sequence[str]) -> tuple[str | Path, ...]:
    chosen = list(dict.fromkeys(names))
    if NO_MODEL in chosen:
        if len(chosen) > 1:
            raise UsageError("--ner-model none cannot be combined with a model.")
        return ()
    return tuple(name if name == BUNDLED_MODEL else Path(name) for name in chosen)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    arguments = build_parser().parse_args(argv)
    signal.signal(signal.SIGTERM, _terminate)
    _init_logging(debug=arguments.debug, quiet=arguments.quiet)
    try:
        return int(arguments.run(arguments))
    except PresidioGearError as error:
        print(f"fw-presidio: {error}", file=sys.stderr)
        return int(error.exit_code)
    except Exception as error:  # noqa: BLE001 - a traceback would quote what was read
        from fw_gear_presidio.workers import describe

        print(f"fw-presidio: {describe(error)}", file=sys.stderr)
        return int(ExitCode.INTERNAL_ERROR)
    except KeyboardInterrupt:
        print("fw-presidio: interrupted; nothing unfinished was left behind.", file=sys.stderr)
        return 128 + signal.SIGINT


def _terminate(_signal: int, _frame: object) -> NoReturn:
    """Leave through the same clean-up as any other end, so that no staged image stays behind."""
    sys.exit(128 + signal.SIGTERM)


def _init_logging(*, debug: bool, quiet: bool) -> None:
    level = logging.DEBUG if debug else logging.WARNING if quiet else logging.INFO
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S"))
    package = logging.getLogger("fw_gear_presidio")
    package.handlers = [handler]
    package.setLevel(level)
    package.propagate = False


def _run(arguments: argparse.Namespace) -> int:
    settings = settings_of(arguments)
    # Imported here: these pull in pydicom and NumPy, which --help does not need.
    from fw_gear_presidio.pipeline import run
    from fw_gear_presidio.progress import printable
    from fw_gear_presidio.terminal import print_table, shown_progress

    with shown_progress(quiet=arguments.quiet) as progress:
        report = run(
            arguments.inputs,
            arguments.output,
            settings,
            bbox_coords=getattr(arguments, "bbox_coords", ()),
            jobs=arguments.jobs,
            progress=progress,
        )
    for result in report.failed:
        why = f"{printable(result.name)}: {result.outcome}: {result.message}"
        print(f"fw-presidio: {why}", file=sys.stderr)
    if not arguments.quiet:
        print_table(report.results)
    return int(report.exit_code)
