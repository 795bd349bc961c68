"""Loaded datasets in and out, for the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pydicom

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset


def save_dataset(dataset: Dataset, path: Path) -> None:
    """Write a loaded dataset as a DICOM file; its own encoding is kept.

    Raises ValueError (pydicom) for a dataset without the attributes a file needs.
    """
    dataset.save_as(path, enforce_file_format=True)


def load_dataset(path: Path) -> Dataset:
    """Read a whole dataset into memory: it outlives its file."""
    dataset = pydicom.dcmread(path)
    for element in dataset.iterall():
        element.value  # noqa: B018 - deferred values are read while the file exists
    return dataset
