"""Names as overlays print them: orders, casing, titles, initials, logins, stand-ins."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from training.romanise import is_latin, romanise

if TYPE_CHECKING:
    from training.names import Person

TITLES = (
    "Dr. Dr Prof. Prof Mr Mr. Mrs Mrs. Ms Ms. Miss Herr Frau Sr. Sra. Srta. Sig. Sig.ra Dott. "
    "Dott.ssa Mme M. Mlle Dhr. Mevr. Hr. Fr. Pan Pani Drs. Ing. Doctor DR DR. Dra. Doc. MUDr. "
    "Dr.med. Rev. Sir Lady Sgt. Capt. Nurse Sister Sr Bay Bayan Shri Smt. Rabbi Judge Hon. Uz.Dr. "
    "lek. Dr.ssa Oberarzt Schwester Pr. PD Priv.-Doz."
).split()
SUFFIXES = (
    "MD M.D. MD. RDMS RVT RDCS RT RT(R) DO Jr Jr. Sr. II III IV PhD RN PA-C NP FACC FRCR MBBS "
    "RDMS,RVT CNM DDS DVM FRCS BSc RTR"
).split()


_PLACEHOLDERS = "Test Patient Demo Phantom Volunteer Training Testpatient Pat Dummy Sample".split()


def cased(text: str, rng: random.Random, *, upper: float = 0.5, lower: float = 0.05) -> str:
    """``text`` in capitals, in small letters or as it is."""
    chance = rng.random()
    if chance < upper:
        return text.upper()
    return text.lower() if chance < upper + lower else text


def _is_native(person: Person) -> bool:
    return not is_latin(person.family) or not is_latin(person.given)


def full_name(person: Person, rng: random.Random, *, titled: bool = True) -> str:
    """The name as one of the forms that overlays show, casing included."""
    g, f, m, i = person.given, person.family, person.middle, person.initial
    if _is_native(person):
        return rng.choice((f"{f}{g}", f"{f} {g}", f"{f}^{g}", f"{g} {f}", f"{f}, {g}"))
    if rng.random() < 0.06:
        # Capitals tell the family name from the given one.
        return rng.choice((f"{g} {f.upper()}", f"{f.upper()} {g}", f"{f.upper()}, {g}"))
    style = rng.random()
    if style < 0.30:
        name = rng.choice(
            (f"{g} {f}",) * 6 + (f"{g} {m[:1]}. {f}", f"{g} {m[:1]} {f}", f"{g} {m} {f}")
        )
    elif style < 0.60:
        comma = rng.choice((", ",) * 6 + (",", " , ", ". "))
        name = rng.choice(
            (f"{f}{comma}{g}",) * 5
            + (f"{f}{comma}{g} {m[:1]}", f"{f}{comma}{g} {m}", f"{f}{comma}{i}", f"{f}{comma}{i}.")
        )
    elif style < 0.72:
        name = rng.choice(
            (f"{f}^{g}",) * 4
            + (
                f"{f}^{g}^{m}",
                f"{f}^{g}^{m[:1]}",
                f"{f}^{g}^^",
                f"{f}^{g}^{m}^^Jr",
                f"{f}^{i}",
                f"{f}^{g}^^Dr",
            )
        )
    elif style < 0.84:
        name = rng.choice((f"{f} {g}",) * 4 + (f"{f} {g} {m[:1]}", f"{f} {g} {m}"))
    elif style < 0.93:
        name = rng.choice(
            (
                f"{i}. {f}",
                f"{i}.{f}",
                f"{f} {i}",
                f"{f} {i}.",
                f"{i} {f}",
                f"{i}. {m[:1]}. {f}",
                f"{f}, {i}.",
                f"{f}, {i}.{m[:1]}.",
            )
        )
    else:
        name = rng.choice(
            (f, f, g, f"{f}_{g}", f"{f}/{g}", f"{f.upper()} {g}", f"{f.upper()}, {g}")
        )
    if titled and rng.random() < 0.06:
        name = f"{rng.choice(TITLES)} {name}"
    elif titled and rng.random() < 0.05:
        name = f"{name}{rng.choice((', ', ' ', ','))}{rng.choice(SUFFIXES)}"
    return cased(name, rng)


def staff_parts(person: Person, rng: random.Random) -> tuple[str, str, str]:
    """Title, name and suffix of a physician or operator, glue included; both may be empty."""
    g, f, i = person.given, person.family, person.initial
    if _is_native(person):
        # A single sign is more often a scrap of graphics than a name.
        return "", rng.choice((f"{f}{g}", f if len(f) > 1 else f"{f}{g}", f"{f} {g}")), ""
    style = rng.random()
    if style < 0.4:
        glue = rng.choice((" ", " ", " ", " ", ""))
        title = rng.choice(TITLES)
        name = rng.choice((f, f, f"{g} {f}", f"{i}. {f}", f"{i} {f}"))
        return title + (glue if title.endswith(".") else " "), name, ""
    if style < 0.6:
        name = rng.choice((f"{g} {f}", f"{f}, {g}", f"{i}. {f}"))
        return "", name, rng.choice((", ", " ")) + rng.choice(SUFFIXES)
    return "", full_name(person, rng, titled=False), ""


def staff_name(person: Person, rng: random.Random) -> str:
    """A physician's or operator's name: titles and initials are common."""
    return cased("".join(staff_parts(person, rng)), rng, upper=0.3)


def placeholder(rng: random.Random) -> str:
    """What stands where a name belongs when there is none, or a test's."""
    first, last = rng.choice(_PLACEHOLDERS), rng.choice(_PLACEHOLDERS)
    text = rng.choice(
        (
            f"{last} {first}",
            f"{last}, {first}",
            f"{last}^{first}",
            f"ZZZ {last} {first}",
            f"ZZ{last}^{first}",
            f"{last}",
            f"{last} {rng.randint(1, 99)}",
            rng.choice(("John Doe", "Jane Doe", "Doe^John", "Doe, Jane", "DOE", "Doe, J", "Doe J")),
            rng.choice(("Max Mustermann", "Mustermann, Erika", "Mustermann^Max", "Jan Kowalski")),
            rng.choice(("Anonymous", "ANONYMOUS", "Anonymous^Patient", "Anonym", "Anon 12")),
            rng.choice(("Unknown, Male", "Unknown^Female", "Unidentified, John", "Trauma, Alpha")),
        )
    )
    return cased(text, rng)


