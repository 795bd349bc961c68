"""Blocks of fields: forms in every arrangement, letterheads."""

from __future__ import annotations

from training.maker import Block, Maker, Piece, Row
from training.single_values import (
    BARE_WEIGHTS,
    FORM_WEIGHTS,
    SEPARATORS,
    bare,
    labelled,
    technical_pair,
)


def form(maker: Maker) -> Block:
    """Fields with their names: in one segment, in two columns, or the name above its value."""
    rng = maker.rng
    style = rng.random()
    glue = rng.choice(SEPARATORS)
    colon = rng.choice((":", ":", "", "", " :", "."))
    rows: Block = []
    pending: Row = []
    columns = rng.choice((1, 1, 1, 2, 2, 3))
    names: Row = []
    values: Row = []
    phi_share = rng.choice((0.5, 0.8, 0.95))
    for phi in maker.kinds(rng.randint(2, 9), FORM_WEIGHTS):
        is_phi = rng.random() < phi_share
        if style < 0.45:
            pending.append(
                labelled(maker, phi, glue if rng.random() < 0.8 else None)
                if is_phi
                else technical_pair(maker, glue)
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
    if maker.rng.random() < 0.08:
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


def stacked(maker: Maker) -> Block:
    """Names of fields and values in one column, or all names first and all values behind."""
    rng = maker.rng
    colon = rng.choice((":", "", " :"))
    names: Block = []
    values: Block = []
    for kind in maker.kinds(rng.randint(1, 6), FORM_WEIGHTS):
        is_phi = rng.random() < 0.85
        label = maker.field_name(kind) if is_phi else maker.technical_label()
        value = maker.value(kind, labelled=True) if is_phi else (maker.technical_value(label), None)
        names.append([[(label.rstrip(":") + colon, None)]])
        values.append([[value]] if rng.random() > 0.08 else [])
    if rng.random() < 0.5:
        rows = names + values
    else:
        rows = [row for pair in zip(names, values, strict=True) for row in pair]
    return [row for row in rows if row]


def empty_form(maker: Maker) -> Block:
    """Names of fields that hold nothing, or next to nothing."""
    rng = maker.rng
    colon = rng.choice((":", ":", "", " :", ": ____"))
    filled = rng.choice((0.0, 0.0, 0.15))
    rows: Block = []
    for kind in maker.kinds(rng.randint(1, 7), FORM_WEIGHTS):
        row: Row = [[(maker.field_name(kind).rstrip(":") + colon, None)]]
        if rng.random() < filled:
            row.append([maker.value(kind, labelled=True)])
        if rows and rng.random() < 0.25:
            rows[-1] += row
        else:
            rows.append(row)
    return rows


def letterhead(maker: Maker) -> Block:
    """Institution, address and contact on lines of their own."""
    rng = maker.rng
    kinds = ["organization"] + [
        kind
        for kind, share in (
            ("organization", 0.3),
            ("location", 0.7),
            ("location", 0.3),
            ("zip", 0.15),
            ("phone", 0.4),
            ("email", 0.15),
            ("staff", 0.15),
        )
        if rng.random() < share
    ]
    rows: Block = [
        [bare(maker, kind) if rng.random() < 0.75 else labelled(maker, kind)] for kind in kinds
    ]
    return [[segment for row in rows for segment in row]] if rng.random() < 0.15 else rows


def bare_column(maker: Maker) -> Block:
    """Values below each other, nothing that names them."""
    kinds = maker.kinds(maker.rng.randint(1, 5), BARE_WEIGHTS)
    return [[bare(maker, kind)] for kind in kinds]
