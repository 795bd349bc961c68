from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fw_gear_presidio.flywheel.tags import acquisition_tags, file_tags, output_tags

GEAR = "presidio-image-redactor"
TAGS = st.lists(st.sampled_from(["PHI-Found", "PHI-Not-Found", GEAR, "urgent", "checked"]))


@pytest.mark.parametrize(
    ("before", "phi_found", "after"),
    [
        ((), True, (GEAR, "PHI-Found")),
        ((), False, (GEAR, "PHI-Not-Found")),
        ((), None, (GEAR,)),
        (("PHI-Not-Found", "urgent"), True, ("urgent", GEAR, "PHI-Found")),
        (("PHI-Found", "urgent"), False, ("urgent", GEAR, "PHI-Not-Found")),
        (("PHI-Not-Found",), None, (GEAR,)),
        (("PHI-Found",), None, ("PHI-Found", GEAR)),
        (("PHI-Found", "PHI-Not-Found"), None, ("PHI-Found", GEAR)),
    ],
)
def test_file_tags(before: tuple[str, ...], phi_found: bool | None, after: tuple[str, ...]) -> None:
    assert file_tags(before, phi_found).after == after


@given(TAGS, st.sampled_from([True, False, None]))
def test_never_both_and_others_stay(before: list[str], phi_found: bool | None) -> None:
    change = file_tags(before, phi_found)
    assert not {"PHI-Found", "PHI-Not-Found"} <= set(change.after)
    assert {"urgent", "checked"} & set(before) == {"urgent", "checked"} & set(change.after)
    applied = (set(change.before) - set(change.remove)) | set(change.add)
    assert applied == set(change.after)
    assert file_tags(change.after, phi_found).after == change.after


def test_a_sibling_with_phi_keeps_the_acquisition_from_being_called_clean() -> None:
    assert acquisition_tags(["PHI-Found"], False, [["PHI-Found"]]).after == ("PHI-Found",)
    assert acquisition_tags(["PHI-Found"], False, [["x"], []]).after == ("PHI-Not-Found",)
    assert GEAR not in acquisition_tags([], True, []).after


def test_an_output_does_not_inherit_what_was_said_of_its_earlier_version() -> None:
    assert output_tags(["PHI-Not-Found", "keep"]).after == ("keep", GEAR)
