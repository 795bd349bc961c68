"""Blocks of overlays: the parts that pages of every modality are put together from."""

from __future__ import annotations

from collections.abc import Callable

from training.maker import Block, Maker, Piece, Row, Segment
from training.technical import KINDS

# In the order of training.maker.PHI_KINDS.
_FORM_WEIGHTS = (16, 10, 9, 9, 5, 16, 7, 7, 4, 3, 4, 3, 5, 3)
_BARE_WEIGHTS = (24, 4, 3, 14, 7, 14, 5, 12, 3, 1, 2, 1, 3, 1)
_SEPARATORS = (
    (": ",) * 8 + (":",) * 5 + (" ",) * 6 + (" : ", "= ", "=", " - ", ". ", "; ", "：", "> ", " = ")
)
_MODALITIES = tuple(kind for kind in KINDS if kind != "rads")


def _labelled(maker: Maker, kind: str, separator: str | None = None) -> Segment:
    """Name and value of a field in one segment."""
    rng = maker.rng
    name = maker.field_name(kind).rstrip(":")
    value = maker.value(kind, labelled=True)
    pieces: Segment = [
        (name, None),
        (rng.choice(_SEPARATORS) if separator is None else separator, None),
        value,
    ]
    if kind == "age" and rng.random() < 0.3:
        pieces += [(rng.choice((" ", "/", " / ")), None), (rng.choice("MFmfWH"), None)]
    elif kind == "date" and rng.random() < 0.15:
        pieces += [(" ", None), (maker.field_name("time"), None), (": ", None), maker.value("time")]
    return pieces


def _technical_pair(maker: Maker, separator: str) -> Segment:
    label = maker.technical_label()
    return [(f"{label}{separator}{maker.technical_value(label)}", None)]


def _bare(maker: Maker, kind: str) -> Segment:
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
    if kind == "birth" or (kind == "date" and rng.random() < 0.05):
        return [(rng.choice(("*", "* ", "geb. ", "b. ", "(", "")), None), value]
    if kind == "age" and rng.random() < 0.4:
        return [value, (rng.choice((" M", "/F", " F", ", M", "/M", " Female", " Male")), None)]
    return [value]


def header(maker: Maker) -> Block:
    """A strip at the top: PHI and settings side by side, without names of fields."""
    rng = maker.rng
    kind = rng.choice(_MODALITIES)
    rows: Block = []
    for _ in range(rng.randint(1, 3)):
        row: Row = []
        for phi in maker.kinds(rng.randint(1, 3), _BARE_WEIGHTS):
            if row and rng.random() < 0.3:
                row[-1] = [
                    *row[-1],
                    (rng.choice((" ", " ", "  ", " | ", " / ", ", ")), None),
                    *_bare(maker, phi),
                ]
            else:
                row.append(_bare(maker, phi))
        for _ in range(rng.randint(0, 3)):
            row.append(maker.tech(kind))
        if rng.random() < 0.4:
            rng.shuffle(row)
        rows.append(row)
    return rows


def corners(maker: Maker) -> Block:
    """Left and right columns of a slice or a projection, fields named or not."""
    rng = maker.rng
    kind = rng.choice(("sectional", "sectional", "ultrasound", "other", "anatomy"))
    named = rng.random() < 0.5

    def column(count: int, share: float) -> list[Segment]:
        found = []
        for phi in maker.kinds(count, _BARE_WEIGHTS):
            if rng.random() > share:
                found.append(maker.tech(kind))
            elif named and rng.random() < 0.8:
                found.append(_labelled(maker, phi))
            else:
                found.append(_bare(maker, phi))
        return found

    left, right = (
        column(rng.randint(2, 7), rng.choice((0.1, 0.5, 0.8))),
        column(rng.randint(1, 7), rng.choice((0.2, 0.6, 0.9))),
    )
    return _beside([[s] for s in left], [[s] for s in right])


def _beside(left: Block, right: Block) -> Block:
    return [
        (left[n] if n < len(left) else []) + (right[n] if n < len(right) else [])
        for n in range(max(len(left), len(right)))
    ]


