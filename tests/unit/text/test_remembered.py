"""What is remembered of an instance's text is forgotten with the call."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fw_gear_presidio.text.recognizers import dates, names, numbers
from fw_gear_presidio.text.recognizers.fields import _LABEL, labels_of
from fw_gear_presidio.text.recognizers.remembered import remembered, remembering
from fw_gear_presidio.text.recognizers.rules import rows_of

calls: list[str] = []


@remembered
def upper(text: str) -> str:
    calls.append(text)
    return text.upper()


@pytest.fixture(autouse=True)
def no_calls() -> None:
    calls.clear()


def test_within_the_block_equal_texts_are_looked_at_once() -> None:
    with remembering():
        assert [upper("a"), upper("b"), upper("a")] == ["A", "B", "A"]
    assert calls == ["a", "b"]


def test_nothing_is_kept_without_the_block_or_after_it() -> None:
    with pytest.raises(AttributeError), remembering():
        upper(upper("a") and None)
    upper("a")
    upper("a")
    assert calls == ["a", None, "a", "a"]


PIECES = (
    "12/03/", "12/03/2024", "2024", "03", "14:55", "Dr.", "Smith", ",", "John", "DOE^JOHN", "M",
    "34", "y", "PO", "box 12", "1985-", "+1", "(555)", "123-4567", "MRN:", "no", ".", "Patient",
    "Name", "Mar", "ID", "Nurse", "MD", "CA", "94110", "Main", "Street", "12", "ann@example",
    "org", "1.2.840.", "Rev", "kg", "GMT", "(M)", "\u00e9t\u00e9", "5",
)  # fmt: skip
pages = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\t", "\n", "\n"])), max_size=14
).map(lambda parts: "".join(piece + glue for piece, glue in parts).rstrip())


@given(pages)
def test_no_rule_looks_beyond_its_row(text: str) -> None:
    """So that a row can be judged by itself, and once."""
    for rule in (*dates._DATES, *numbers._RULES, *names._RULES):
        by_row = [m.moved(start) for start, row in rows_of(text) for m in rule.matches(row)]
        assert list(rule.matches(text)) == by_row, rule.name


@given(pages)
def test_no_label_crosses_a_segment(text: str) -> None:
    assert [(label.start, label.end) for label in labels_of(text)] == [
        found.span() for found in _LABEL.finditer(text)
    ]


def test_an_east_asian_date_may_go_on_in_the_next_row() -> None:
    assert [(m.start, m.end) for m in dates.find_dates("MI 1\n2024年\n3月5日")] == [(5, 15)]
