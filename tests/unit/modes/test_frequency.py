"""Entity Frequency Threshold: same text, same place, share of frames."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fw_gear_presidio.domain import BoundingBox, EntityType, FrameSet, Reason
from fw_gear_presidio.modes.frequency import Occurrence, findings_of

PLACE = BoundingBox(10, 10, 60, 24)


def seen(
    frames: list[int], text: str = "DOE", place: BoundingBox = PLACE, score: float = 0.5
) -> Occurrence:
    return Occurrence(
        EntityType.PERSON, text, (place,), FrameSet.of(frames), score, Reason("pattern", "x")
    )


@given(st.sets(st.integers(0, 19), min_size=1), st.integers(0, 100))
def test_from_the_threshold_on_all_frames_below_it_only_its_own(
    frames: set[int], threshold: int
) -> None:
    occurrences = [seen([frame]) for frame in sorted(frames)]
    (finding,) = findings_of(occurrences, number_of_frames=20, threshold=threshold)
    expected = set(range(20)) if len(frames) / 20 >= threshold / 100 else frames
    assert set(finding.frames) == expected


def test_a_single_frame_is_unaffected() -> None:
    (finding,) = findings_of([seen([0])], number_of_frames=1, threshold=100)
    assert list(finding.frames) == [0]


def test_other_text_at_the_same_place_is_another_entity() -> None:
    found = findings_of([seen([0], "12:01"), seen([1], "12:02")], number_of_frames=10, threshold=20)
    assert [list(finding.frames) for finding in found] == [[0], [1]]


def test_the_same_text_at_another_place_is_another_entity() -> None:
    elsewhere = BoundingBox(200, 10, 250, 24)
    found = findings_of(
        [seen([0, 1]), seen([2], place=elsewhere)], number_of_frames=10, threshold=30
    )
    assert [list(finding.frames) for finding in found] == [[0, 1], [2]]


def test_equal_texts_on_one_picture_are_two_occurrences() -> None:
    apart = [BoundingBox(10, y, 60, y + 14) for y in (10, 40, 70)]
    found = findings_of(
        [seen([0], "01/02/2020", place) for place in apart], number_of_frames=1, threshold=30
    )
    assert [finding.boxes for finding in found] == [(place,) for place in apart]


def test_jittering_boxes_are_covered_on_every_frame() -> None:
    (finding,) = findings_of(
        [seen([0]), seen([1], place=BoundingBox(12, 9, 63, 23), score=0.9)],
        number_of_frames=2,
        threshold=30,
    )
    assert finding.boxes == (BoundingBox(10, 9, 63, 24),)
    assert finding.score == 0.9


def test_frames_stay_in_order() -> None:
    occurrences = [seen([frame]) for frame in (11, 2, 10, 0, 1)]
    (finding,) = findings_of(occurrences, number_of_frames=300, threshold=30)
    assert finding.frames.to_dicom() == [[1, 3], [11, 12]]
