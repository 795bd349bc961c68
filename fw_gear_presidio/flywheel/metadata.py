"""What a run leaves in Flywheel beside its outputs: tags, file types, summary, QC, provenance.

Nothing here holds PHI: counts, names of options and versions.
"""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fw_gear_presidio.domain import EntityType, InstanceResult, Outcome
from fw_gear_presidio.errors import ExitCode, FlywheelError
from fw_gear_presidio.flywheel.tags import acquisition_tags, file_tags, output_tags
from fw_gear_presidio.manifest import gear_name, gear_version
from fw_gear_presidio.settings import BUNDLED_MODEL, Option, Settings

if TYPE_CHECKING:
    from fw_gear_presidio.flywheel.client import Site, SiteAcquisition, SiteFile
    from fw_gear_presidio.flywheel.context import Gear, InputFile
    from fw_gear_presidio.flywheel.tags import TagChange

log = logging.getLogger(__name__)

_TYPES = {".dcm": "dicom", ".csv": "tabular data", ".json": "source code"}


@dataclass(frozen=True, slots=True)
class GearOutcome:
    """How a gear run ended; ``settings`` is None where the config was not usable."""

    exit_code: ExitCode
    phi_found: bool | None = None
    settings: Settings | None = None
    results: tuple[InstanceResult, ...] = ()
    outputs: tuple[Path, ...] = ()
    recognizers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _View:
    """What the site says of the input file and its acquisition; all None without a site."""

    site: Site | None = None
    file: SiteFile | None = None
    acquisition_id: str | None = None
    acquisition: SiteAcquisition | None = None


def record(gear: Gear, outcome: GearOutcome) -> ExitCode:
    """Tag the input file, its acquisition and the outputs, and describe them.

    Called on every run whatever its outcome. Tags are changed one by one through the SDK and
    written as full lists to ``.metadata.json``: it is not known whether a site merges or
    replaces the latter's lists, nor whether it reads them after a failed job.

    Returns the exit code the gear ends with: an otherwise good run that could not tag what it
    must tag ends with ExitCode.FLYWHEEL.
    """
    image = gear.image
    in_place = (gear.destination_type, gear.destination_id) == (image.parent_type, image.parent_id)
    view, problem = _View(), None
    try:
        view = _look_up(gear, image)
    except FlywheelError as error:
        problem = error
        log.error("%s", error)  # noqa: TRY400 - the message is the whole story
    phi_found = outcome.phi_found
    if phi_found is False and view.file and image.version and view.file.version != image.version:
        log.warning("The file has a newer version than the one scanned: not tagged as free of PHI.")
        phi_found = None
    change = file_tags(view.file.tags if view.file else image.tags, phi_found)
    above = _acquisition_change(image, view, phi_found)
    info = _info(gear, image, outcome)
    try:
        _apply(view, image, change, above, {} if in_place else info)
    except FlywheelError as error:
        log.warning("%s", error)
        problem = None if in_place else error
    if in_place:
        whole = _merged(view.file.info if view.file else image.record.get("info") or {}, info)
        gear.metadata.update_file_metadata(
            image.entry, deep=False, tags=list(change.after), info=whole
        )
        if above and image.parent_type == "acquisition":
            gear.metadata.update_container("acquisition", tags=list(above.after))
    _describe_outputs(gear, image, outcome, view.acquisition)
    return (
        ExitCode.FLYWHEEL if problem and outcome.exit_code is ExitCode.DONE else outcome.exit_code
    )


def _look_up(gear: Gear, image: InputFile) -> _View:
    if not gear.has_key or not image.file_id:
        log.warning(
            "No api-key or file id: the acquisition is not tagged, the file only by metadata."
        )
        return _View()
    file = gear.site.file(image.file_id)
    acquisition_id = image.parent_id if image.parent_type == "acquisition" else file.acquisition_id
    acquisition = gear.site.acquisition(acquisition_id) if acquisition_id else None
    return _View(gear.site, file, acquisition_id, acquisition)


def _acquisition_change(image: InputFile, view: _View, phi_found: bool | None) -> TagChange | None:
    """None where there is no acquisition, or its tags are not known: writing a list would lose
    the tags that others set.
    """
    if view.acquisition is None:
        return None
    siblings = [tags for name, tags in view.acquisition.files.items() if name != image.name]
    return acquisition_tags(view.acquisition.tags, phi_found, siblings)


