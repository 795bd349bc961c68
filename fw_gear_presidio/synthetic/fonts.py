"""The fonts overlays are drawn with: Pillow's own, and what the machine has installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

PILLOW = "Pillow"
FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))
_PLAIN = (
    "DejaVuSans.ttf|DejaVuSans-Bold.ttf|DejaVuSansMono.ttf|DejaVuSansCondensed.ttf|"
    "NimbusSans-Regular.otf|NimbusSans-Bold.otf|NimbusSansNarrow-Regular.otf|"
    "NimbusMonoPS-Regular.otf|NimbusMonoPS-Bold.otf|NotoMono-Regular.ttf|NotoSansMono-Regular.ttf|"
    "URWGothic-Book.otf|LiberationSans-Regular.ttf|LiberationMono-Regular.ttf|Arial.ttf"
).split("|")
"""What consoles print with: sans and monospaced."""
_RARE = (
    "NimbusRoman-Regular.otf|P052-Roman.otf|C059-Roman.otf|URWBookman-Light.otf|"
    "DejaVuSerif.ttf|DejaVuSans-Oblique.ttf"
).split("|")
_MISSING = "\uffff"


@cache
def font_names(*, rare: bool = False) -> tuple[str, ...]:
    """File names of the fonts that are there; ``rare`` ones are serif or slanted."""
    wanted = _RARE if rare else _PLAIN
    found = tuple(name for name in wanted if name in _installed())
    return found or (PILLOW,) if rare else (PILLOW, *found)


@cache
def _installed() -> dict[str, Path]:
    return {
        path.name: path
        for folder in FOLDERS
        if folder.is_dir()
        for path in sorted(folder.rglob("*.[to]tf"))
    }


@cache
def load_font(name: str, size: int) -> Font:
    """The font ``name``, one em being ``size`` pixels."""
    if name == PILLOW:
        return ImageFont.load_default(size)
    return ImageFont.truetype(_installed()[name], size)


@cache
def has_glyph(name: str, letter: str) -> bool:
    """Whether a font can draw a letter; what it can't, it draws as a box."""
    font = load_font(name, 16)
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask(_MISSING))
