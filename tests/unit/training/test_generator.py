"""The data that made the bundled model: reproducible, consistent, nothing tests what trained."""

import itertools
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("faker", reason="needs the extra 'training'")
pytest.importorskip("names", reason="needs the extra 'training'")
pytest.importorskip("spellchecker", reason="needs the extra 'training'")
pytest.importorskip("django", reason="needs the extra 'training'")

import training
from training import blocks, clauses
from training.codes import code, glyph
from training.findings import finding
from training.foreign_words import FOREIGN
from training.forms import empty_form, letterhead, stacked
from training.generator import assemble, pages
from training.institutions import Institutions
from training.layout_noise import disturbed
from training.maker import ENTITY, Maker
from training.more_names import more_names
from training.name_forms import placeholder
from training.names import NameSource, every_name, locales
from training.noise import garble
from training.places import Places
from training.pools import Split, only, split_of
from training.romanise import is_latin, romanise
from training.tables import worklist
from training.technical import fill, split_list
from training.tokens import LABELS
from training.trades import Trades
from training.ui_texts import ui_texts
from training.view_words import VIEWS
from training.word_lists import common_words

ENTITIES = set(LABELS[1:])


@pytest.fixture(scope="module")
def some_pages():
    return list(pages(Split.TRAIN, 5, 400))


def test_a_seed_always_makes_the_same_pages(some_pages):
    assert list(pages(Split.TRAIN, 5, 50)) == some_pages[:50]
    assert list(pages(Split.TRAIN, 6, 50)) != some_pages[:50]
    assert list(pages(Split.HELD_OUT, 5, 50)) != some_pages[:50]


def test_the_pages_do_not_depend_on_the_order_of_sets():
    """Python gives texts other hashes in every process."""
    code = (
        "import zlib; from training.generator import pages; from training.pools import Split; "
        "print(zlib.crc32(repr(list(pages(Split.TRAIN, 5, 30))).encode()))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(training.__file__).parents[1],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "13")
    }
    assert len(said) == 1


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
        # A list too short to be split tests with what it has.
        if all(split_of(n) is Split.HELD_OUT for n in names)
        for name in names
    }
    assert len(tested) > 5000
    assert not trained & tested


def test_the_two_sides_share_no_institution_sentence_or_term():
    train = Maker(Split.TRAIN, random.Random(1))
    held_out = Maker(Split.HELD_OUT, random.Random(1))
    names = NameSource(Split.TRAIN)
    both = Places(Split.TRAIN, names), Places(Split.HELD_OUT, names)
    makers = [Institutions(side, names, places) for side, places in zip(Split, both, strict=True)]
    assert set(both[0]._cities.items).isdisjoint(both[1]._cities.items)
    assert set(makers[0]._saints.items).isdisjoint(makers[1]._saints.items)
    for pool in ("_jobs", "_works"):
        left = set(getattr(Trades(Split.TRAIN), pool).items)
        assert left.isdisjoint(getattr(Trades(Split.HELD_OUT), pool).items), pool
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


def _letters(block):
    """All characters of a block with their label, blanks aside."""
    return [
        (char, label)
        for row in block
        for segment in row
        for text, label in segment
        for char in text
        if not char.isspace()
    ]


def test_a_disturbed_layout_keeps_every_character_and_its_label():
    rng = random.Random(8)
    maker = Maker(Split.TRAIN, rng)
    changed = 0
    for _ in range(300):
        block = blocks.page(maker)
        other = disturbed(block, rng)
        assert _letters(other) == _letters(block)
        assert all(row and all(segment for segment in row) for row in other)
        changed += assemble(other).text != assemble(block).text
    assert changed > 60


@pytest.mark.parametrize("block", [stacked, empty_form])
def test_names_of_fields_are_no_phi_wherever_their_values_stand(block):
    rng = random.Random(9)
    maker = Maker(Split.TRAIN, rng)
    for _ in range(100):
        pieces = [piece for row in block(maker) for segment in row for piece in segment]
        assert pieces[0][1] is None
        assert {label for _, label in pieces} <= {None, *ENTITY.values()}


def test_a_letterhead_names_an_institution():
    maker = Maker(Split.TRAIN, random.Random(10))
    for _ in range(50):
        segments = [segment for row in letterhead(maker) for segment in row]
        filled = [s for s in segments if any(label for _, label in s)]
        assert len(filled) >= len(segments) - 2
    assert any("ORGANIZATION" in {label for _, label in s} for s in segments)


def test_a_title_in_a_sentence_is_a_word_of_the_sentence():
    maker = Maker(Split.TRAIN, random.Random(11))
    staff = [piece for _ in range(900) for piece in maker._slot("S")]
    names = {text for text, label in staff if label}
    others = {text.strip(" ,") for text, label in staff if not label}
    assert {"Dr.", "Prof.", "MD"} <= others
    assert not any(name.startswith(("Dr. ", "Prof. ")) for name in names)


