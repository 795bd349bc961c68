"""How long learning takes, and what a limit in minutes does to it."""

import pytest

pytest.importorskip("torch", reason="needs the extra 'training'")
pytest.importorskip("transformers", reason="needs the extra 'training'")
pytest.importorskip("faker", reason="needs the extra 'training'")

from training.learning import Plan


def test_the_rate_rises_stays_and_falls_to_zero():
    plan = Plan(steps=1000, warm_up=100, cooling=0.3)
    rates = [plan.rate_at(step) for step in range(1001)]
    assert rates[:100] == sorted(rates[:100])
    assert set(rates[100:701]) == {plan.rate}
    assert rates[700:] == sorted(rates[700:], reverse=True)
    assert rates[1000] == 0


@pytest.mark.parametrize(("seconds", "steps"), [(50, 8000), (100, 6000), (200, 3000)])
def test_a_slow_run_is_shortened_to_what_fits(seconds, steps):
    assert Plan(steps=8000, minutes=100).shortened(100, seconds).steps == steps


def test_without_a_limit_nothing_is_shortened():
    assert Plan(steps=8000).shortened(100, 1e6).steps == 8000


def test_cooling_is_never_cut():
    late = Plan(steps=8000, cooling=0.25, minutes=10).shortened(5000, 5000)
    assert not late.cools(5000)
    assert late.cools(5001)
    assert late.rate_at(5000) == pytest.approx(late.rate, rel=0.01)


def test_what_was_learned_before_the_cut_does_not_depend_on_it():
    long, short = Plan(steps=8000), Plan(steps=4000)
    assert all(long.rate_at(step) == short.rate_at(step) for step in range(2800))
