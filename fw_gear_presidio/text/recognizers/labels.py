"""The labels that name a field on a device's screen, from ``labels.toml``."""

from __future__ import annotations

from enum import StrEnum

from fw_gear_presidio.text.recognizers.vocabulary import load_lists


class LabelKind(StrEnum):
    """What a label says of its value."""

    OTHER = "other"
    """Names something that is no PHI; it keeps a shorter label inside it from matching."""
    PATIENT = "patient"
    PERSON = "person"
    STAFF = "staff"
    DATE = "date"
    TIME = "time"
    AGE = "age"
    ID = "id"
    ORGANIZATION = "organization"
    LOCATION = "location"
    PHONE = "phone"
    ZIP = "zip"
    USERNAME = "username"
    EMAIL = "email"
    PROFESSION = "profession"


LABELS: dict[LabelKind, tuple[str, ...]] = {
    LabelKind(kind): tuple(words) for kind, words in load_lists("labels.toml").items()
}
