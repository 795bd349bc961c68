"""How worker processes share the cores of a machine."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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
