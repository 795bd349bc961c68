"""Text of devices that is no PHI, by modality: it must stay on the image."""

from __future__ import annotations

import random
import re

_BY_MODALITY = {
    "US": (
        "Freq {2-14}.{0-9} MHz|Gain {20-80} dB|MI {0-1}.{1-9}|TIs {0-2}.{1-9}|{5-24}.{0-9} cm deep|{15-70} Hz FR|"
        "Dyn {40-80}|L{9-15}-{3-5}|C{5-9}-{1-2}|Sector S{3-8}|Kidney Rt long|Liver segment {2-8}|"
        "Dist {0-12}.{10-99} cm|PSV {30-190} cm/s|RI 0.{50-90}|Vol {3-140}.{1-9} ml|BPD {20-95}.{0-9} mm|"
        "GA {8-40}w{0-6}d|EF Simpson {30-70} %|Teichholz FS {20-45} %|Wall filter {50-200} Hz|HR {50-160} bpm|"
        "Graf type IIa|alpha {50-70}°|beta {50-77}°|Doppler angle {0-60}°|Persist. med|Harmonics on|TAPSE {12-28} mm"
    ),
    "CT": (
        "{80-140} kV|{60-400} mAs|Slice {1-10}.{0-9} mm|FoV {200-500} mm|W {300-2000} C {20-400}|Kernel Br{30-60}|"
        "CTDIvol {2-40}.{10-99} mGy|DLP {50-1200}.{0-9} mGy*cm|Head first supine|Venous phase|Bosniak IIF|"
        "Pitch 0.{5-9}|Im {1-200} of {201-400}|Ser {1-20}|Tilt {0-20}.{0-9}|MPR coronal|Lung window|"
        "HU mean {10-90}.{0-9} SD {5-30}.{0-9}|Abdomen portal|Agatston {0-900}|ROI {1-4} {10-90} mm2"
    ),
    "MR": (
        "TR {400-6000} TE {8-120}|FA {10-90}°|NSA {1-4}|ETL {3-30}|Matrix {200-512} x {200-512}|b {0-1000} s/mm2|"
        "T2 TSE sag fs|STIR cor|DWI ADC map|Echo {1-3}|BW {100-500} Hz/px|SAR {0-2}.{10-99} W/kg|Coil HN 20|"
        "PI-RADS {1-5}|Modic {1-3}|Pfirrmann grade {1-5}|Gd contrast {5-15} ml|SL {2-6}.{0-9} SP {0-2}.{0-9}"
    ),
    "CR": (
        "PA erect|Lat standing|R|L|{60-125} kVp|{1-40} mAs|SID {100-200} cm|EI {150-700}|DI -{0-2}.{1-9}|Bucky|"
        "Grid 12:1|Exposure {4-90} ms|Portable|Kellgren-Lawrence {1-4}|Cobb {5-45}.{0-9}°|Right hand oblique|"
        "S {150-700}|Chest AP supine|Mag {1-2}.{1-9}x|DAP {1-90}.{1-9} cGy*cm2"
    ),
    "MG": (
        "R CC|L MLO|{25-33} kVp|{40-180} mAs|W/Rh|Force {50-160} N|Thickness {30-80} mm|AGD {0-2}.{10-99} mGy|"
        "BI-RADS {1-5}|Tabar pattern {1-5}|Routine view|Compression ok"
    ),
    "XA": (
        "RAO {10-45} CRA {5-30}|LAO {10-60}|{15-30} fps|{60-110} kV {200-900} mA|Fluoro {1-30}.{0-9} min|"
        "AK {20-900} mGy|Run {1-14}|LAD|RCA|Medina 1,1,0|Contrast {5-20} ml|FD {16-42} cm|Frame {1-60}"
    ),
    "NM": (
        "Tc-99m {300-800} MBq|Matrix 256|{200-900} kcts|Anterior|Posterior|Static {5-20} min|LEHR|Window 140 keV|"
        "SUVmax {1-19}.{0-9}|Ga-68 PSMA|Uptake {10-60} min p.i.|Deauville {1-5}"
    ),
    "ES": (
        "Zoom {1-2}.{0-9}x|NBI|White light|Enh {1-8}|Colour {1-5}|Iris auto|Cecum|Paris 0-Is|Mayo {0-3}|"
        "Los Angeles B|Boston prep {6-9}|Scope GIF-H{180-199}|Freeze|Sydney antrum"
    ),
    "OT": (
        "Total DLP {100-2400}.{0-9}|Phantom 32 cm|Events {1-12}|Series {1-9} Scout|Zoom {50-200} %|"
        "Software v{1-9}.{0-9}|Printed page {1-4}|Preview|Body part CHEST|Protocol Thorax routine|"
        "Scan length {20-60} cm|Exposure time {1-20}.{0-9} s|Status: archived|Not for diagnosis"
    ),
}
MODALITIES = tuple(_BY_MODALITY)
VENDORS = (
    "Siemens Healthineers|Philips|GE HealthCare|Canon Medical|Samsung|Mindray|Hitachi|Esaote|"
    "Fujifilm|Olympus|Agfa|Carestream|Hologic|Shimadzu"
).split("|")
_RANGE = re.compile(r"\{(\d+)-(\d+)\}")


def technical_texts(modality: str, count: int, rng: random.Random) -> list[str]:
    """``count`` different texts of a modality's devices (fewer where it has no more)."""
    forms = _BY_MODALITY[modality].split("|")
    chosen = rng.sample(forms, min(count, len(forms)))
    return [_RANGE.sub(lambda m: str(rng.randint(int(m[1]), int(m[2]))), form) for form in chosen]
