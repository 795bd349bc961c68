"""Decoding and lossless encoding of one frame, samples exactly as stored: no colour conversion.

imagecodecs (BSD) decodes every JPEG family of the standard without GPL code: libjpeg-turbo
(8, 12 and 16 bits, progressive and lossless), OpenJPEG, OpenJPH and CharLS.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Any

import imagecodecs
import jpeg_ls
import numpy as np

from fw_gear_presidio.dicom.jpeg_stream import end_of_image
from fw_gear_presidio.dicom.packed_frames import (
    decode_deflated,
    decode_rle,
    encode_deflated,
    encode_rle,
)
from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw
from fw_gear_presidio.dicom.syntaxes import Codec
from fw_gear_presidio.errors import GET_COMPLETE, UnreadableError

# What the decoders raise on damaged data.
_DECODE_ERRORS = (RuntimeError, ValueError, TypeError, IndexError, zlib.error, MemoryError)


# Decoders that fill in what is missing; a missing line of text would look like no text.
_FORGIVING = frozenset({Codec.JPEG, Codec.JPEG_PROGRESSIVE, Codec.JPEG_LOSSLESS, Codec.HTJ2K})
_WITH_JPEG_MARKERS = frozenset(
    {Codec.JPEG, Codec.JPEG_PROGRESSIVE, Codec.JPEG_LOSSLESS, Codec.JPEG_LS}
)
_MAX_PADDING = 64
_BY_PIXEL = 2
"""JPEG-LS interleave mode: all samples of a pixel together."""


def decode(data: bytes, fmt: PixelFormat) -> Raw:
    """Raw samples of one encoded frame. Raises UnreadableError if it is damaged."""
    _check_end(data, fmt.codec)
    try:
        decoded = _DECODERS[fmt.codec](data, fmt)
    except _DECODE_ERRORS as error:
        raise UnreadableError(
            f"A frame cannot be decoded ({fmt.codec.value}): its data is damaged."
        ) from error
    if decoded.shape != fmt.shape:
        raise UnreadableError("A frame does not have the rows and columns of the header.")
    if decoded.dtype.itemsize < fmt.word.itemsize:
        kind = "i" if np.issubdtype(decoded.dtype, np.signedinteger) else "u"
        return decoded.astype(f"{kind}{fmt.word.itemsize}")
    if decoded.dtype.itemsize > fmt.word.itemsize:
        raise UnreadableError("A frame holds more bits than the header says.")
    return decoded


def _check_end(data: bytes, codec: Codec) -> None:
    """Raise UnreadableError where the end marker is missing (EOI, EOC), or where more than
    padding follows: nothing would look at that.
    """
    if codec in _WITH_JPEG_MARKERS:
        end = end_of_image(data)
    elif codec in _FORGIVING:
        end = data.rfind(b"\xff\xd9")
    else:
        return
    if end < 0:
        raise UnreadableError(f"A frame is truncated ({codec.value}).", GET_COMPLETE)
    if len(data) - end > _MAX_PADDING and data[end:].strip(b"\0\xff\xd9"):
        raise UnreadableError(
            f"A frame is followed by something else ({codec.value}), which would not be looked at."
        )


def encode(raw: Raw, fmt: PixelFormat, original: bytes) -> bytes:
    """One frame encoded losslessly in the syntax it came in; ``original`` is what it was.

    The caller decodes the result and compares: an encoder is not believed either.
    """
    return _ENCODERS[fmt.codec](raw, fmt, original)


def can_encode(codec: Codec) -> bool:
    """Whether frames can be written back losslessly in the same syntax."""
    return codec in _ENCODERS


def is_lossy(data: bytes, fmt: PixelFormat) -> bool:
    """Whether an encoded frame went through a lossy coder, as far as its data tells."""
    if fmt.codec in (Codec.JPEG, Codec.JPEG_PROGRESSIVE):
        return True
    if fmt.codec is Codec.JPEG_LS:
        return _near(data) > 0
    if fmt.codec in (Codec.JPEG_2000, Codec.HTJ2K):
        return _coding_style(data).irreversible
    return False


def _decode_jpeg(data: bytes, fmt: PixelFormat) -> Raw:
    # Naming the same colour space twice keeps libjpeg from converting.
    same: dict[str, Any] = (
        {} if fmt.samples == 1 else {"colorspace": "ycbcr", "outcolorspace": "ycbcr"}
    )
    return np.asarray(imagecodecs.jpeg8_decode(data, **same))


def _encode_jpeg_lossless(raw: Raw, fmt: PixelFormat, original: bytes) -> bytes:
    same: dict[str, Any] = {} if fmt.samples == 1 else {"colorspace": "rgb", "outcolorspace": "rgb"}
    return bytes(
        imagecodecs.jpeg8_encode(
            raw, lossless=True, predictor=1, bitspersample=_jpeg_precision(original), **same
        )
    )


def _segment(data: bytes, wanted: int, start: bytes) -> bytes:
    """The body of the first marker segment ``wanted`` of a JPEG-like stream."""
    position = data.find(start) + 2
    while 1 < position < len(data) - 4:
        marker, length = struct.unpack(">HH", data[position : position + 4])
        if marker == wanted:
            return data[position + 4 : position + 2 + length]
        position += 2 + length
    raise UnreadableError("A frame is damaged: its codestream header is missing.")


def _jpeg_precision(data: bytes) -> int:
    """The sample precision of the frame header, SOF3 (ITU-T T.81 B.2.2)."""
    return _segment(data, 0xFFC3, b"\xff\xd8")[0]


def _near(data: bytes) -> int:
    """NEAR of the first scan, 0 for lossless (ITU-T T.87 C.2.3)."""
    body = _segment(data, 0xFFDA, b"\xff\xd8")
    return body[1 + 2 * body[0]]


@dataclass(frozen=True, slots=True)
class _CodingStyle:
    """What COD says (ITU-T T.800 A.6.1)."""

    color_transform: bool
    irreversible: bool


def _coding_style(data: bytes) -> _CodingStyle:
    body = _segment(data, 0xFF52, b"\xff\x4f")
    return _CodingStyle(color_transform=body[4] == 1, irreversible=body[9] == 0)


def _decode_jpeg_ls(data: bytes, _fmt: PixelFormat) -> Raw:
    return np.asarray(imagecodecs.jpegls_decode(data))


def _encode_jpeg_ls(raw: Raw, fmt: PixelFormat, original: bytes) -> bytes:
    # With another precision other decoders would look for the sign in another bit.
    precision = max(_segment(original, 0xFFF7, b"\xff\xd8")[0], int(raw.max()).bit_length())
    words = raw.astype("u1" if precision <= 8 else "<u2")
    return bytes(
        jpeg_ls.encode_buffer(
            np.ascontiguousarray(words).tobytes(),
            fmt.rows,
            fmt.columns,
            fmt.samples,
            precision,
            interleave_mode=_BY_PIXEL,
        )
    )


def _decode_jpeg_2000(data: bytes, _fmt: PixelFormat) -> Raw:
    return np.asarray(imagecodecs.jpeg2k_decode(data))


def _encode_jpeg_2000(raw: Raw, fmt: PixelFormat, original: bytes) -> bytes:
    return bytes(
        imagecodecs.jpeg2k_encode(
            raw,
            level=0,
            codecformat="j2k",
            reversible=True,
            bitspersample=_j2k_precision(original),
            mct=fmt.samples > 1 and _coding_style(original).color_transform,
        )
    )


def _j2k_precision(data: bytes) -> int:
    """Bits per sample of the first component (ITU-T T.800 A.5.1, Ssiz)."""
    return (_segment(data, 0xFF51, b"\xff\x4f")[36] & 0x7F) + 1


def _decode_htj2k(data: bytes, _fmt: PixelFormat) -> Raw:
    if _coding_style(data).irreversible:
        # OpenJPH lets lossy samples overflow: white turns black. OpenJPEG cuts them off.
        return np.asarray(imagecodecs.jpeg2k_decode(data))
    return np.asarray(imagecodecs.htj2k_decode(data))


def _encode_htj2k(raw: Raw, fmt: PixelFormat, original: bytes) -> bytes:
    transform = fmt.samples > 1 and _coding_style(original).color_transform
    # Tile-part lengths and the default order RPCL suit the most demanding of the syntaxes.
    return bytes(imagecodecs.htj2k_encode(raw, reversible=True, rgb=transform, tlm=True))


_DECODERS = {
    Codec.RLE: decode_rle,
    Codec.JPEG: _decode_jpeg,
    Codec.JPEG_PROGRESSIVE: _decode_jpeg,
    Codec.JPEG_LOSSLESS: _decode_jpeg,
    Codec.JPEG_LS: _decode_jpeg_ls,
    Codec.JPEG_2000: _decode_jpeg_2000,
    Codec.HTJ2K: _decode_htj2k,
    Codec.DEFLATED_FRAME: decode_deflated,
}

_ENCODERS = {
    Codec.RLE: encode_rle,
    Codec.JPEG_LOSSLESS: _encode_jpeg_lossless,
    Codec.JPEG_LS: _encode_jpeg_ls,
    Codec.JPEG_2000: _encode_jpeg_2000,
    Codec.HTJ2K: _encode_htj2k,
    Codec.DEFLATED_FRAME: encode_deflated,
}
