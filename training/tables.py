"""Tables of patients and studies: worklists, browsers of archives, queues."""

from __future__ import annotations

from dataclasses import dataclass

from training.maker import Block, Maker, Piece, Row
from training.technical import fill, split_list

_PHI = ("patient", "id", "birth", "date", "time", "staff", "age", "organization", "username")
_COLUMNS = {
    "modality": (
        "Modality|Mod|Mod.|MOD|Type|Modalität|Modalité",
        "US|MR|CT|CR|DX|MG|NM|XA|RF|ES|OP|PT|OT|SR|IO|PX",
    ),
    "sex": ("Sex|S|M/F|Gender|Geschl.|Sexe|Sexo", "M|F|O|U|m|f|w|Male|Female"),
    "status": (
        "Status|State|Stat|Prio",
        "New|Done|Open|Read|Final|Draft|STAT|Routine|Arrived|Scheduled|Completed",
    ),
    "count": (
        "Images|#Img|Ser|Bilder|No. of images|Instances|Img|Imgs|#|Series|Count|Size|MB|Frames|Num img|Nr. img|Anz. Bilder|Serien|Clichés|Nb images|Imágenes|Immagini|Imagens|Beelden|"
        "Qty|Cnt|Slices|Loops|Clips|Files|Items|Studies|Exams|Pages|Img count|Total|N|n|Nr|Seq|Pos|Prio|Queue|Slot|Min|Wait|Done|Left|Sent|Stored",
        "<1-9>|<1-99>|<1-99>|<10-99>|<10-99>|<1-60>|<10-999>|<1-500>|<1-300>|<100-2000>|<1-40>|<1-9>/<9-400>|<1-900>.<0-9>",
    ),
    "body part": (
        "Body Part|BodyPart|Body part|Region|Part|Anatomy|Organ",
        "CHEST|ABDOMEN|PELVIS|SKULL|KNEE|WRIST|HAND|FOOT|ANKLE|ELBOW|SHOULDER|HIP|SPINE|CSPINE|TSPINE|LSPINE|HEAD|NECK|BRAIN|BREAST|HEART|LEG|ARM|EXTREMITY|TOE|FINGER|JAW|EYE|Chest|Knee|Skull|"
        "Wrist|Ankle|Heart|Liver|Thyroid",
    ),
    "description": (
        "Description|Study Description|Study|Exam|Procedure|Protocol|Series Description|Exam type|Untersuchung|Examen|Study Desc",
        "[MR|CT|US|XR|CR|DX|NM|PET|Echo|MRI|XA] [Knee|Brain|Foot|Hand|Abdomen|Chest|Pelvis|Spine|C-Spine|Shoulder|Wrist|Neck|Head|Heart|Liver|Thorax|Hip|Ankle|Renal|Thyroid|OB] [Lt|Rt|L|R|w/o|W|WO|wo contrast|2 views|3 views|limited|complete|follow up|]|"
        "Echo [TTE|TEE|Stress|Fetal|Ped]|[TTE|TEE|DSE]|[Screening|Diagnostic] [mammo|Mammogram]|[Abdomen|Chest|Carotid|Venous|Arterial|Renal] [US|CT|duplex|doppler|angio|routine]|[EGD|Colonoscopy|Bronchoscopy|ERCP|Gastroscopy]|[Coronary|Cerebral|Renal|Peripheral] angio",
    ),
    "other": (
        "Lat|Side|View|Room|Station|Device|Probe|Ward|Bed|Queue",
        "L|R|B|AP|PA|LAT|[US|CT|MR|XR]<1-9>|Room <1-9>|<1-30>|[A|B|C]<1-9>",
    ),
}
"""Columns that hold no PHI: their names, and what stands in them."""
_TITLES = "<1-99> [entries|studies|patients|exams|items|records|results|series|images found|found|rows]|[Worklist|Patient list|Study list|Archive|Local studies|Queue|Inbox|Search results|Today|All studies] (<1-99>)|Showing <1-9> of <10-99>"


# Where columns like to stand.
_ORDER = (
    "status",
    "patient",
    "id",
    "birth",
    "age",
    "sex",
    "date",
    "time",
    "modality",
    "description",
    "tech",
    "body part",
    "staff",
    "organization",
    "username",
    "other",
    "count",
)


@dataclass(frozen=True)
class _Column:
    """What all cells of a column share; ``template`` is None where each differs."""

    kind: str
    initials: bool = False
    bare_age: bool = False
    template: str | None = None


def worklist(maker: Maker) -> Block:
    """A table of patients or studies."""
    rng = maker.rng
    kinds = rng.sample((*_PHI, "tech", *_COLUMNS), rng.randint(3, 9))
    if "count" not in kinds and rng.random() < 0.4:
        kinds.append("count")
    if rng.random() < 0.6:
        kinds.sort(key=lambda kind: _ORDER.index(kind) + rng.gauss(0, 2))
    headed = rng.random() < 0.75
    # One column holds one kind of value: initials of operators, say, or names.
    initials = rng.random() < 0.35
    # Only a column's name or its unit tells an age from a count.
    bare_ages = headed and rng.random() < 0.6
    columns = [_Column(kind, initials, bare_ages, _template(kind, maker)) for kind in kinds]
    rows: Block = []
    if rng.random() < 0.3:
        rows.append([[(fill(rng.choice(split_list(_TITLES)), rng), None)]])
    if headed:
        rows.append([[(_column_name(maker, kind), None)] for kind in kinds])
    for _ in range(rng.choice((1, 2, 3, 4, 5, 6, 8, 12))):
        rows.append([[_cell(maker, column)] for column in columns])
    return [_run_together(row, maker) for row in rows] if rng.random() < 0.2 else rows


def _template(kind: str, maker: Maker) -> str | None:
    """What the cells of a column are filled from."""
    templates = split_list(_COLUMNS[kind][1]) if kind in _COLUMNS else []
    alike = kind == "count" or maker.rng.random() < 0.3
    return maker.rng.choice(templates) if templates and alike else None


def _column_name(maker: Maker, kind: str) -> str:
    if kind not in _COLUMNS:
        return maker.technical_label() if kind == "tech" else maker.field_name(kind)
    name = maker.rng.choice(_COLUMNS[kind][0].split("|"))
    # Narrow columns cut their names off.
    return name[: maker.rng.randint(1, 4)] if maker.rng.random() < 0.08 else name


def _cell(maker: Maker, column: _Column) -> Piece:
    kind = column.kind
    if kind in _COLUMNS:
        template = column.template or maker.rng.choice(split_list(_COLUMNS[kind][1]))
        return fill(template, maker.rng).strip(), None
    if kind == "tech":
        return maker.technical_value("Study"), None
    if kind == "age":
        return (str(maker.rng.randint(0, 99)), "AGE") if column.bare_age else maker.value("age")
    if kind == "staff" and column.initials:
        return maker.staff_initials()
    return maker.value(kind, labelled=True)


def _run_together(row: Row, maker: Maker) -> Row:
    """Cells so near to each other that they read as one text."""
    out: Row = []
    for cell in row:
        if out and maker.rng.random() < 0.6:
            out[-1] = [*out[-1], (maker.rng.choice((" ", " ", "  ")), None), *cell]
        else:
            out.append(cell)
    return out
