"""A verification for people at a terminal, and for programs as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from rich.console import Console, Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from fw_gear_presidio.dicom.proof import FrameProof, InstanceProof, Method, PairKind
from fw_gear_presidio.domain import BoundingBox, FrameSet
from fw_gear_presidio.manifest import gear_name, gear_version
from fw_gear_presidio.progress import printable
from fw_gear_presidio.verification.run import Verification

SCHEMA_ID = "presidio-image-redactor/verification/1"

_WIDTH_WITHOUT_TERMINAL = 160
_BOXES_SHOWN = 6
_UNITS = {
    Method.BYTES: "encoded bytes",
    Method.SAMPLES: "samples",
    Method.COEFFICIENTS: "DCT blocks",
}


def as_json(verification: Verification) -> dict[str, Any]:
    """The document that ``proof.schema.json`` describes. Frames count from 1."""
    return {
        "schema": SCHEMA_ID,
        "created_by": {"gear": gear_name(), "version": gear_version()},
        "proven": verification.proven,
        "problems": list(verification.problems),
        "instances": [_instance(proof) for proof in verification.proofs],
    }


def _instance(proof: InstanceProof) -> dict[str, Any]:
    return {
        "original": proof.original or None,
        "redacted": proof.redacted or None,
        "kind": proof.kind.value,
        "proven": proof.proven,
        "transfer_syntax": {
            "original": proof.syntax_before or None,
            "redacted": proof.syntax_after or None,
        },
        "frames": [_frame(one) for one in proof.frames],
        "overlays": [
            {
                "group": f"{one.group:04X}",
                "boxes": [_box(box) for box in one.boxes],
                "problems": list(one.problems),
            }
            for one in proof.overlays
        ],
        "claims": [
            {"claim": one.text, "holds": one.holds, "detail": one.detail} for one in proof.claims
        ],
        "problems": list(proof.problems),
    }


def _frame(proof: FrameProof) -> dict[str, Any]:
    return {
        "frame": proof.frame,
        "compared_by": proof.method.value,
        "boxes": [_box(box) for box in proof.boxes],
        "outside": {
            "compared": proof.outside,
            "sha256_original": proof.digest_before,
            "sha256_redacted": proof.digest_after,
            "smoothed": proof.smoothed,
        },
        "problems": list(proof.problems),
    }


def _box(box: BoundingBox) -> dict[str, int]:
    return {"left": box.left, "top": box.top, "width": box.width, "height": box.height}


class Printer:
    """Prints proofs as they come. ``with_boxes``: boxes were given, not found out."""

    def __init__(self, *, with_boxes: bool, quiet: bool) -> None:
        console = Console()
        # A log or a file has no lines to fold.
        self._console = console if console.is_terminal else Console(width=_WIDTH_WITHOUT_TERMINAL)
        self._boxes_header = "boxes" if with_boxes else "what changed"
        self._quiet = quiet

    def show(self, proof: InstanceProof) -> None:
        """One pair: its verdict, its frames, what its header claims, what is wrong."""
        if self._quiet and proof.proven:
            return
        names = " -> ".join(escape(printable(n)) for n in (proof.original, proof.redacted) if n)
        verdict = "[bold green]proven[/]" if proof.proven else "[bold red]NOT PROVEN[/]"
        self._console.print(f"{verdict}  {names}  [dim]{proof.kind}[/]")
        parts = list(self._parts(proof))
        if parts:
            self._console.print(Group(*parts))
        self._console.print()

    def _parts(self, proof: InstanceProof) -> Iterator[Table | Text]:
        if proof.frames:
            table = Table("frames", self._boxes_header, "everything else", box=None, pad_edge=False)
            for rows in _runs(proof.frames):
                table.add_row(*rows)
            yield table
        for overlay in proof.overlays:
            where = _places(overlay.boxes) if overlay.boxes else "unchanged"
            yield Text(f"overlay plane {overlay.group:04X}: {where}")
        held = [claim.text for claim in proof.claims if claim.holds]
        if held:
            yield Text(f"header: {len(held)} of {len(proof.claims)} claims are true")
        for problem in _failures(proof):
            yield Text(f"- {printable(problem)}", "red")

    def summary(self, verification: Verification) -> None:
        """The closing line, and what belongs to no pair."""
        for problem in verification.problems:
            self._console.print(Text(f"- {printable(problem)}", "red"))
        proofs = verification.proofs
        good = sum(proof.proven for proof in proofs)
        same = sum(proof.proven and proof.kind is PairKind.UNCHANGED for proof in proofs)
        line = f"{good} of {len(proofs)} pair(s) proven, {same} of them identical"
        self._console.print(Text(line, "green" if verification.proven else "red"))


def _failures(proof: InstanceProof) -> Iterator[str]:
    """What is wrong; what is wrong on several frames is said once."""
    frames: dict[str, list[int]] = {}
    for one in proof.frames:
        for problem in one.problems:
            frames.setdefault(problem, []).append(one.frame - 1)
    yield from proof.problems
    for problem, indices in frames.items():
        found = FrameSet.of(indices)
        yield f"{'Frames' if len(found) > 1 else 'Frame'} {found}: {problem}"
    yield from replace(proof, problems=(), frames=()).failures


def _runs(frames: Iterable[FrameProof]) -> Iterator[tuple[str, Text, Text]]:
    """One row for neighbouring frames that differ in nothing but their numbers."""
    for (method, boxes, good), run in groupby(
        frames, lambda one: (one.method, one.boxes, not one.problems)
    ):
        members = list(run)
        numbers = FrameSet.from_dicom([(one.frame, one.frame) for one in members])
        outside = sum(one.outside for one in members)
        same = all(one.digest_before == one.digest_after for one in members)
        rest = f"{outside:,} {_UNITS[method]} {'identical' if same else 'DIFFER'}"
        smoothed = sum(one.smoothed for one in members)
        if smoothed and good:
            rest += f"; {smoothed:,} decoded samples beside the boxes smoothed"
        style = "" if good else "red"
        yield str(numbers), Text(_places(boxes), style), Text(rest.replace(",", " "), style)


def _places(boxes: tuple[BoundingBox, ...]) -> str:
    """Boxes as ``left,top width x height``."""
    shown = [f"{box.left},{box.top} {box.width}x{box.height}" for box in boxes[:_BOXES_SHOWN]]
    if len(boxes) > _BOXES_SHOWN:
        shown.append(f"and {len(boxes) - _BOXES_SHOWN} more")
    return "; ".join(shown) or "-"
