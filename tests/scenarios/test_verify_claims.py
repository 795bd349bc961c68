"""``fw-presidio verify`` on headers: every false claim is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pydicom
import pytest

from tests import builders as b
from tests.scenarios.proofs import failures, redacted, rewrite, verify

CLAIMS: dict[str, tuple[Callable[[pydicom.Dataset], Any], str]] = {
    "burned in": (lambda d: setattr(d, "BurnedInAnnotation", "YES"), "Burned In Annotation"),
    "method": (lambda d: delattr(d, "DeidentificationMethod"), "De-identification Method names"),
    "code": (
        lambda d: setattr(d.DeidentificationMethodCodeSequence[0], "CodeValue", "113100"),
        "De-identification Method Code Sequence",
    ),
    "type": (lambda d: setattr(d, "ImageType", ["ORIGINAL", "PRIMARY"]), "Image Type"),
    "old UID": (
        lambda d: setattr(
            d,
            "SourceImageSequence",
            [
                b.quick_dataset(
                    ReferencedSOPClassUID=d.SOPClassUID, ReferencedSOPInstanceUID=b.SOP_INSTANCE_UID
                )
            ],
        ),
        "the old SOP Instance UID",
    ),
    "old UID in a text": (
        lambda d: setattr(d, "DerivationDescription", f"made from {b.SOP_INSTANCE_UID}."),
        "the old SOP Instance UID",
    ),
    "same UID": (lambda d: setattr(d, "SOPInstanceUID", b.SOP_INSTANCE_UID), "SOP Instance UID is"),
    "series": (lambda d: setattr(d, "SeriesInstanceUID", b.SERIES_INSTANCE_UID), "Series Instance"),
    "icon": (
        lambda d: setattr(d, "IconImageSequence", [b.quick_dataset(Rows=1)]),
        "there is no icon",
    ),
    "signature": (
        lambda d: setattr(d, "DigitalSignaturesSequence", [b.quick_dataset(MACIDNumber=1)]),
        "there is no icon of the image and no digital signature",
    ),
    "lossy": (lambda d: delattr(d, "LossyImageCompression"), "Lossy Image Compression"),
    "extremes": (
        lambda d: d.add_new("SmallestImagePixelValue", "US", 3),
        "smallest and largest pixel values",
    ),
    "patient": (lambda d: setattr(d, "PatientID", "4712"), "every other attribute"),
    "nested": (
        lambda d: setattr(d.RequestAttributesSequence[0], "ScheduledProcedureStepID", "2"),
        "every other attribute",
    ),
}


@pytest.mark.parametrize("case", CLAIMS)
def test_a_false_claim_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    change, claim = CLAIMS[case]
    source = b.write_dicom(
        tmp_path / "scan.dcm",
        LossyImageCompression="01",
        SmallestImagePixelValue=3,
        RequestAttributesSequence=[b.quick_dataset(ScheduledProcedureStepID="1")],
    )
    redacted(tmp_path, source)
    rewrite(tmp_path / "out" / "redacted_scan.dcm", change)
    code, document = verify(capsys, source, tmp_path / "out")
    assert code == 6
    assert any(one.startswith(claim) for one in failures(document))
    (instance,) = document["instances"]
    assert not any(one["problems"] for one in instance["frames"])
