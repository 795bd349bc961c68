"""The words that recognizers know are those of training's texts, and nobody's name."""

import pytest

pytest.importorskip("faker", reason="needs the extra 'training'")
pytest.importorskip("phonenumbers", reason="needs presidio-analyzer")

from training.jargon import FILE, jargon
from training.names import every_name


def test_the_file_is_what_the_command_writes():
    assert FILE.read_text(encoding="utf-8").split() == jargon()


def test_no_word_is_a_name():
    assert not {name.lower() for name in every_name()} & set(jargon())