def _apply(
    view: _View, image: InputFile, change: TagChange, above: TagChange | None, info: dict[str, Any]
) -> None:
    """Through the SDK: the tags, and ``info`` where the job's metadata does not reach the file."""
    if view.site is None or view.file is None:
        return
    view.site.change_file_tags(view.file.file_id, change.add, change.remove)
    if above and view.acquisition_id:
        view.site.change_acquisition_tags(view.acquisition_id, above.add, above.remove)
    if info:
        whole = _merged({key: view.file.info.get(key) or {} for key in info}, info)
        view.site.set_file_info(image.parent_id, image.name, whole)


def _describe_outputs(
    gear: Gear, image: InputFile, outcome: GearOutcome, acquisition: SiteAcquisition | None
) -> None:
    earlier = {}
    if acquisition and gear.destination_id == image.parent_id:
        earlier = acquisition.files
    for path in outcome.outputs:
        fields: dict[str, Any] = {"tags": list(output_tags(earlier.get(path.name, ())).after)}
        # A zipped series is of the type the site gave to the series that came in.
        fields["type"] = _TYPES.get(path.suffix) or image.record.get("type") or "archive"
        if path.suffix in (".dcm", ".zip") and image.record.get("modality"):
            fields["modality"] = image.record["modality"]
        gear.metadata.update_file_metadata(
            path.name, container_type=gear.destination_type, **fields
        )


def _info(gear: Gear, image: InputFile, outcome: GearOutcome) -> dict[str, Any]:
    """The file's custom information. Every key is always there: where a site merges, nothing of
    an earlier run survives.
    """
    state = {True: "FAIL", False: "PASS", None: "NA"}[outcome.phi_found]
    done = outcome.exit_code in (ExitCode.DONE, ExitCode.FLYWHEEL)
    qc = {
        "job_info": {
            "version": gear_version(),
            "job_id": gear.job_id or "",
            "inputs": {
                "image_file": {"file_id": image.file_id or "", "version": image.version or 0}
            },
            "config": _safe_config(gear.config),
        },
        "no_phi_in_pixels": {"state": state},
        "all_instances_processed": {"state": "PASS" if done else "FAIL"},
    }
    return {gear_name(): _summary(gear, image, outcome), "qc": {gear_name(): qc}}


def _summary(gear: Gear, image: InputFile, outcome: GearOutcome) -> dict[str, Any]:
    settings = outcome.settings
    found = Counter[EntityType]()
    for result in outcome.results:
        for finding in result.findings:
            found[finding.entity] += len(finding.boxes)
    ended = Counter(result.outcome for result in outcome.results)
    return {
        "gear_version": gear_version(),
        "job_id": gear.job_id or "",
        "file_version": image.version,
        "exit_code": int(outcome.exit_code),
        "phi_found": outcome.phi_found,
        "boxes": {entity.value: found[entity] for entity in EntityType},
        "instances": {kind.name.lower(): ended[kind] for kind in Outcome},
        "mode": settings.mode.value if settings else None,
        "score_threshold": settings.score_threshold if settings else None,
        "frequency_threshold": settings.frequency_threshold if settings else None,
        "use_dicom_metadata": settings.use_dicom_metadata if settings else None,
        "entities": sorted(settings.entities) if settings else [],
        "fill": settings.fill.value if settings else None,
        "ocr": settings.ocr.value if settings else None,
        "ner_models": [_model_name(model) for model in settings.ner_models] if settings else [],
        "recognizers": list(outcome.recognizers),
    }


def _model_name(model: str | Path) -> str:
    return BUNDLED_MODEL if model == BUNDLED_MODEL else Path(model).name


def _safe_config(config: dict[str, Any]) -> dict[str, Any]:
    """The options without the people's addresses."""
    return {name: value for name, value in config.items() if name != Option.ASSIGNEES}


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """``new`` over ``old``, one level into dictionaries: our entry of ``qc`` beside the others'."""
    merged = dict(old)
    for key, value in new.items():
        before = merged.get(key) if key == "qc" else None
        merged[key] = {**before, **value} if isinstance(before, dict) else value
    return merged
