"""The words that recognizers know are those of training's texts, and nobody's name."""

import pytest

pytest.importorskip("faker", reason="needs the extra 'training'")
pytest.importorskip("phonenumbers", reason="needs presidio-analyzer")

from training.jargon import FILE, REPORT_FILE, jargon, words_of_reports
from training.names import every_name

KNOWN = set(FILE.read_text(encoding="utf-8").split())


def test_the_file_is_what_the_command_writes():
    assert FILE.read_text(encoding="utf-8").split() == jargon()


def test_the_words_of_reports_are_what_the_command_writes():
    assert REPORT_FILE.read_text(encoding="utf-8").split() == words_of_reports()


def test_no_word_is_a_name():
    words = set(jargon()) | set(words_of_reports())
    assert not {name.lower() for name in every_name()} & words


NAMES = """
venu pani oleh jeun bimbo ngozi okonkwo mbeki dlamini mokoena banda phiri mwangi otieno
wanjiru tesfaye bekele abebe diallo traore keita sesay koroma adeyemi okafor chukwu nguyen
tran pham hoang huynh phan dang bui duong reyes santos cruz bautista ocampo wijaya santoso
hidayat siregar nasution tan lim ong teo goh chua koh yeo zhang liu zhao huang zhou xu sun
tanaka suzuki sato watanabe kobayashi kimura hayashi shimizu park choi jung kang cho yoon
sharma gupta patel reddy iyer menon nair pillai mukherjee banerjee chatterjee rao naidu
khan ahmed hussain malik chaudhry qureshi siddiqui rahman chowdhury perera fernando silva
jayawardena thapa gurung tamang rinpoche bat-erdene nazarbayev aliyev mammadov petrosyan
kvaratskhelia ivanov petrova shevchenko kovalenko bondarenko nowak kowalski novak svoboda
horvat nagy szabo popescu ionescu dimitrov papadopoulos yilmaz demir celik ozturk cohen levy
mizrahi haddad khoury mansour nasser farouk benali bouazza haile mensah owusu boateng
johansson lindqvist virtanen korhonen tamm berzins kazlauskas jonsdottir murphy byrne
doyle ottonello settegast shinozuka brewerton romanowsky kurzbauer fischer schneider
bianchi ricci garcia fernandez goncalves ferreira dubois lefebvre janssens peeters
guadagno pollice mignolo nagib serik kosti önder onder iga żyła zyla řezák rezak strzałka górny
shtylla guri tanko danka merit vahe cordón grueso łopatka ruhe oben brok haas stein palm berg
lưu toàn thùy công
"""
"""Frequent ones; the lists lack some of them."""


def test_no_word_is_a_frequent_name():
    assert not set(NAMES.split()) & (KNOWN | set(words_of_reports()))


@pytest.mark.parametrize("word", ["there", "compared", "moderate", "elastography", "sclerosis"])
def test_ordinary_and_medical_words_are_known(word):
    assert word in KNOWN


@pytest.mark.parametrize(
    "word", ["community", "foundation", "nurse", "therapist", "avenue", "valley"]
)
def test_words_of_institutions_streets_and_professions_are_not(word):
    assert word not in KNOWN


@pytest.mark.parametrize(
    "word",
    [
        "elleboog",
        "Belichtungszeit",
        "mâchoire",
        "costillas",
        "colze",
        "avambraccio",
        "cotovelo",
        "gleznă",
        "łokieć",
        "hlezno",
        "zápästie",
        "gleženj",
        "gležanj",
        "Összdózis",
        "armbåge",
        "albuen",
        "Sivukuva",
        "küünarnukk",
        "elkonis",
        "alkūnė",
        "dirsek",
        "kelingking",
        "bërryl",
        "Zwangerschap",
        "crosshair",
        "localizer",
        "cephalometry",
    ],
)
def test_words_of_the_body_of_settings_and_of_viewers_are_known(word):
    assert word.lower() in KNOWN
