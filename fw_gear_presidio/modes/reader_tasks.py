"""Detection+ReaderTasks: detection, and one ReaderTask with an annotation per box and frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fw_gear_presidio.domain import Annotation, ReaderTaskRequest
from fw_gear_presidio.modes import detect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fw_gear_presidio.domain import InstanceResult

process = detect.process


def request_of(results: Sequence[InstanceResult], assignees: Sequence[str]) -> ReaderTaskRequest:
    """The ReaderTask for one input: its annotations in the order of instances and frames."""
    return ReaderTaskRequest(
        assignees=tuple(assignees),
        annotations=tuple(one for result in results for one in _annotations(result)),
    )


def _annotations(result: InstanceResult) -> Iterator[Annotation]:
    identity = result.identity
    if identity is None:
        return
    for frame in range(identity.number_of_frames):
        for finding in result.findings:
            if frame not in finding.frames:
                continue
            for box in finding.boxes:
                yield Annotation(
                    entity=finding.entity,
                    box=box,
                    frame=frame,
                    number_of_frames=identity.number_of_frames,
                    sop_instance_uid=identity.sop_instance_uid,
                    series_instance_uid=identity.series_instance_uid,
                    study_instance_uid=identity.study_instance_uid,
                    instance_number=identity.instance_number,
                    score=finding.score,
                    reason=finding.reason,
                )
