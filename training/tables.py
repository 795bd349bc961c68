"""Tables of patients and studies: worklists, browsers of archives, queues."""

from __future__ import annotations

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
        "Images|#Img|Ser|Bilder|No. of images|Instances|Img|Imgs|#|Series|Count|Size|MB|Frames",
        "<1-9>|<1-99>|<10-999>|<100-2000>|<1-40>|<1-9>/<9-400>|<1-900>.<0-9>",
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


def worklist(maker: Maker) -> Block:
    """A table of patients or studies."""
    rng = maker.rng
    kinds = rng.sample((*_PHI, "tech", *_COLUMNS), rng.randint(3, 8))
    # One column holds one kind of value: initials of operators, say, or names.
    initials = rng.random() < 0.35
    rows: Block = []
    if rng.random() < 0.3:
        rows.append([[(fill(rng.choice(split_list(_TITLES)), rng), None)]])
    if rng.random() < 0.8:
        rows.append([[(_column_name(maker, kind), None)] for kind in kinds])
    for _ in range(rng.randint(1, 6)):
        rows.append([[_cell(maker, kind, initials)] for kind in kinds])
    return [_run_together(row, maker) for row in rows] if rng.random() < 0.2 else rows


def _column_name(maker: Maker, kind: str) -> str:
    if kind in _COLUMNS:
        return maker.rng.choice(_COLUMNS[kind][0].split("|"))
    return maker.technical_label() if kind == "tech" else maker.field_name(kind)


def _cell(maker: Maker, kind: str, initials: bool) -> Piece:
    if kind in _COLUMNS:
        return fill(maker.rng.choice(split_list(_COLUMNS[kind][1])), maker.rng).strip(), None
    if kind == "tech":
        return maker.technical_value("Study"), None
    if kind == "staff" and initials:
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
