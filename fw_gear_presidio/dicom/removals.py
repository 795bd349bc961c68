"""What a changed instance must not keep: it would be false, forbidden, or show what was there."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator

from pydicom.datadict import keyword_for_tag, tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.tag import BaseTag, Tag

STALE = frozenset({"IconImageSequence", "DigitalSignaturesSequence", "MACParametersSequence"})
"""A small picture of the image as it was, and signatures: broken, and they name who signed."""

EXTREMES = frozenset(
    f"{which}{of}"
    for which in ("Smallest", "Largest")
    for of in ("ImagePixelValue", "PixelValueInSeries", "ImagePixelValueInPlane")
)
"""What describes the pixel values of an image, its series or a plane (PS3.3 C.7.6.3). A fill
may be beyond them, or have been the only one of its value. All are optional.
"""

_ENHANCED_MR = frozenset({"1.2.840.10008.5.1.4.1.1.4.1", "1.2.840.10008.5.1.4.1.1.4.3"})
_ORIGINAL_MR = frozenset(
    {
        "ArterialSpinLabelingContrast",
        "BulkMotionCompensationTechnique",
        "BulkMotionSignalSource",
        "CoverageOfKSpace",
        "EchoPlanarPulseSequence",
        "EchoPulseSequence",
        "GeometryOfKSpaceTraversal",
        "MRAcquisitionType",
        "MultiPlanarExcitation",
        "MultipleSpinEcho",
        "NumberOfKSpaceTrajectories",
        "OversamplingPhase",
        "PhaseContrast",
        "PulseSequenceName",
        "RectilinearPhaseEncodeReordering",
        "SaturationRecovery",
        "SegmentedKSpaceTraversal",
        "SpectrallySelectedSuppression",
        "SteadyStatePulseSequence",
        "TimeOfFlightContrast",
        "VelocityEncodingAcquisitionSequence",
    }
)


def only_in_original(header: Dataset) -> frozenset[str]:
    """The attributes that an image with this header may only have while it is ORIGINAL or MIXED.

    PS3.3 C.8.13.4 (and Bulk Motion Synchronization) forbid them in a derived Enhanced MR
    image. None identifies anybody.
    """
    values = header.get("ImageType") or [""]
    was_derived = str(values if isinstance(values, str) else values[0]).strip() == "DERIVED"
    if was_derived or header.get("SOPClassUID") not in _ENHANCED_MR:
        return frozenset()
    return frozenset(keyword for keyword in _ORIGINAL_MR if keyword in header)


def remove(dataset: Dataset, keywords: Collection[str]) -> None:
    """Remove attributes, also from the items of sequences; private ones stay as they are."""
    for holder, tag in list(_found(dataset, _tags(keywords))):
        del holder[tag]


def present(dataset: Dataset, keywords: Collection[str]) -> frozenset[str]:
    """Those of ``keywords`` that a dataset has, also in the items of sequences."""
    return frozenset(keyword_for_tag(tag) for _holder, tag in _found(dataset, _tags(keywords)))


def _tags(keywords: Collection[str]) -> frozenset[BaseTag]:
    return frozenset(Tag(tag) for keyword in keywords if (tag := tag_for_keyword(keyword)))


def _found(dataset: Dataset, tags: Collection[BaseTag]) -> Iterator[tuple[Dataset, BaseTag]]:
    # What cannot hold one of them is not parsed: it is written back as it was read.
    marks = [struct.pack(f"{order}HH", tag.group, tag.element) for tag in tags for order in "<>"]
    for tag in list(dataset.keys()) if tags else ():
        if tag in tags:
            yield dataset, tag
            continue
        item = dataset.get_item(tag)
        if tag.is_private or (item.is_raw and not any(m in (item.value or b"") for m in marks)):
            continue
        element = dataset[tag]
        if element.VR == "SQ":
            for child in element.value or ():
                yield from _found(child, tags)
