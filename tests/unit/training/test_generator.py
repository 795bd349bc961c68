"""The data that made the bundled model: reproducible, consistent, nothing tests what trained."""

import random

import pytest

pytest.importorskip("faker", reason="needs the extra 'training'")
pytest.importorskip("names", reason="needs the extra 'training'")

from training.generator import pages
from training.maker import Maker
from training.names import NameSource, locales
from training.noise import garble
from training.pools import Split, only, split_of
from training.romanise import is_latin, romanise
from training.technical import fill, split_list

ENTITIES = {
    "PERSON",
    "DATE_TIME",
    "LOCATION",
    "AGE",
    "ID",
    "PROFESSION",
    "ORGANIZATION",
    "PHONE_NUMBER",
    "ZIP",
    "USERNAME",
    "EMAIL",
}


@pytest.fixture(scope="module")
def some_pages():
    return list(pages(Split.TRAIN, 5, 400))


def test_a_seed_always_makes_the_same_pages(some_pages):
    assert list(pages(Split.TRAIN, 5, 50)) == some_pages[:50]
    assert list(pages(Split.TRAIN, 6, 50)) != some_pages[:50]
    assert list(pages(Split.HELD_OUT, 5, 50)) != some_pages[:50]


def test_spans_lie_on_words_and_never_cross_a_segment(some_pages):
    for page in some_pages:
        for start, end, label in page.spans:
            text = page.text[start:end]
            assert text == text.strip() != ""
            assert not {"\t", "\n"} & set(text)
            assert label in ENTITIES
        ends = [0, *(span.end for span in page.spans)]
        assert all(span.start >= end for span, end in zip(page.spans, ends, strict=False))


def test_technical_segments_hold_no_phi(some_pages):
    for page in some_pages:
        for start, end in page.technical:
            assert not any(span.start < end and start < span.end for span in page.spans)


def test_every_entity_and_pages_without_any_occur(some_pages):
    assert {span.label for page in some_pages for span in page.spans} == ENTITIES
    without = sum(not page.spans for page in some_pages)
    assert 0.15 < without / len(some_pages) < 0.45


def test_the_name_of_a_field_is_not_part_of_its_value(some_pages):
    text = next(p for p in pages(Split.TRAIN, 9, 2000) if "DOB:" in p.text and p.spans)
    at = text.text.index("DOB:")
    assert not any(span.start <= at < span.end for span in text.spans)


def test_no_name_is_on_both_sides():
    train, held_out = locales(Split.TRAIN), locales(Split.HELD_OUT)
    trained = {
        name.casefold() for lists in train.values() for name in (*lists.given, *lists.family)
    }
    tested = {
        name.casefold()
        for lists in held_out.values()
        for names in (lists.given, lists.family)
        for name in names
        # A list too short to be split tests with what it has.
        if all(split_of(n) is Split.HELD_OUT for n in names)
    }
    assert len(tested) > 5000
    assert not trained & tested


def test_the_two_sides_share_no_institution_sentence_or_term():
    train = Maker(Split.TRAIN, random.Random(1))
    held_out = Maker(Split.HELD_OUT, random.Random(1))
    for pool in ("_cities", "_jobs", "_works", "_saints"):
        left = set(getattr(train.values, pool).items)
        assert left.isdisjoint(getattr(held_out.values, pool).items), pool
    for pool in ("_terms", "_eponyms"):
        left = set(getattr(train.technical, pool).items)
        assert left.isdisjoint(getattr(held_out.technical, pool).items), pool
    assert set(train._sentences.items).isdisjoint(held_out._sentences.items)


def test_every_origin_of_names_gives_latin_names():
    assert len(locales(Split.TRAIN)) > 80
    rng = random.Random(3)
    for locale in locales(Split.TRAIN):
        if "@latin" in locale:
            person = NameSource(Split.TRAIN, locale=locale).person(rng)
            assert is_latin(person.given + person.family), locale


@pytest.mark.parametrize(
    ("native", "latin"),
    [("Иван Щукин", "Ivan Shchukin"), ("Γιώργος", "Giorgos"), ("김", "Gim"), ("José", "José")],
)
def test_romanise(native, latin):
    assert romanise(native) == latin


def test_ocr_errors_never_empty_a_text():
    rng = random.Random(4)
    assert all(garble("a1 -", rng, 0.9).strip() for _ in range(500))


def test_split_is_by_the_text_alone():
    items = [f"name {n}" for n in range(1000)]
    left, right = only(items, Split.TRAIN), only(reversed(items), Split.HELD_OUT)
    assert sorted(left + right) == sorted(items)
    assert 40 < len(right) < 130


def test_templates_are_filled():
    rng = random.Random(5)
    assert split_list("a<1-2>|[x|y] z|b") == ["a<1-2>", "[x|y] z", "b"]
    assert fill("[x|y] z", rng) in ("x z", "y z")
    assert -5 <= int(fill("<-5--2>", rng)) <= -2
    assert len(fill("<00-09>", rng)) == 2
