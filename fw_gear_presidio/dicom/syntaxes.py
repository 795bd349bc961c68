"""Transfer syntaxes (PS3.5 Annex A): which can be read, and how each is written."""

from __future__ import annotations

from enum import Enum

from pydicom.uid import UID

IMPLICIT_LITTLE = UID("1.2.840.10008.1.2")
EXPLICIT_LITTLE = UID("1.2.840.10008.1.2.1")
DEFLATED = UID("1.2.840.10008.1.2.1.99")
EXPLICIT_BIG = UID("1.2.840.10008.1.2.2")


class Codec(Enum):
    """What turns the bytes of one frame into samples."""

    NATIVE = "native"
    RLE = "RLE"
    JPEG = "JPEG (DCT, sequential)"
    JPEG_PROGRESSIVE = "JPEG (DCT, progressive)"
    JPEG_LOSSLESS = "JPEG lossless"
    JPEG_LS = "JPEG-LS"
    JPEG_2000 = "JPEG 2000"
    HTJ2K = "High-Throughput JPEG 2000"
    DEFLATED_FRAME = "deflated frames"


_ROOT = "1.2.840.10008.1.2"

CODECS: dict[str, Codec] = {
    str(IMPLICIT_LITTLE): Codec.NATIVE,
    str(EXPLICIT_LITTLE): Codec.NATIVE,
    str(DEFLATED): Codec.NATIVE,
    str(EXPLICIT_BIG): Codec.NATIVE,
    f"{_ROOT}.5": Codec.RLE,
    f"{_ROOT}.4.50": Codec.JPEG,
    f"{_ROOT}.4.51": Codec.JPEG,
    f"{_ROOT}.4.53": Codec.JPEG_PROGRESSIVE,
    f"{_ROOT}.4.55": Codec.JPEG_PROGRESSIVE,
    f"{_ROOT}.4.57": Codec.JPEG_LOSSLESS,
    f"{_ROOT}.4.70": Codec.JPEG_LOSSLESS,
    f"{_ROOT}.4.80": Codec.JPEG_LS,
    f"{_ROOT}.4.81": Codec.JPEG_LS,
    f"{_ROOT}.4.90": Codec.JPEG_2000,
    f"{_ROOT}.4.91": Codec.JPEG_2000,
    f"{_ROOT}.4.201": Codec.HTJ2K,
    f"{_ROOT}.4.202": Codec.HTJ2K,
    f"{_ROOT}.4.203": Codec.HTJ2K,
    f"{_ROOT}.8.1": Codec.DEFLATED_FRAME,
}

_VIDEO_PREFIXES = (*(f"{_ROOT}.4.{n}" for n in range(100, 109)), f"{_ROOT}.7.")
_KNOWN_UNREADABLE = {
    f"{_ROOT}.4.110": "JPEG XL Lossless",
    f"{_ROOT}.4.111": "JPEG XL JPEG Recompression",
    f"{_ROOT}.4.112": "JPEG XL",
    f"{_ROOT}.4.92": "JPEG 2000 Part 2",
    f"{_ROOT}.4.93": "JPEG 2000 Part 2",
    f"{_ROOT}.4.94": "JPIP Referenced",
    f"{_ROOT}.4.95": "JPIP Referenced Deflate",
    f"{_ROOT}.4.204": "JPIP HTJ2K Referenced",
    f"{_ROOT}.4.205": "JPIP HTJ2K Referenced Deflate",
}


def is_video(syntax: str) -> bool:
    """MPEG-2, MPEG-4 AVC/H.264 and HEVC/H.265 (PS3.5 A.4.5 to A.4.8), and video over RTP."""
    return syntax.startswith(_VIDEO_PREFIXES)


def syntax_name(syntax: str) -> str:
    """For people. A UID that the standard does not know is shown as it is: it is no PHI."""
    return _KNOWN_UNREADABLE.get(syntax) or UID(syntax).name
