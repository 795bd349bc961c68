"""Text that lies neither in pixels nor in overlay planes: nothing here cleans it."""

from __future__ import annotations

from pydicom.datadict import tag_for_keyword

from fw_gear_presidio.dicom.dicom_file import DicomFile

_KINDS = {
    "GraphicAnnotationSequence": "Graphic Annotation",
    "TextObjectSequence": "Graphic Annotation",
    "CompoundGraphicSequence": "Graphic Annotation",
    "WaveformAnnotationSequence": "Waveform Annotation",
    "EncapsulatedDocument": "Encapsulated Document",
    "ContentSequence": "Structured Report content",
}
"""Where PS3.3 puts text that a viewer draws on an image or beside it (C.10.5, C.10.10, C.24,
C.17.3)."""

_TAGS = {tag_for_keyword(keyword): name for keyword, name in _KINDS.items()}


def other_text(file: DicomFile) -> tuple[str, ...]:
    """The kinds of such text that an instance holds, for people; no value is read."""
    found = {_TAGS[tag]: None for tag in _TAGS if tag is not None and tag in file.header}
    return tuple(found)
