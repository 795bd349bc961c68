"""Runs the gear's entry point in a laid-out folder against the fake site."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

import run
from tests.fake_flywheel import FakeFlywheel, GearFolder

PHI = {(20, 20): "DOE^JANE", (220, 20): "03/11/1948", (20, 60): "MRN: 84736251"}
GEAR = "presidio-image-redactor"


def launch(folder: GearFolder) -> int:
    return run.main(folder.path)


@pytest.fixture
def fake() -> Iterator[FakeFlywheel]:
    with FakeFlywheel() as server:
        yield server


@pytest.fixture
def rules_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No statistical model: patterns alone decide, which keeps the tests exact and fast."""
    monkeypatch.setattr("fw_gear_presidio.settings._models_of", lambda _choice: ())


@pytest.fixture
def own_logging() -> Iterator[None]:
    """The gear sets up the process's log; other tests want it as it was."""
    root, package = logging.getLogger(), logging.getLogger("fw_gear_presidio")
    before = (root.handlers, root.level, package.handlers, package.level, package.propagate)
    package.handlers, package.propagate = [], True
    yield
    root.handlers, root.level, package.handlers, package.level, package.propagate = before
    logging.captureWarnings(capture=False)
