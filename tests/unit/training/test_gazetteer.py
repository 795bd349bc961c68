"""The places that stand alone are those of the lists, and no word of an image."""

import pytest

pytest.importorskip("faker", reason="needs the extra 'training'")
pytest.importorskip("phonenumbers", reason="needs presidio-analyzer")

from training.gazetteer import (
    FILE,
    GIVEN_FILE,
    NAMES_FILE,
    given_names,
    person_names,
    places,
)

KNOWN = set(FILE.read_text(encoding="utf-8").splitlines())


def test_the_file_is_what_the_command_writes():
    assert FILE.read_text(encoding="utf-8").splitlines() == places()


def test_the_given_names_are_what_the_command_writes():
    assert GIVEN_FILE.read_text(encoding="utf-8").splitlines() == given_names()


def test_the_names_of_persons_are_what_the_command_writes():
    assert NAMES_FILE.read_text(encoding="utf-8").splitlines() == person_names()


@pytest.mark.parametrize("word", ["memory", "case", "axial", "hill", "barium"])
def test_frequent_words_are_no_names_that_need_a_list(word):
    assert word not in NAMES_FILE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["moncton", "timisoara", "abeokuta", "ostrava"])
def test_towns_are_known(name):
    assert name in KNOWN


@pytest.mark.parametrize("word", ["bursa", "front", "sella", "boston", "olympus", "axial", "canal"])
def test_words_that_images_show_are_not(word):
    assert word not in KNOWN
