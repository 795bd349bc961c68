"""A model that is asked for a sample of a counter's values says what it says when asked for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from fw_gear_presidio.domain import Entity, EntityType, Reason
from fw_gear_presidio.settings import BUNDLED_MODEL, Settings
from fw_gear_presidio.text.analyzer import Analyzer
from fw_gear_presidio.text.recognizers.sampling import find_by_sample
from tests.unit.text.conftest import page_of

THRESHOLD = 0.3
OVERLAY = "SMITH, JOHN\tMI 0.9\nID 4711-0815\nDr. Miller"

Score = Callable[[str, str], float]
"""Of a word, on a page."""


class Model:
    """Says what each word of a page is worth; ``asked`` holds the pages it was asked for."""

    def __init__(self, score: Score, kind: EntityType = EntityType.ID) -> None:
        self._score = score
        self._kind = kind
        self.asked: list[str] = []

    def find(self, texts: Sequence[str]) -> list[list[Entity]]:
        self.asked += texts
        return [self.of(text) for text in texts]

    def of(self, text: str) -> list[Entity]:
        return [
            Entity(self._kind, *word.span(), score, Reason("model"))
            for word in regex.finditer(r"\S+", text)
            if (score := self._score(word.group(), text)) > 0
        ]


def decided(found: Sequence[Sequence[Entity]]) -> list[list[tuple[EntityType, int, int]]]:
    """What counts: findings from the threshold on."""
    return [[(e.entity, e.start, e.end) for e in page if e.score >= THRESHOLD] for page in found]


def counter(pages: int, row: str = "IM {:04}") -> list[str]:
    return [f"{OVERLAY}\n{row.format(n)}" for n in range(pages)]


def found_in_all(model: Model, texts: Sequence[str]) -> bool:
    """Whether the findings are those of every page judged by itself."""
    found = find_by_sample(model.find, texts, THRESHOLD)
    return decided(found) == decided([model.of(text) for text in texts])


def test_of_a_counter_a_few_values_are_judged_and_all_have_the_findings() -> None:
    model, texts = Model(lambda word, _: 0.9 if word in ("SMITH,", "JOHN") else 0), counter(300)
    assert found_in_all(model, texts)
    assert len(model.asked) == 16
    assert {texts[0], texts[-1]} <= set(model.asked)


def test_a_counter_that_is_phi_on_the_whole_sample_is_phi_on_all_pages() -> None:
    model = Model(lambda word, page: 0.9 + len(page) / 1000 if word.isdigit() else 0)
    found = find_by_sample(model.find, counter(300), THRESHOLD)
    assert all(page[-1].end - page[-1].start == 4 for page in found)
    assert len(model.asked) == 16


@pytest.mark.parametrize("value", ["0000", "0119", "0299"])
def test_one_value_of_the_sample_that_is_phi_has_all_judged(value: str) -> None:
    model, texts = Model(lambda word, _: 0.5 if word == value else 0), counter(300)
    assert found_in_all(model, texts)
    assert len(model.asked) == 300


def test_a_name_that_only_some_values_reveal_is_judged_on_every_page() -> None:
    def score(word: str, page: str) -> float:
        return 0.6 if word == "Miller" and page[-1] in "02468" else 0

    model, texts = Model(score), counter(300)
    assert found_in_all(model, texts)
    assert sorted(model.asked) == sorted(texts)


@pytest.mark.parametrize(("low", "high"), [(0.31, 0.33), (0.35, 0.97)])
def test_what_the_whole_sample_has_all_pages_have(low: float, high: float) -> None:
    def score(word: str, page: str) -> float:
        return 0 if word != "4711-0815" else high if page.endswith("0") else low

    model, texts = Model(score), counter(300)
    found = find_by_sample(model.find, texts, THRESHOLD)
    assert {(entity.start, entity.end) for page in found for entity in page} == {
        (entity.start, entity.end) for entity in model.of(texts[0])
    }
    assert all(found)
    assert len(model.asked) == 16


@pytest.mark.parametrize(("low", "high"), [(0.28, 0.28), (0.29, 0.31), (0.2, 0.27)])
def test_scores_that_may_cross_the_threshold_have_all_judged(low: float, high: float) -> None:
    def score(word: str, page: str) -> float:
        return 0 if word != "4711-0815" else high if page.endswith("0") else low

    model, texts = Model(score), counter(300)
    assert found_in_all(model, texts)
    assert len(model.asked) == 300


@pytest.mark.parametrize(("score", "asked"), [(0.78, 300), (0.88, 300), (0.7, 16), (0.99, 16)])
def test_a_score_that_may_decide_more_on_another_page_has_all_judged(
    score: float, asked: int
) -> None:
    """Below 0.8 plain words overrule a model, from 0.9 on a name is found in all its places."""
    model = Model(lambda word, _: score if word == "JOHN" else 0)
    assert found_in_all(model, counter(300))
    assert len(model.asked) == asked


def test_pages_that_were_not_judged_have_the_highest_score_of_the_sample() -> None:
    model = Model(lambda word, page: 0.95 + int(page[-1]) / 1000 if word == "JOHN" else 0)
    found = find_by_sample(model.find, counter(300), THRESHOLD)
    judged = dict(zip(counter(300), found, strict=True))
    assert {judged[text][0].score for text in counter(300) if text not in model.asked} == {
        max(model.of(text)[0].score for text in model.asked)
    }


@pytest.mark.parametrize("glue", ["\n", "\t", " "])
def test_another_patient_on_three_frames_of_a_counter_is_judged(glue: str) -> None:
    """Wherever the number stands: on a row of its own, beside the counter, or in its segment."""
    texts = [f"SMITH, JOHN\nID 4711-0815{glue}IM {n:04}" for n in range(300)]
    texts[100:103] = [text.replace("4711-0815", "0000-2342") for text in texts[100:103]]
    model = Model(lambda word, _: 0.9 if word == "0000-2342" else 0)
    assert found_in_all(model, texts)


def test_two_counters_show_a_sample_of_each() -> None:
    texts = [f"{text}\n{n // 20:02}" for n, text in enumerate(counter(300))]
    model = Model(lambda word, _: 0.9 if word == "07" else 0)
    assert found_in_all(model, texts)


def test_values_of_other_lengths_are_judged_apart() -> None:
    texts = counter(300, "IM {}")
    model = Model(lambda word, _: 0.9 if word.isdigit() and len(word) == 2 else 0)
    assert found_in_all(model, texts)
    assert len(model.asked) == 10 + 16 + 16


def test_few_pages_are_all_judged() -> None:
    model, texts = Model(lambda _word, _page: 0), counter(32)
    find_by_sample(model.find, texts, THRESHOLD)
    assert model.asked == texts


numbers = st.integers(0, 9999)
rows = st.sampled_from(["IM {:04}", "{:04}", "SMITH {:04}", "2024-03-{:04}", "{}", "DOB {:04} Ann"])


@given(
    templates=st.lists(rows, min_size=1, max_size=3),
    values=st.lists(st.tuples(numbers, numbers, numbers), max_size=120, unique=True),
    weights=st.dictionaries(st.sampled_from("0123456789IMSDA-"), st.floats(0, 1)),
)
def test_whatever_a_model_says_of_a_judged_page_is_kept_and_the_rest_is_common_to_the_sample(
    templates: list[str], values: list[tuple[int, int, int]], weights: dict[str, float]
) -> None:
    def score(word: str, page: str) -> float:
        return min(1.0, sum(weights.get(c, 0) for c in (word[0], word[-1], page[-1])) / 2)

    texts = list(
        dict.fromkeys(
            "\n".join(row.format(n) for row, n in zip(templates, value, strict=False))
            for value in values
        )
    )
    model = Model(score)
    found = find_by_sample(model.find, texts, THRESHOLD)
    assert len(found) == len(texts)
    assert len(set(model.asked)) == len(model.asked)
    for text, entities in zip(texts, found, strict=True):
        if text in model.asked:
            assert entities == model.of(text)
            continue
        alike = [t for t in model.asked if regex.sub(r"\d", "0", t) == regex.sub(r"\d", "0", text)]
        assert len(alike) >= 16
        assert all(decided([entities]) == decided([model.of(other)]) for other in alike)


@given(
    values=st.lists(numbers, min_size=33, max_size=80, unique=True),
    row=rows,
    phi=st.sets(st.sampled_from(["SMITH,", "JOHN", "4711-0815", "Miller", "SMITH", "Ann"])),
)
def test_for_a_model_that_reads_words_the_sample_changes_nothing(
    values: list[int], row: str, phi: set[str]
) -> None:
    model = Model(lambda word, _: 0.8 if word in phi else 0)
    assert found_in_all(model, [f"{OVERLAY}\n{row.format(n)}" for n in values])


@pytest.mark.parametrize(
    "row",
    ["0:00:{0:02}.{1:02}", "Frame {1:02}{0:02}", "0{1}/{0:02}/2024", "ID {1:02}{0:02}{1:02}{0:02}"],
)
def test_the_bundled_model_and_the_rules_find_on_a_counters_pages_what_they_find_on_each(
    settings: Callable[..., Settings], row: str
) -> None:
    analyzer = Analyzer(settings(ner_models=(BUNDLED_MODEL,)))
    pages = [page_of(f"{OVERLAY}\n{row.format(n % 31 + 1, n // 31)}") for n in range(62)]
    alone = [found for page in pages for found in analyzer.analyze([page], ())]
    assert decided(analyzer.analyze(pages, ())) == decided(alone)


def test_rules_judge_every_page_of_a_counter(settings: Callable[..., Settings]) -> None:
    pages = [page_of(f"MI 0.9\n{n + 40:02}/77/{n:04}") for n in range(59)]
    pages[41] = page_of("MI 0.9\n12/03/2024")
    found = Analyzer(settings(ner_models=(BUNDLED_MODEL,))).analyze(pages, ())
    assert [e.entity for e in found[41]] == [EntityType.DATE_TIME]
