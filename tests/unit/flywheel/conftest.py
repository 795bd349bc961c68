from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out


@pytest.fixture
def fake() -> Iterator[FakeFlywheel]:
    with FakeFlywheel() as server:
        yield server


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Stands for an input file where nothing opens it."""
    path = tmp_path / "scan.dcm"
    path.write_bytes(b"no image")
    return path


@pytest.fixture
def folder(fake: FakeFlywheel, tmp_path: Path, picture: Path) -> GearFolder:
    """A gear's folder with that file as its input."""
    return lay_out(tmp_path / "gear", fake, picture, {})


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fw_gear_presidio.flywheel.protocol.WAIT_SECONDS", 0.0)


@pytest.fixture(autouse=True)
def _logging_restored() -> Iterator[None]:
    """The gear sets up the process's log; other tests want it as it was."""
    root, package = logging.getLogger(), logging.getLogger("fw_gear_presidio")
    before = (root.handlers, root.level, package.level)
    yield
    root.handlers, root.level, package.level = before[0], before[1], before[2]
    logging.captureWarnings(capture=False)
