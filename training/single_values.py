"""Values alone and values with the name of their field."""

from __future__ import annotations

from training.maker import Maker, Segment

# In the order of training.maker.PHI_KINDS.
FORM_WEIGHTS = (16, 11, 9, 9, 5, 15, 7, 9, 7, 6, 4, 3, 5, 3)
BARE_WEIGHTS = (24, 5, 3, 13, 7, 13, 5, 13, 8, 4, 2, 2, 3, 1)
SEPARATORS = (
    (": ",) * 8
    + (":",) * 6
    + (" ",) * 7
    + (" : ", "= ", "=", " - ", ". ", ".", "; ", "：", "> ", " = ", "- ", "")
)


def labelled(maker: Maker, kind: str, separator: str | None = None) -> Segment:
    """Name and value of a field in one segment; some fields are empty."""
    rng = maker.rng
    name = maker.field_name(kind).rstrip(":")
    if rng.random() < 0.06:
        return [(name + rng.choice((":", "", ": -", ":---", ": ?", " :", ": N/A")), None)]
    value = maker.value(kind, labelled=True)
    if separator is None:
        # "Sonographer SMITH": who does what is often written without a colon.
        separator = " " if kind == "staff" and rng.random() < 0.25 else rng.choice(SEPARATORS)
    pieces: Segment = [
        (name, None),
        (separator, None),
        value,
    ]
    if kind == "age" and rng.random() < 0.3:
        pieces += [(rng.choice((" ", "/", " / ")), None), (rng.choice("MFmfWH"), None)]
    elif kind == "date" and rng.random() < 0.15:
        pieces += [(" ", None), (maker.field_name("time"), None), (": ", None), maker.value("time")]
    return pieces


def technical_pair(maker: Maker, separator: str) -> Segment:
    """A field that holds no PHI."""
    label = maker.technical_label()
    return [(f"{label}{separator}{maker.technical_value(label)}", None)]


def bare(maker: Maker, kind: str) -> Segment:
    """A value without its field's name; sex and age often stand beside a name."""
    rng = maker.rng
    value = maker.value(kind)
    if kind == "patient" and rng.random() < 0.25:
        tail = rng.choice(
            (" [M]", " (F)", " M", " F", ", M", " /M", " ♀", " (M)", " - F", " w", " m")
        )
        pieces: Segment = [value, (tail, None)]
        if rng.random() < 0.5:
            pieces += [
                (rng.choice((" ", ", ", "/")), None),
                maker.value(rng.choice(("age", "birth", "id"))),
            ]
        return pieces
    if kind in ("birth", "id") and rng.random() < 0.15:
        return [
            value,
            (rng.choice((" M", " F", " (M)", " (F)", ", M", " /F", " [F]", "/M", " W")), None),
        ]
    if kind == "birth" or (kind == "date" and rng.random() < 0.05):
        return [(rng.choice(("*", "* ", "geb. ", "b. ", "(", "")), None), value]
    if kind == "age" and rng.random() < 0.4:
        return [value, (rng.choice((" M", "/F", " F", ", M", "/M", " Female", " Male")), None)]
    return [value]
