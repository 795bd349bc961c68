"""Each mode through run.py: the real toolkit and SDK, a strict fake site, outputs on disk."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pydicom
import pytest

from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out
from tests.scenarios.command import CSV
from tests.scenarios.gear import GEAR, PHI, fake, launch, own_logging, rules_only
from tests.scenarios.pictures import TECHNICAL, is_gone, is_readable, write

__all__ = ["fake", "own_logging", "rules_only"]
pytestmark = pytest.mark.usefixtures("rules_only", "own_logging")

MODE = "Baseline Operating Mode"
ASSIGNEES = "ann@site.test, bob@site.test"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return write(tmp_path / "scan.dcm", PHI | TECHNICAL)


@pytest.fixture
def series(tmp_path: Path) -> Path:
    path = tmp_path / "series.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(3):
            texts = PHI if n == 1 else TECHNICAL
            one = write(tmp_path / f"{n}.dcm", texts, series="1.2.826.1", InstanceNumber=n + 1)
            archive.write(one, f"folder/{n}.dcm")
    return path


@pytest.fixture
def cine(tmp_path: Path) -> Path:
    return write(tmp_path / "cine.dcm", [PHI] * 30)


def entry(folder: GearFolder, name: str) -> dict[str, Any]:
    files = folder.metadata["acquisition"]["files"]
    return next(file for file in files if file["name"] == name)


def boxes(folder: GearFolder, name: str) -> list[dict[str, Any]]:
    document = json.loads((folder.output / name).read_text())
    return [
        {**box, "uid": one["sop_instance_uid"]}
        for one in document["instances"]
        for box in one["boxes"]
    ]


def expected_rectangles(folder: GearFolder, name: str) -> set[tuple[Any, ...]]:
    """What must lie on the viewer for a box file: one per box and frame."""
    document = json.loads((folder.output / name).read_text())
    found = set()
    for one in document["instances"]:
        is_single = one["number_of_frames"] == 1
        for box in one["boxes"]:
            right, bottom = box["left"] + box["width"], box["top"] + box["height"]
            for first, last in box["frames"]:
                for frame in range(first, last + 1):
                    index = 0 if is_single else frame
                    corners = (box["left"], box["top"], right, bottom)
                    found.add((one["sop_instance_uid"], index, *corners))
    return found


def rectangles(fake: FakeFlywheel) -> set[tuple[Any, ...]]:
    return {
        (
            data["SOPInstanceUID"],
            data["frameIndex"],
            *(data["handles"][end][axis] for end in ("start", "end") for axis in "xy"),
        )
        for data in (one["data"] for one in fake.state.all("annotations"))
    }


def test_detection_of_a_file(fake: FakeFlywheel, scan: Path, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "gear", fake, scan, {})
    assert launch(folder) == 0
    assert folder.outputs == [CSV, "bbox_coords_scan.json", "bbox_scan.dcm"]
    assert entry(folder, "scan.dcm")["tags"] == [GEAR, "PHI-Found"]
    assert folder.metadata["acquisition"]["tags"] == ["PHI-Found"]
    assert entry(folder, "bbox_scan.dcm")["type"] == "dicom"
    assert entry(folder, "scan.dcm")["info"][GEAR]["boxes"]["DATE_TIME"] >= 1
    assert [str(request) for request in fake.requests] == [
        "GET /auth/status",
        f"GET /files/{folder.file_id}",
        f"GET /acquisitions/{folder.acquisition}",
        f"PATCH /files/{folder.file_id}/tags",
        f"PATCH /acquisitions/{folder.acquisition}/tags",
    ]
    assert list((folder.path / "work").iterdir()) == []


def test_detection_of_a_clean_file(fake: FakeFlywheel, tmp_path: Path) -> None:
    clean = write(tmp_path / "clean.dcm", TECHNICAL)
    folder = lay_out(tmp_path / "gear", fake, clean, {}, tags=("PHI-Found", "mine"))
    assert launch(folder) == 0
    assert entry(folder, "clean.dcm")["tags"] == ["mine", GEAR, "PHI-Not-Found"]
    assert folder.metadata["acquisition"]["tags"] == ["PHI-Not-Found"]


def test_redaction_of_a_file(fake: FakeFlywheel, scan: Path, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "gear", fake, scan, {MODE: "Dynamic PHI Redaction"})
    assert launch(folder) == 0
    assert folder.outputs == ["bbox_coords_scan.json", "redacted_scan.dcm"]
    pixels = pydicom.dcmread(folder.output / "redacted_scan.dcm").pixel_array
    assert is_gone(pixels, (220, 20), "03/11/1948")
    assert all(is_readable(pixels, place, text) for place, text in TECHNICAL.items())
    assert entry(folder, "redacted_scan.dcm")["tags"] == [GEAR]


def test_redaction_of_given_boxes_reads_nothing(
    fake: FakeFlywheel, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = lay_out(tmp_path / "first", fake, scan, {})
    assert launch(first) == 0
    monkeypatch.setattr("fw_gear_presidio.text.ocr.load_ocr", lambda _name: 1 / 0)
    second = lay_out(
        tmp_path / "second",
        fake,
        scan,
        {MODE: "Dynamic PHI Redaction"},
        boxes=first.output / "bbox_coords_scan.json",
    )
    assert launch(second) == 0
    pixels = pydicom.dcmread(second.output / "redacted_scan.dcm").pixel_array
    assert is_gone(pixels, (220, 20), "03/11/1948")


def test_every_text_of_a_file(fake: FakeFlywheel, scan: Path, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "gear", fake, scan, {MODE: "RedactAllText"})
    assert launch(folder) == 0
    pixels = pydicom.dcmread(folder.output / "redacted_scan.dcm").pixel_array
    for place, text in (PHI | TECHNICAL).items():
        assert not is_readable(pixels, place, text), text


@pytest.mark.parametrize(
    ("mode", "outputs"),
    [
        ("Detection Only", [CSV, "bbox.zip", "bbox_coords_series.json"]),
        ("Dynamic PHI Redaction", ["bbox_coords_series.json", "redacted.zip"]),
        ("RedactAllText", ["bbox_coords_series.json", "redacted.zip"]),
    ],
)
def test_a_series(
    fake: FakeFlywheel, series: Path, tmp_path: Path, mode: str, outputs: list[str]
) -> None:
    folder = lay_out(tmp_path / "gear", fake, series, {MODE: mode})
    assert launch(folder) == 0
    assert folder.outputs == outputs
    image = next(name for name in outputs if name.endswith(".zip"))
    assert entry(folder, image)["zip_member_count"] == 3
    assert entry(folder, image)["type"] == "dicom"
    assert entry(folder, "series.zip")["tags"] == [GEAR, "PHI-Found"]


@pytest.mark.parametrize("name", ["scan", "series", "cine"])
def test_reader_tasks(
    fake: FakeFlywheel, tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    image = request.getfixturevalue(name)
    options = {MODE: "Detection+ReaderTasks", "Assignees": ASSIGNEES}
    folder = lay_out(tmp_path / "gear", fake, image, options)
    assert launch(folder) == 0
    coords = f"bbox_coords_{image.stem}.json"
    assert {CSV, coords} < set(folder.outputs)
    wanted = expected_rectangles(folder, coords)
    assert len(wanted) >= {"scan": 3, "series": 3, "cine": 90}[name]
    assert rectangles(fake) == wanted
    assert len(fake.state.all("annotations")) == len(wanted)
    assert len(fake.state.all("readertasks")) == 1
    before = len(fake.writes)
    assert launch(folder) == 0
    assert len(fake.writes) == before, "the same again changes nothing"


def test_exactly_these_requests_for_a_cine(fake: FakeFlywheel, cine: Path, tmp_path: Path) -> None:
    """From log-in to tags: check, protocol, task, one annotation per box and frame, mark, tags."""
    options = {MODE: "Detection+ReaderTasks", "Assignees": ASSIGNEES}
    folder = lay_out(tmp_path / "gear", fake, cine, options)
    assert launch(folder) == 0
    site, file, project = fake.state, f"/files/{folder.file_id}", fake.state.project
    form, config, protocol, task = (
        site.all(name)[0]["_id"]
        for name in ("forms", "viewerconfigs", "read_task_protocols", "readertasks")
    )
    count = len(expected_rectangles(folder, "bbox_coords_cine.json"))
    assert count >= 90
    roles = [f"GET /roles/{role}" for role in (site.weak_role, site.site_role)]
    assert [str(request) for request in fake.requests] == [
        "GET /auth/status",
        f"GET {file}",
        f"GET /projects/{project}",
        *roles,
        "GET /config",
        "GET /read_task_protocols",
        "GET /forms",
        "POST /forms",
        "GET /viewerconfigs",
        "POST /viewerconfigs",
        "GET /read_task_protocols",
        "POST /read_task_protocols",
        "GET /read_task_protocols",
        f"GET /viewerconfigs/{config}",
        "GET /readertasks",
        "POST /readertasks",
        "GET /readertasks",
        f"GET /readertasks/{task}",
        "GET /annotations",
        f"GET /jobs/{folder.job_id}",
        *["POST /annotations"] * count,
        f"PUT /readertasks/{task}",
        f"GET {file}",
        f"GET /acquisitions/{folder.acquisition}",
        f"PATCH {file}/tags",
        f"PATCH /acquisitions/{folder.acquisition}/tags",
    ]
    body = fake.sent("POST", "/readertasks")[0].body
    assert (body["form_id"], body["protocol_id"]) == (form, protocol)
    frames = [r.body["data"]["frameIndex"] for r in fake.sent("POST", "/annotations")]
    assert set(frames) == set(range(1, 31))
    assert [r.body["data"]["measurementNumber"] for r in fake.sent("POST", "/annotations")] == list(
        range(1, count + 1)
    )


def test_outputs_with_the_names_of_earlier_versions(
    fake: FakeFlywheel, scan: Path, tmp_path: Path
) -> None:
    """The site makes new versions of them; their tags are merged, what was said of PHI is not."""
    acquisition = fake.state.add_acquisition()
    for name in ("bbox_scan.dcm", "bbox_coords_scan.json", CSV):
        fake.state.add_file(acquisition, name, tags=("PHI-Not-Found", "mine"))
    folder = lay_out(tmp_path / "gear", fake, scan, {}, acquisition=acquisition)
    (folder.output / CSV).write_text("of a run before")
    assert launch(folder) == 0
    assert folder.outputs == [CSV, "bbox_coords_scan.json", "bbox_scan.dcm"]
    assert (folder.output / CSV).read_text().count("\n") > len(PHI)
    for name in folder.outputs:
        assert entry(folder, name)["tags"] == ["mine", GEAR]
    assert len(fake.state.files_of(acquisition)) == 4


def test_several_files_of_an_acquisition(fake: FakeFlywheel, tmp_path: Path) -> None:
    """Each job speaks for its own file, and the acquisition for all of them."""
    acquisition = fake.state.add_acquisition(tags=("mine",))
    phi = write(tmp_path / "phi.dcm", PHI)
    clean = write(tmp_path / "clean.dcm", TECHNICAL)
    for image in (phi, clean):
        folder = lay_out(tmp_path / image.stem, fake, image, {}, acquisition=acquisition)
        assert launch(folder) == 0
    tags = {file["name"]: file["tags"] for file in fake.state.files_of(acquisition)}
    assert tags == {"phi.dcm": [GEAR, "PHI-Found"], "clean.dcm": [GEAR, "PHI-Not-Found"]}
    assert fake.state.get("acquisitions", acquisition)["tags"] == ["mine", "PHI-Found"]


@pytest.mark.parametrize("kind", ["project", "subject", "session", "analysis"])
def test_any_level(fake: FakeFlywheel, scan: Path, tmp_path: Path, kind: str) -> None:
    """With another destination than the file's acquisition the tags reach it by the API alone."""
    place = (kind, fake.state.new_id())
    folder = lay_out(tmp_path / "gear", fake, scan, {}, destination=place)
    assert launch(folder) == 0
    assert fake.state.get("files", folder.file_id)["tags"] == [GEAR, "PHI-Found"]
    assert fake.state.get("acquisitions", folder.acquisition)["tags"] == ["PHI-Found"]
    assert fake.state.get("files", folder.file_id)["info"][GEAR]["phi_found"] is True
    assert set(folder.metadata) == {kind}
    assert {file["name"] for file in folder.metadata[kind]["files"]} == set(folder.outputs)