def form(maker: Maker) -> Block:
    """Fields with their names: in one segment, in two columns, or the name above its value."""
    rng = maker.rng
    style = rng.random()
    glue = rng.choice(_SEPARATORS)
    colon = rng.choice((":", ":", "", "", " :", "."))
    rows: Block = []
    pending: Row = []
    columns = rng.choice((1, 1, 1, 2, 2, 3))
    names: Row = []
    values: Row = []
    phi_share = rng.choice((0.5, 0.8, 0.95))
    for phi in maker.kinds(rng.randint(2, 9), _FORM_WEIGHTS):
        is_phi = rng.random() < phi_share
        if style < 0.45:
            pending.append(
                _labelled(maker, phi, glue if rng.random() < 0.8 else None)
                if is_phi
                else _technical_pair(maker, glue)
            )
        else:
            label = maker.field_name(phi) if is_phi else maker.technical_label()
            value = (
                maker.value(phi, labelled=True) if is_phi else (maker.technical_value(label), None)
            )
            name: Piece = (label.rstrip(":") + colon, None)
            if style < 0.8:
                pending += [[name], *_wrapped(maker, value, rows)]
            else:
                names.append([name])
                values.append([value])
                if len(names) >= rng.randint(1, 4):
                    rows += [names, values]
                    names, values = [], []
                continue
        if len(pending) >= columns * (1 if style < 0.45 else 2):
            rows.append(pending)
            pending = []
    return [row for row in (*rows, pending, names, values) if row]


def _wrapped(maker: Maker, value: Piece, rows: Block) -> Row:
    """The value's segment; an empty field is common on forms."""
    if maker.rng.random() < 0.05:
        return []
    if rows and len(value[0]) > 18 and " " in value[0] and maker.rng.random() < 0.1:
        words = value[0].split(" ")
        return (
            [[(" ".join(words[:2]), value[1])], [(" ".join(words[2:]), value[1])]]
            if words[2:]
            else [[value]]
        )
    return [[value]]


def wrapped_value(maker: Maker) -> Block:
    """A long value over several rows, its field's name beside the first."""
    rng = maker.rng
    kind = rng.choice(("organization", "organization", "patient", "location", "staff"))
    text, label = maker.value(kind)
    words = text.split(" ")
    name: Row = (
        [[(maker.field_name(kind).rstrip(":") + rng.choice((":", "", " :")), None)]]
        if rng.random() < 0.6
        else []
    )
    rows: Block = []
    while words:
        take = rng.randint(1, 2)
        rows.append([[(" ".join(words[:take]), label)]])
        words = words[take:]
    rows[0] = name + rows[0]
    return rows


