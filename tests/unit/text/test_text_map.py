"""Lines are cut from patches whatever the shape of the patch."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fw_gear_presidio.text.text_map import cut_from_patches


@given(
    rows=st.integers(1, 14),
    columns=st.integers(1, 40),
    share=st.floats(0.1, 0.9),
    seed=st.integers(0, 2**32 - 1),
)
def test_no_patch_is_too_small_to_be_cut(rows: int, columns: int, share: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    before = (rng.random((rows, columns)) < share).astype(np.float32)
    after = before.copy()
    cut_from_patches(after, 0.3)
    assert ((after == before) | (after == 0)).all()
