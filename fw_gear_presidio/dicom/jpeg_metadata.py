"""Comments and application data of a JPEG stream: text, and pictures of the picture, can lie there.

Of a frame that is redacted only what tells a decoder how to show it stays.
"""

from __future__ import annotations

from fw_gear_presidio.dicom.jpeg_stream import Segment

_APP0, _APP2, _APP14, _COM = 0xE0, 0xE2, 0xEE, 0xFE
_APPLICATION_DATA = range(0xE0, 0xF0)
_JFIF_BYTES = 14
"""JFIF, version, density and the size of the thumbnail (ITU-T T.871 10.1)."""
_ADOBE_BYTES = 12
"""Adobe, version, flags and the colour transform (T.872 6.5.3)."""


def is_metadata(segment: Segment) -> bool:
    """Whether a segment is a comment or application data (T.81 B.2.4.5 and B.2.4.6)."""
    return segment.marker == _COM or segment.marker in _APPLICATION_DATA


def kept(segment: Segment) -> bytes | None:
    """The body that stays of a segment in a redacted frame; None: nothing.

    Stays: JFIF without its thumbnail, Adobe's colour transform, a colour profile, and what
    is no metadata at all. Goes: comments, EXIF (which can hold a thumbnail of the image as
    it was), and whatever else applications store.
    """
    body = segment.body
    if not is_metadata(segment):
        return body
    if segment.marker == _APP0 and body.startswith(b"JFIF\0") and len(body) >= _JFIF_BYTES:
        return body[: _JFIF_BYTES - 2] + b"\0\0"
    if segment.marker == _APP14 and body.startswith(b"Adobe"):
        return body[:_ADOBE_BYTES]
    return body if segment.marker == _APP2 and body.startswith(b"ICC_PROFILE\0") else None


def coded(marker: int, body: bytes | None) -> bytes:
    """A segment as it stands in a stream; nothing for None."""
    if body is None:
        return b""
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def is_left_over(segment: Segment) -> bool:
    """Whether a segment should not be in a redacted frame."""
    return kept(segment) != segment.body