def parameters(maker: Maker) -> Block:
    """A column or a strip of settings."""
    rng = maker.rng
    kind = rng.choice(KINDS)
    rows: Block = []
    for _ in range(rng.randint(2, 10)):
        row = [maker.tech(kind) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
        if rng.random() < 0.15:
            row = [[(" ".join(piece[0] for segment in row for piece in segment), None)]]
        rows.append(row)
    return rows


def measurements(maker: Maker) -> Block:
    """A table of results."""
    rng = maker.rng
    technical = maker.technical
    rows: Block = []
    if rng.random() < 0.3:
        rows.append(
            [
                [(h, None)]
                for h in rng.sample(
                    (
                        "Parameter",
                        "Value",
                        "Unit",
                        "Mean",
                        "Min",
                        "Max",
                        "m1",
                        "m2",
                        "m3",
                        "Meth.",
                        "avg",
                        "GA",
                        "SD",
                        "%ile",
                        "Author",
                        "Right",
                        "Left",
                    ),
                    4,
                )
            ]
        )
    for _ in range(rng.randint(2, 8)):
        label = technical.label(rng) if rng.random() < 0.6 else technical.term(rng)
        if rng.random() < 0.2:
            label = technical.eponym(rng)
        row: Row = [[(label, None)]]
        row += [
            [(technical.reading(rng).split(":")[-1].strip() or "1", None)]
            for _ in range(rng.randint(1, 4))
        ]
        if rng.random() < 0.2:
            row.append([(technical.eponym(rng).split(" ")[0], None)])
        rows.append(row)
    return rows


def sentences(maker: Maker) -> Block:
    """Running text, with PHI in some of the sentences; long ones wrap at a blank."""
    rng = maker.rng
    share = rng.choice((0.0, 0.5, 0.9))
    rows: Block = []
    for _ in range(rng.randint(1, 4)):
        segment = maker.sentence() if rng.random() < share else maker.technical_sentence()
        rows += [[part] for part in _wrap(segment, rng.choice((30, 45, 60, 200)))]
    return rows


def _wrap(segment: Segment, width: int) -> list[Segment]:
    lines: list[Segment] = [[]]
    length = 0
    for text, label in segment:
        words = text.split(" ")
        for n, word in enumerate(words):
            last = n == len(words) - 1
            if length + len(word) > width and length:
                lines.append([])
                length = 0
            lines[-1].append((word if last else word + " ", label))
            length += len(word) + 1
    return [_joined(line) for line in lines if any(text.strip() for text, _ in line)]


def _joined(segment: Segment) -> Segment:
    """Neighbouring pieces of one label as one."""
    out: Segment = []
    for text, label in segment:
        if out and out[-1][1] == label:
            out[-1] = (out[-1][0] + text, label)
        else:
            out.append((text, label))
    return out


def worklist(maker: Maker) -> Block:
    """A table of patients or studies."""
    rng = maker.rng
    kinds = rng.sample(
        (
            "patient",
            "id",
            "birth",
            "date",
            "time",
            "staff",
            "age",
            "organization",
            "username",
            "tech",
            "tech2",
        ),
        rng.randint(3, 6),
    )
    rows: Block = []
    if rng.random() < 0.85:
        rows.append(
            [
                [
                    (
                        maker.field_name(kind)
                        if not kind.startswith("tech")
                        else maker.technical_label(),
                        None,
                    )
                ]
                for kind in kinds
            ]
        )
    for _ in range(rng.randint(1, 5)):
        rows.append(
            [
                [maker.value(kind, labelled=True)]
                if not kind.startswith("tech")
                else [(maker.technical_value("Study"), None)]
                for kind in kinds
            ]
        )
    return rows


def single(maker: Maker) -> Block:
    """One text alone: nothing around it helps."""
    rng = maker.rng
    chance = rng.random()
    if chance < 0.32:
        return [[_bare(maker, maker.kinds(1, _BARE_WEIGHTS)[0])]]
    if chance < 0.45:
        return [[_labelled(maker, maker.kinds(1, _FORM_WEIGHTS)[0])]]
    if chance < 0.53:
        return [[maker.sentence() if rng.random() < 0.6 else maker.technical_sentence()]]
    if chance < 0.6:
        return [[[(maker.technical.eponym(rng), None)]]]
    return [[maker.tech()]]


def scraps(maker: Maker) -> Block:
    """Scales, markers and what OCR takes for text."""
    rng = maker.rng
    if rng.random() < 0.4:
        figures = maker.technical.scale(rng)
        return (
            [[[(figure, None)]] for figure in figures]
            if rng.random() < 0.5
            else [[[(figure, None)] for figure in figures]]
        )
    return [
        [[(maker.technical.garbage(rng), None)] for _ in range(rng.randint(1, 2))]
        for _ in range(rng.randint(1, 5))
    ]


def stray(maker: Maker) -> Block:
    """A lone value somewhere on the image."""
    rng = maker.rng
    kind = maker.kinds(1, _BARE_WEIGHTS)[0]
    return [[_bare(maker, kind) if rng.random() < 0.6 else _labelled(maker, kind)]]


_PHI_BLOCKS: tuple[tuple[Callable[[Maker], Block], int], ...] = (
    (header, 26),
    (corners, 22),
    (form, 26),
    (sentences, 9),
    (worklist, 6),
    (stray, 12),
    (wrapped_value, 4),
)
_TECHNICAL_BLOCKS: tuple[tuple[Callable[[Maker], Block], int], ...] = (
    (parameters, 40),
    (measurements, 22),
    (scraps, 14),
)


def _technical_sentences(maker: Maker) -> Block:
    return [
        [part]
        for _ in range(maker.rng.randint(1, 3))
        for part in _wrap(maker.technical_sentence(), maker.rng.choice((30, 60, 200)))
    ]


def _draw(maker: Maker, table: tuple[tuple[Callable[[Maker], Block], int], ...]) -> Block:
    (make,) = maker.rng.choices([b for b, _ in table], weights=[w for _, w in table])
    return make(maker)


def page(maker: Maker) -> Block:
    """One image's overlay: no PHI at all on a quarter of them."""
    rng = maker.rng
    chance = rng.random()
    if chance < 0.14:
        return single(maker)
    technical = (*_TECHNICAL_BLOCKS, (_technical_sentences, 14))
    if chance < 0.34:
        parts = [_draw(maker, technical) for _ in range(rng.randint(1, 4))]
    else:
        parts = [_draw(maker, _PHI_BLOCKS) for _ in range(rng.choice((1, 1, 1, 2, 2, 3)))]
        parts += [_draw(maker, technical) for _ in range(rng.choice((0, 1, 1, 1, 2)))]
        if rng.random() < 0.35:
            rng.shuffle(parts)
    rows: Block = []
    for part in parts:
        rows = _beside(rows, part) if rows and rng.random() < 0.12 else rows + part
    rows = [row for row in rows if row]
    if rng.random() < 0.04:
        # Some readers return columns, not rows.
        rows = [[segment] for row in rows for segment in row]
    return rows