def test_codes_and_glyphs_are_short_and_never_empty():
    rng = random.Random(12)
    codes = {code(rng) for _ in range(2000)}
    assert all(text.strip() and len(text) < 60 for text in codes)
    assert len(codes) > 1500
    assert all(1 <= len(glyph(rng)) <= 2 for _ in range(50))


def test_a_placeholder_reads_like_a_name_in_some_casing():
    rng = random.Random(13)
    found = {placeholder(rng) for _ in range(500)}
    assert {"ANONYMOUS", "DOE"} <= {text.upper() for text in found}
    assert all(any(c.isalpha() for c in text) for text in found)


def test_a_sentence_from_parts_names_somebody_or_something_or_nobody():
    rng = random.Random(3)
    slots = {f"{{{letter}}}" for letter in "PGFSOLDBHITEUWA"}
    for _ in range(500):
        named, plain = (clauses.sentence(rng, phi=phi) for phi in (True, False))
        assert any(slot in named for slot in slots)
        assert not any(slot in plain for slot in slots)


def test_common_words_are_in_no_list_of_names():
    names = {name.casefold() for name in every_name()}
    words = common_words()
    assert len(words["en"]) > 10_000
    assert not any(word in names for language in words.values() for word in language)


@pytest.mark.parametrize("templates", [VIEWS, FOREIGN])
def test_templates_are_filled_to_the_end(templates):
    rng = random.Random(4)
    for template in split_list(templates):
        for _ in range(5):
            assert not set("<>[]|{}") & set(fill(template, rng)), template


def test_messages_of_programs_are_texts_without_dates_languages_or_stray_braces():
    texts = ui_texts()
    assert {"en", "de", "el", "sl", "vi"} <= set(texts)
    assert "Password reset" in texts["en"]
    assert "Abmelden" in texts["de"]
    assert not {"January", "Oct.", "Friday", "German", "today", "%d day ago"} & set(texts["en"])
    assert not {"Januar", "Okt.", "Freitag", "Deutsch"} & set(texts["de"])
    for message in (message for found in texts.values() for message in found):
        assert "%(" not in message
        assert not {"{", "}"} & set(message.replace("{n}", ""))


def test_messages_are_drawn_from_one_side_of_the_split():
    known = {t for found in ui_texts().values() for t in found if "{" not in t}
    for split in Split:
        technical, rng = Maker(split, random.Random(1)).technical, random.Random(2)
        drawn = {technical.message(rng, long=n % 2 == 0) for n in range(300)} & known
        assert len(drawn) > 100
        assert {split_of(text) for text in drawn} == {split}
        assert all(map(is_latin, drawn))


def test_a_korean_name_is_on_one_side_of_the_split_in_all_its_forms():
    given, _ = more_names()["korean"]
    assert {"Jihun", "Ji-hun", "Ji-Hun", "Ji Hun", "JiHun"} <= given
    sides = {}
    for name in given:
        sides.setdefault("".join(filter(str.isalpha, name.lower())), set()).add(split_of(name))
    assert len(sides) > 1000
    assert all(len(side) == 1 for side in sides.values())


def test_findings_fill_every_slot_and_name_nobody():
    rng = random.Random(12)
    made = [finding(rng) for _ in range(3000)]
    assert not any(set("<>{}|") & set(text) for text in made)
    assert len(set(made)) > 2500
    maker = Maker(Split.TRAIN, rng)
    assert not any(label for _ in range(300) for _, label in maker.technical_sentence())


def test_an_age_in_a_table_without_names_of_columns_has_its_unit():
    maker = Maker(Split.TRAIN, random.Random(13))
    headless = bare_ages = counts = 0
    for _ in range(2000):
        rows = worklist(maker)
        cells = [piece for row in rows for segment in row for piece in segment]
        ages = [text for text, label in cells if label == "AGE"]
        if not ages:
            continue
        # A title is one piece; a table's cells may stand in one segment.
        first = next(row for row in rows if sum(len(segment) for segment in row) > 1)
        if any(label for segment in first for _, label in segment):
            headless += 1
            assert not any(age.isdigit() for age in ages)
            counts += any(text.isdigit() for text, label in cells if label is None)
        else:
            bare_ages += any(age.isdigit() for age in ages)
    assert min(headless, bare_ages, counts) > 20


def test_settings_stand_right_behind_phi_on_run_on_rows():
    maker = Maker(Split.TRAIN, random.Random(14))
    behind = 0
    for _ in range(200):
        for (segment,) in blocks.run_on(maker):
            labels = [label for text, label in segment if text.strip()]
            behind += any(one and not two for one, two in itertools.pairwise(labels))
    assert behind > 150


def test_what_trades_are_called_is_put_together_to_train_only():
    train, held_out = Trades(Split.TRAIN), Trades(Split.HELD_OUT)
    rng = random.Random(16)
    listed = {text.casefold() for text in (*train._works.items, *train._jobs.items)}
    assert any(train.profession(rng).casefold() not in listed for _ in range(100))
    listed = {text.casefold() for text in (*held_out._works.items, *held_out._jobs.items)}
    assert all(held_out.profession(rng).casefold() in listed for _ in range(300))
