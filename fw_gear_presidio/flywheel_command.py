"""``fw-presidio flywheel``: what is done in Flywheel from outside a job.

``boxes`` brings a finished review back as a box file, ``batch`` launches the gear on every file
of a container.
"""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fw_gear_presidio.errors import ExitCode, FlywheelError, InputError, UsageError
from fw_gear_presidio.manifest import default, manifest
from fw_gear_presidio.progress import printable
from fw_gear_presidio.settings import Mode, Option

if TYPE_CHECKING:
    from fw_gear_presidio.flywheel.client import Site

KEY_VARIABLE = "FLYWHEEL_API_KEY"


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add ``boxes`` and ``batch`` to the parser of ``fw-presidio flywheel``."""
    parser.epilog = f"The API key is read from the environment variable {KEY_VARIABLE}."
    commands = parser.add_subparsers(dest="flywheel_command", required=True, metavar="COMMAND")
    _add_boxes(commands.add_parser("boxes", help="write the boxes of a finished review"))
    _add_batch(commands.add_parser("batch", help="launch the gear on every file of a container"))


def _add_boxes(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--task", metavar="ID", help="the completed reader task")
    which.add_argument("--file", metavar="ID", help="the reviewed file: its latest completed task")
    command.add_argument(
        "inputs", nargs="+", type=Path, metavar="INPUT", help="the reviewed DICOM file or zip"
    )
    command.add_argument(
        "--output", required=True, type=Path, metavar="FILE", help="the bbox_coords JSON to write"
    )


def _add_batch(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "container",
        metavar="CONTAINER",
        help="a project, subject, session, acquisition or collection: its id, its path "
        "group/project/…, or collections/LABEL",
    )
    command.add_argument(
        "--mode",
        choices=[mode.value for mode in Mode],
        default=default(Option.MODE),
        help="the gear's mode (default: %(default)s)",
    )
    command.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="K=V",
        help="a gear option; may be repeated",
    )
    command.add_argument(
        "--filter", default="type=dicom", metavar="F", help="which files (default: %(default)s)"
    )
    command.add_argument(
        "--jobs-at-a-time", type=int, default=20, metavar="N", help="default: %(default)s"
    )
    command.add_argument(
        "--ledger",
        type=Path,
        default=Path("presidio-batch.jsonl"),
        metavar="FILE",
        help="notes what was launched (default: %(default)s)",
    )
    command.add_argument("--resume", action="store_true", help="go on with the batch of the ledger")
    command.add_argument("--dry-run", action="store_true", help="only say what would be launched")
    command.add_argument(
        "--summary", type=Path, metavar="CSV", help="default: the ledger's name with .csv"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run a parsed ``fw-presidio flywheel`` command; returns its exit code."""
    key = os.environ.get(KEY_VARIABLE)
    if not key:
        raise UsageError(f"Set {KEY_VARIABLE} to your Flywheel API key (host:key).")
    from fw_gear_presidio.flywheel.client import Site

    site = Site.connect(key)
    return (
        _boxes(arguments, site)
        if arguments.flywheel_command == "boxes"
        else _batch(arguments, site)
    )


def _boxes(arguments: argparse.Namespace, site: Site) -> int:
    from fw_gear_presidio.batch import identities
    from fw_gear_presidio.dicom.source import find_sources
    from fw_gear_presidio.flywheel.boxes import (
        boxes_of_file,
        boxes_of_task,
        reviewed_findings,
    )
    from fw_gear_presidio.outputs import box_file

    with tempfile.TemporaryDirectory(prefix="fw-presidio-") as staging:
        known = list(identities(find_sources(arguments.inputs), Path(staging)))
    if not known:
        raise InputError("The input holds no image that can be opened.")
    task, file = arguments.task, arguments.file
    boxes = boxes_of_task(site, task) if task else boxes_of_file(site, file)
    box_file.write(arguments.output, reviewed_findings(boxes, known))
    print(f"{len(boxes)} box(es) of {len(known)} image(s): {arguments.output}")
    return int(ExitCode.DONE)


def _batch(arguments: argparse.Namespace, site: Site) -> int:
    from fw_gear_presidio.batch_terminal import print_jobs, shown_jobs
    from fw_gear_presidio.flywheel.batch import (
        new_ledger,
        plan_batch,
        run_batch,
        write_summary,
    )
    from fw_gear_presidio.flywheel.ledger import Ledger

    if any(pair.partition("=")[0] == Option.MODE for pair in arguments.config):
        raise UsageError("Give the mode as --mode.")
    config = {**gear_options(arguments.config), Option.MODE: arguments.mode}
    plan = plan_batch(site, arguments.container, config, filters=arguments.filter)
    print(
        f"{len(plan.todo)} file(s) to do, {len(plan.done)} done already, "
        f"{len(plan.outputs)} output(s) of the gear left out"
    )
    if arguments.dry_run:
        for file in plan.todo:
            print(f"{file.file_id}  {printable(file.name)}")
        return int(ExitCode.DONE)
    ledger = (
        Ledger.resume(arguments.ledger, plan.identity)
        if arguments.resume
        else new_ledger(arguments.ledger, plan)
    )
    summary = arguments.summary or arguments.ledger.with_suffix(".csv")
    try:
        with shown_jobs((file.file_id for file in plan.todo), ledger.jobs.values()) as told:
            jobs = run_batch(site, plan, ledger, wave=arguments.jobs_at_a_time, on_change=told)
    except (KeyboardInterrupt, FlywheelError) as stopped:
        jobs = list(ledger.jobs.values())
        write_summary(summary, jobs)
        print_jobs(jobs)
        print(
            "fw-presidio: stopped. Jobs that were launched go on in Flywheel. Go on with the rest:"
            f"\n  {_resume_command(arguments)}",
            file=sys.stderr,
        )
        if isinstance(stopped, FlywheelError):
            raise
        return 128 + signal.SIGINT
    write_summary(summary, jobs)
    print_jobs(jobs)
    print(f"Summary: {printable(str(summary))}")
    complete = all(job.state == "complete" for job in jobs)
    return int(ExitCode.DONE if complete else ExitCode.SOME_FAILED)


def _resume_command(arguments: argparse.Namespace) -> str:
    """What to type to go on with the batch of these arguments."""
    words = ["fw-presidio", "flywheel", "batch", arguments.container]
    words += ["--mode", arguments.mode, "--filter", arguments.filter]
    for pair in arguments.config:
        words += ["--config", pair]
    words += ["--jobs-at-a-time", str(arguments.jobs_at_a_time), "--ledger", str(arguments.ledger)]
    if arguments.summary:
        words += ["--summary", str(arguments.summary)]
    return shlex.join([*words, "--resume"])


def gear_options(pairs: list[str]) -> dict[str, Any]:
    """``K=V`` pairs as gear options, typed as the manifest says; raises UsageError."""
    known = manifest()["config"]
    options: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or name not in known:
            raise UsageError(f"--config {pair!r}: give NAME=VALUE with one of {', '.join(known)}.")
        options[name] = _typed(name, value, known[name]["type"])
    return options


def _typed(name: str, value: str, kind: str) -> Any:
    if kind == "integer":
        try:
            return int(value)
        except ValueError:
            raise UsageError(f"'{name}' must be a whole number.") from None
    if kind == "boolean":
        if value.lower() not in ("true", "false"):
            raise UsageError(f"'{name}' must be true or false.")
        return value.lower() == "true"
    return value