def initials(person: Person, rng: random.Random) -> str:
    """Two or three initials."""
    if _is_native(person):
        return person.family
    g, f, m = person.given[:1].upper(), person.family[:1].upper(), person.middle[:1].upper()
    return rng.choice(
        (f"{g}{f}", f"{g}{m}{f}", f"{g}.{f}.", f"{f}{g}", f"{g}{f}".lower(), f"{g}. {f}.")
    )


def user_name(person: Person, rng: random.Random) -> str:
    """A login of this person."""
    g, f = romanise(person.given), romanise(person.family)
    g = "".join(c for c in g.lower() if c.isalpha()) or "x"
    f = "".join(c for c in f.lower() if c.isalpha()) or "y"
    n = str(int(rng.random() * 100))
    login = rng.choice(
        (
            g[0] + f,
            g + "." + f,
            f + g[0],
            f"{g[0]}{f}{n}",
            f"{f}{n}",
            f"{g}_{f}",
            g + f[0],
            f[:3] + g[:3],
            f"{f[:5]}{g[0]}{n}",
            f"{g}{n}",
            f"{g[0]}.{f}",
            f"{f}.{g}",
            f[:6],
            f"{g[0]}{f[0]}{int(rng.random() * 9000) + 1000}",
            f"{f[:4]}{int(rng.random() * 900) + 100}",
            f"{rng.choice('utxkacs')}{int(rng.random() * 90000) + 10000}",
        )
    )
    return login.upper() if rng.random() < 0.2 else login
