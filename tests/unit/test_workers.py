"""How worker processes share the cores of a machine, and what ends a run of several."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.cines import Sector, write
from fw_gear_presidio import redact
from fw_gear_presidio.errors import ModelError
from fw_gear_presidio.workers import shares_of


@given(st.integers(1, 16), st.integers(1, 24))
def test_no_worker_is_without_a_core_and_none_shares_one_without_need(
    cores: int, workers: int
) -> None:
    machine = [2 * number + 1 for number in range(cores)]
    shares = shares_of(machine, workers)
    assert len(shares) == workers
    assert all(share and set(share) <= set(machine) for share in shares)
    assert len({len(share) for share in shares}) == 1
    given_out = [core for share in shares for core in share]
    if workers <= cores:
        assert len(set(given_out)) == len(given_out) > cores - workers
    else:
        assert set(given_out) == set(machine)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_model_that_cannot_be_loaded_ends_the_run(tmp_path: Path, jobs: int) -> None:
    source = write(tmp_path / "still.dcm", Sector(64, 96), 1)
    output = tmp_path / "out"
    with pytest.raises(ModelError, match="no NER model"):
        redact([source], output, ner_models=(tmp_path / "absent",), jobs=jobs)
    assert not list(output.iterdir())