def test_no_dotted_key_in_what_is_recorded(fake: FakeFlywheel, scan: Path, tmp_path: Path) -> None:
    """The toolkit does not mend them inside lists, and the site's database takes none."""

    def keys(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [*value, *(key for one in value.values() for key in keys(one))]
        return [key for one in value for key in keys(one)] if isinstance(value, list) else []

    folder = lay_out(tmp_path / "gear", fake, scan, {})
    assert launch(folder) == 0
    assert [key for key in keys(folder.metadata) if "." in key or key.startswith("$")] == []


def test_a_second_file_of_the_project_shares_the_protocol(
    fake: FakeFlywheel, scan: Path, tmp_path: Path
) -> None:
    options = {MODE: "Detection+ReaderTasks", "Assignees": ASSIGNEES}
    for n in range(2):
        assert launch(lay_out(tmp_path / f"gear{n}", fake, scan, options)) == 0
    assert len(fake.state.all("read_task_protocols")) == 1
    assert len(fake.state.all("readertasks")) == 2


def test_the_exporter_blanks_the_phi(fake: FakeFlywheel, series: Path, tmp_path: Path) -> None:
    """Plays the public exporter on the reviewed task: no PHI is left, nothing else is touched."""
    options = {MODE: "Detection+ReaderTasks", "Assignees": ASSIGNEES}
    assert launch(lay_out(tmp_path / "gear", fake, series, options)) == 0
    by_uid: dict[str, Any] = {}
    with zipfile.ZipFile(series) as archive:
        for member in archive.namelist():
            with archive.open(member) as stream:
                dataset = pydicom.dcmread(stream)
                by_uid[dataset.SOPInstanceUID] = (member, dataset.pixel_array.copy())
    task = fake.state.all("readertasks")[0]
    for one in fake.state.all("annotations"):
        assert one["task_id"] == task["_id"]
        data = one["data"]
        start, end = data["handles"]["start"], data["handles"]["end"]
        pixels = by_uid[data["SOPInstanceUID"]][1]
        pixels[int(start["y"]) : int(end["y"]), int(start["x"]) : int(end["x"])] = 0
    for member, pixels in by_uid.values():
        if member.endswith("1.dcm"):
            assert is_gone(pixels, (220, 20), "03/11/1948")
        else:
            assert all(is_readable(pixels, place, text) for place, text in TECHNICAL.items())
