"""The library: detect and redact a loaded dataset, a file, a zip of a series or a folder.

The same pipeline as the command and the gear, with the manifest's defaults. Where Presidio's
DICOM engine has ``redact``, ``redact_from_file`` and ``redact_from_directory``, here are
:func:`redact_dataset` and :func:`redact`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fw_gear_presidio.dicom.dataset import load_dataset, save_dataset
from fw_gear_presidio.domain import PHI_ENTITIES, EntityType, Finding
from fw_gear_presidio.errors import InstanceError
from fw_gear_presidio.manifest import default
from fw_gear_presidio.pipeline import RunReport, run
from fw_gear_presidio.settings import (
    BUNDLED_MODEL,
    Fill,
    Mode,
    OcrEngineName,
    Option,
    Settings,
)

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

Inputs = str | Path | Iterable[str | Path]


def settings_for(
    mode: Mode,
    *,
    entities: Iterable[EntityType | str] = PHI_ENTITIES,
    score_threshold: int | None = None,
    frequency_threshold: int | None = None,
    use_dicom_metadata: bool | None = None,
    ner_models: Sequence[str | Path] = (BUNDLED_MODEL,),
    fill: Fill | str | None = None,
    ocr: OcrEngineName | str = OcrEngineName.RAPIDOCR,
    allow_uncleaned: bool = False,
    debug: bool = False,
) -> Settings:
    """Settings of a library call; what is None gets the manifest's default.

    Thresholds are percentages. Raises UsageError, or ValueError for an unknown name.
    """

    def given(value: Any, option: str) -> Any:
        return default(option) if value is None else value

    return Settings(
        mode=mode,
        debug=debug,
        assignees=(),
        score_threshold=given(score_threshold, Option.SCORE_THRESHOLD),
        frequency_threshold=given(frequency_threshold, Option.FREQUENCY_THRESHOLD),
        use_dicom_metadata=given(use_dicom_metadata, Option.USE_DICOM_METADATA),
        entities=frozenset(EntityType(entity) for entity in entities),
        ner_models=tuple(ner_models),
        fill=Fill(given(fill, Option.FILL)),
        ocr=OcrEngineName(ocr),
        allow_uncleaned=allow_uncleaned,
    )


def detect(inputs: Inputs, output: str | Path, *, jobs: int = 1, **options: Any) -> RunReport:
    """Scan files, zips and folders; the report has the findings of every instance.

    ``options`` are those of :func:`settings_for`. The review documents are in ``output``.
    """
    settings = settings_for(Mode.DETECTION_ONLY, **options)
    return run(_paths(inputs), Path(output), settings, jobs=jobs)


def redact(
    inputs: Inputs,
    output: str | Path,
    *,
    bbox_coords: Sequence[str | Path] = (),
    all_text: bool = False,
    jobs: int = 1,
    **options: Any,
) -> RunReport:
    """Redact files, zips and folders into ``output``; the report has every box and its reason.

    With ``bbox_coords`` the boxes of those files are redacted and nothing is scanned; with
    ``all_text`` every text goes. Check ``report.exit_code``: an instance that could not be
    redacted is in the report, not in the output.
    """
    mode = Mode.REDACT_ALL_TEXT if all_text else Mode.DYNAMIC_REDACTION
    settings = settings_for(mode, **options)
    boxes = [Path(path) for path in bbox_coords]
    return run(_paths(inputs), Path(output), settings, bbox_coords=boxes, jobs=jobs)


def redact_dataset(
    dataset: Dataset, *, all_text: bool = False, **options: Any
) -> tuple[Dataset, tuple[Finding, ...]]:
    """A redacted copy of a loaded dataset, and what was redacted; ``dataset`` is not changed.

    A dataset with nothing to redact comes back equal. Raises InstanceError when it cannot
    be redacted. A copy lies in a private temporary folder while the call lasts.
    """
    with tempfile.TemporaryDirectory(prefix="fw-presidio-") as folder:
        source = Path(folder) / "instance.dcm"
        save_dataset(dataset, source)
        report = redact(source, Path(folder) / "out", all_text=all_text, **options)
        (result,) = report.results
        if result.outcome.is_failure:
            raise InstanceError(result.message)
        image = next(path for path in report.outputs if path.suffix == ".dcm")
        return load_dataset(image), result.findings


def _paths(inputs: Inputs) -> list[Path]:
    return [Path(inputs)] if isinstance(inputs, str | Path) else [Path(path) for path in inputs]
