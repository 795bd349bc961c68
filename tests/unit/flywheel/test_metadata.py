"""Tags, types and summaries: what is written to .metadata.json, and what goes over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fw_gear_presidio.domain import (
    BoundingBox,
    EntityType,
    Finding,
    FrameSet,
    InstanceResult,
    Outcome,
    Reason,
)
from fw_gear_presidio.errors import ExitCode
from fw_gear_presidio.flywheel.context import open_gear
from fw_gear_presidio.flywheel.metadata import GearOutcome, record
from fw_gear_presidio.settings import Settings
from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out

GEAR = "presidio-image-redactor"
SECRET = "DOE^JANE"
FINDING = Finding(
    EntityType.PERSON,
    (BoundingBox(1, 2, 30, 12), BoundingBox(1, 20, 30, 32)),
    FrameSet.all(1),
    0.9,
    Reason("pattern", "name"),
    text=SECRET,
)


def outcome(phi_found: bool | None, code: ExitCode = ExitCode.DONE, **fields: Any) -> GearOutcome:
    result = InstanceResult("scan.dcm", Outcome.NO_PHI_FOUND)
    if phi_found:
        result = InstanceResult("scan.dcm", Outcome.PHI_FOUND, findings=(FINDING,))
    if phi_found is None:
        result = InstanceResult("scan.dcm", Outcome.FAILED, message="no")
    settings = Settings.from_gear_config({})
    return GearOutcome(code, phi_found, settings, (result,), recognizers=("pattern",), **fields)


def finish(folder: GearFolder, ended: GearOutcome) -> ExitCode:
    with open_gear(folder.path) as gear:
        return record(gear, ended)


def file_entry(folder: GearFolder, name: str = "scan.dcm") -> dict[str, Any]:
    entries = folder.metadata["acquisition"]["files"]
    return next(entry for entry in entries if entry["name"] == name)


@pytest.mark.parametrize(
    ("before", "phi_found", "file_after", "acquisition_after"),
    [
        ([], True, [GEAR, "PHI-Found"], ["PHI-Found"]),
        ([], False, [GEAR, "PHI-Not-Found"], ["PHI-Not-Found"]),
        (["PHI-Not-Found", "mine"], True, ["mine", GEAR, "PHI-Found"], ["mine", "PHI-Found"]),
        (["PHI-Found", "mine"], False, ["mine", GEAR, "PHI-Not-Found"], ["mine", "PHI-Not-Found"]),
        (["PHI-Not-Found", "mine"], None, ["mine", GEAR], ["mine"]),
        (["PHI-Found", "mine"], None, ["PHI-Found", "mine", GEAR], ["PHI-Found", "mine"]),
    ],
)
def test_tags_on_file_and_acquisition(
    fake: FakeFlywheel,
    tmp_path: Path,
    picture: Path,
    before: list[str],
    phi_found: bool | None,
    file_after: list[str],
    acquisition_after: list[str],
) -> None:
    acquisition = fake.state.add_acquisition(tags=tuple(before))
    folder = lay_out(
        tmp_path / "gear", fake, picture, {}, acquisition=acquisition, tags=tuple(before)
    )
    code = ExitCode.SOME_FAILED if phi_found is None else ExitCode.DONE
    assert finish(folder, outcome(phi_found, code)) is code
    assert file_entry(folder)["tags"] == file_after
    assert folder.metadata["acquisition"]["tags"] == acquisition_after
    # The same through the SDK, for a site that merges lists or drops a failed job's metadata.
    assert sorted(fake.state.get("files", folder.file_id)["tags"]) == sorted(file_after)
    assert sorted(fake.state.get("acquisitions", acquisition)["tags"]) == sorted(acquisition_after)


def test_tags_that_are_null(fake: FakeFlywheel, tmp_path: Path, picture: Path) -> None:
    folder = lay_out(tmp_path / "gear", fake, picture, {}, tags=None)
    finish(folder, outcome(True))
    assert file_entry(folder)["tags"] == [GEAR, "PHI-Found"]


def test_tags_set_while_the_gear_ran_stay(
    fake: FakeFlywheel, tmp_path: Path, picture: Path
) -> None:
    folder = lay_out(tmp_path / "gear", fake, picture, {}, tags=("old",))
    fake.state.get("files", folder.file_id)["tags"] = ["old", "meanwhile"]
    finish(folder, outcome(True))
    assert file_entry(folder)["tags"] == ["old", "meanwhile", GEAR, "PHI-Found"]


def test_a_second_run_changes_no_tag(fake: FakeFlywheel, tmp_path: Path, picture: Path) -> None:
    folder = lay_out(tmp_path / "gear", fake, picture, {})
    finish(folder, outcome(True))
    before = len(fake.writes)
    finish(folder, outcome(True))
    assert len(fake.writes) == before


def test_another_file_with_phi_keeps_the_acquisition_tagged(
    fake: FakeFlywheel, tmp_path: Path, picture: Path
) -> None:
    folder = lay_out(tmp_path / "gear", fake, picture, {})
    fake.state.add_file(folder.acquisition, "other.dcm", tags=("PHI-Found",))
    finish(folder, outcome(False))
    assert file_entry(folder)["tags"] == [GEAR, "PHI-Not-Found"]
    assert folder.metadata["acquisition"]["tags"] == ["PHI-Found"]


def test_a_newer_version_is_not_called_clean(
    fake: FakeFlywheel, tmp_path: Path, picture: Path
) -> None:
    folder = lay_out(tmp_path / "gear", fake, picture, {})
    fake.state.get("files", folder.file_id)["version"] = 2
    finish(folder, outcome(False))
    assert file_entry(folder)["tags"] == [GEAR]


def test_without_a_key_the_file_is_tagged_and_the_acquisition_left_alone(
    fake: FakeFlywheel, tmp_path: Path, picture: Path
) -> None:
    folder = lay_out(tmp_path / "gear", fake, picture, {}, tags=("mine",), key=None)
    assert finish(folder, outcome(True)) is ExitCode.DONE
    assert file_entry(folder)["tags"] == ["mine", GEAR, "PHI-Found"]
    assert "tags" not in folder.metadata["acquisition"]
    assert fake.requests == []


@pytest.mark.parametrize("kind", ["expired", "dead"])
def test_a_key_that_does_not_work_is_an_error_of_its_own(
    fake: FakeFlywheel, tmp_path: Path, picture: Path, kind: str
) -> None:
    key = "127.0.0.1:1:__force_insecure:secret-key" if kind == "dead" else "default"
    fake.expired = kind == "expired"
    folder = lay_out(tmp_path / "gear", fake, picture, {}, tags=("mine",), key=key)
    assert finish(folder, outcome(True)) is ExitCode.FLYWHEEL
    assert file_entry(folder)["tags"] == ["mine", GEAR, "PHI-Found"]
    assert finish(folder, outcome(None, ExitCode.SOME_FAILED)) is ExitCode.SOME_FAILED


def test_a_read_only_key_still_tags_through_the_metadata(
    fake: FakeFlywheel, tmp_path: Path, picture: Path
) -> None:
    fake.read_only = True
    folder = lay_out(tmp_path / "gear", fake, picture, {})
    assert finish(folder, outcome(True)) is ExitCode.DONE
    assert file_entry(folder)["tags"] == [GEAR, "PHI-Found"]
    assert folder.metadata["acquisition"]["tags"] == ["PHI-Found"]
    assert fake.state.get("files", folder.file_id)["tags"] == []


@pytest.mark.parametrize("kind", ["analysis", "session", "project"])
def test_another_destination_is_tagged_through_the_sdk(
    fake: FakeFlywheel, tmp_path: Path, picture: Path, kind: str
) -> None:
    other = {"qc": {"other-gear": {"x": 1}}, "keep": 1}
    elsewhere = (kind, fake.state.new_id())
    folder = lay_out(
        tmp_path / "gear", fake, picture, {}, destination=elsewhere, info=other, tags=("mine",)
    )
    csv = folder.output / "PHI_INFO.csv"
    csv.write_text("x")
    assert finish(folder, outcome(True, outputs=(csv,))) is ExitCode.DONE
    file = fake.state.get("files", folder.file_id)
    assert file["tags"] == ["mine", GEAR, "PHI-Found"]
    assert fake.state.get("acquisitions", folder.acquisition)["tags"] == ["PHI-Found"]
    assert file["info"]["keep"] == 1
    assert set(file["info"]["qc"]) == {"other-gear", GEAR}
    assert set(folder.metadata) == {kind}
    assert [entry["name"] for entry in folder.metadata[kind]["files"]] == ["PHI_INFO.csv"]


def test_another_destination_and_a_read_only_key(
    fake: FakeFlywheel, tmp_path: Path, picture: Path
) -> None:
    fake.read_only = True
    elsewhere = ("analysis", fake.state.new_id())
    folder = lay_out(tmp_path / "gear", fake, picture, {}, destination=elsewhere)
    assert finish(folder, outcome(True)) is ExitCode.FLYWHEEL


def test_outputs_get_type_modality_and_the_gears_tag(
    fake: FakeFlywheel, tmp_path: Path, picture: Path
) -> None:
    folder = lay_out(tmp_path / "gear", fake, picture, {}, modality="CT")
    fake.state.add_file(folder.acquisition, "redacted.zip", tags=("PHI-Not-Found", "keep"))
    names = ("bbox_scan.dcm", "redacted.zip", "bbox_coords_scan.json", "PHI_INFO.csv")
    outputs = tuple(folder.output / name for name in names)
    for path in outputs:
        path.write_bytes(b"PK\x05\x06" + bytes(18))  # an empty zip, for the toolkit to count
    finish(folder, outcome(True, outputs=outputs))
    described = [
        (entry.get("type"), entry.get("modality"), entry["tags"])
        for entry in (file_entry(folder, name) for name in names)
    ]
    assert described == [
        ("dicom", "CT", [GEAR]),
        ("dicom", "CT", ["keep", GEAR]),
        ("source code", None, [GEAR]),
        ("tabular data", None, [GEAR]),
    ]
    assert file_entry(folder, "redacted.zip")["zip_member_count"] == 0


def test_the_summary_says_what_was_done_without_phi_or_people(
    fake: FakeFlywheel, tmp_path: Path, picture: Path
) -> None:
    info = {"header": {"x": 1}, "qc": {"other-gear": {"y": 2}}, GEAR: {"boxes": {"AGE": 9}}}
    options = {"Assignees": "ann@site.test", "Transformer Score Threshold": 40}
    folder = lay_out(tmp_path / "gear", fake, picture, options, info=info)
    finish(folder, outcome(True))
    entry = file_entry(folder)["info"]
    assert entry["header"] == {"x": 1}
    assert set(entry["qc"]) == {"other-gear", GEAR}
    summary = entry[GEAR]
    assert summary["boxes"]["PERSON"] == 2
    assert summary["boxes"]["AGE"] == 0, "an earlier run's count does not survive"
    assert summary["instances"]["phi_found"] == 1
    assert summary["score_threshold"] == 30
    assert summary["recognizers"] == ["pattern"]
    qc = entry["qc"][GEAR]
    assert qc["no_phi_in_pixels"] == {"state": "FAIL"}
    assert qc["all_instances_processed"] == {"state": "PASS"}
    assert qc["job_info"]["job_id"] == folder.job_id
    written = (folder.output / ".metadata.json").read_text()
    assert SECRET not in written
    assert "ann@site.test" not in written


def test_no_key_of_the_information_has_a_dot(
    fake: FakeFlywheel, tmp_path: Path, picture: Path
) -> None:
    folder = lay_out(tmp_path / "gear", fake, picture, {})
    finish(folder, outcome(True))

    def keys(value: Any) -> list[str]:
        if not isinstance(value, dict):
            return []
        return [key for k, v in value.items() for key in (k, *keys(v))]

    assert not [key for key in keys(file_entry(folder)["info"]) if "." in key]
