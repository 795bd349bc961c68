"""Identifiers and contact data."""

from __future__ import annotations

import random
import string

from training.name_forms import user_name
from training.names import NameSource
from training.places import Places
from training.romanise import romanise

_ID_SHAPES = (
    "#######|########|######|#####|##########|#########|############|###########|####-###-###|###-##-####|"
    "##-##-##|??######|?#######|?######|###-###-###|MRN#######|PID######|P######|ID#######|PAT-#####|A########|"
    "ACC#######|##?#####|????####|??-####-###|##########?|#############?|E########|US-####-#####|CT##-#####|"
    "####/##|#####/####|######-####|###### ####|### ### ####|######/####|S##-#####|19####-####|######?####|?##?###?|"
    "US########|MR#######|XR-######|##-######|RX########|H########|K#######|00######|000######|????-####|#.#.#####|"
    "####.####.####|?-######|??##?#####|###.###.###-##|########-?|?????##?##?###?|##.##.##-###.##|#### #### ####|"
    "#####?##|#####?##|######?##|####?###|1.2.840.######.#.###.#####.####|####_####|##-####-######|####????##|X####|Z#####|####-#####|########.#|##:#####|"
    "0#############?|TEST###|VA######|#######?|R######|?/######|PAT####|CASE-####|EXP#####|STU########|20##-######|20########"
).split("|")
_MAILS = (
    "com org net edu de fr it es nl co.uk gov ch at health com.br jp care info eu se pl".split()
)


def identifier(rng: random.Random) -> str:
    """A patient, accession, study or insurance number."""
    shape = _ID_SHAPES[int(rng.random() * len(_ID_SHAPES))]
    if rng.random() < 0.15:
        shape = (
            "".join(rng.choice("####?-") for _ in range(rng.randint(5, 13))).strip("-") or "######"
        )
        if "#" not in shape:
            shape += "###"
    text = "".join(
        rng.choice("0123456789")
        if c == "#"
        else rng.choice(string.ascii_uppercase)
        if c == "?"
        else c
        for c in shape
    )
    return text.lower() if rng.random() < 0.05 else text


def social_security(rng: random.Random) -> str:
    """A number of a person, in the form of one of several countries."""
    n = rng.randint
    return rng.choice(
        (
            f"{n(1, 899):03d}-{n(1, 99):02d}-{n(1, 9999):04d}",
            f"{n(100, 999)} {n(100, 999)} {n(1000, 9999)}",
            f"{n(100000, 319999)}-{n(1000, 9999)}",
            f"{n(100000, 319999)}{rng.choice('-+A')}{n(100, 999)}{rng.choice('ABCDEFHJKLM')}",
            f"{n(1, 2)} {n(10, 99)} {n(10, 12)} {n(10, 95)} {n(100, 999)} {n(100, 999)}",
            f"{n(100, 999)}.{n(100, 999)}.{n(100, 999)}-{n(10, 99)}",
        )
    )


def phone(rng: random.Random) -> str:
    """A telephone number or extension, in the form of one of many countries."""

    def n(count: int) -> str:
        return "".join(rng.choice("0123456789") for _ in range(count))

    return rng.choice(
        (
            f"({n(3)}) {n(3)}-{n(4)}",
            f"{n(3)}-{n(3)}-{n(4)}",
            f"{n(3)}.{n(3)}.{n(4)}",
            f"+1 {n(3)} {n(3)} {n(4)}",
            f"+{rng.randint(20, 99)} {n(2)} {n(4)} {n(4)}",
            f"+{rng.randint(20, 99)} ({rng.choice(('0', ''))}){n(3)} {n(6)}",
            f"0{n(3)}/{n(6)}",
            f"0{n(2)} {n(3)} {n(2)} {n(2)}",
            f"0{n(1)} {n(2)} {n(2)} {n(2)} {n(2)}",
            f"+{rng.randint(20, 99)}{n(9)}",
            f"0{n(3)}-{n(7)}",
            f"0{n(2)}-{n(4)}-{n(4)}",
            f"1-800-{n(3)}-{n(4)}",
            f"0{n(4)} {n(6)}",
            f"({n(2)}) {n(4)}-{n(4)}",
            f"{n(3)} {n(2)} {n(2)} {n(2)}",
            f"x{n(4)}",
            f"ext. {n(4)}",
            f"({n(3)}){n(3)}-{n(4)} x{n(3)}",
        )
    )


def email(rng: random.Random, names: NameSource, places: Places) -> str:
    """An address of one person at a host named after a place or another person."""
    who = user_name(names.person(rng), rng).lower()
    host = "".join(
        c
        for c in romanise(
            places.city(rng) if rng.random() < 0.6 else names.person(rng).family
        ).lower()
        if c.isascii() and c.isalpha()
    )
    host += rng.choice(("", "", "", "-clinic", "hospital", ".med", "-health", "med"))
    if rng.random() < 0.25:
        host = rng.choice(("gmail", "gmx", "yahoo", "outlook", "hotmail", "web", "example"))
    return f"{who}@{host or 'mail'}.{rng.choice(_MAILS)}"
