"""What became of the instances of a run: which have new UIDs, so that references can follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Link:
    """SOP and Series Instance UID of an instance, and of what was made of it.

    One that was passed through has the same twice.
    """

    uid: str
    series: str
    new_uid: str
    new_series: str

    @property
    def has_moved(self) -> bool:
        return self.uid != self.new_uid


@dataclass(frozen=True, slots=True)
class Links:
    """The instances with new UIDs among those that were processed together.

    ``moved`` finds one by its old and by its new SOP Instance UID. ``left`` are the series that
    they were in; ``series`` has the new UID of those in which nothing stayed behind.
    """

    moved: Mapping[str, Link] = field(default_factory=dict)
    left: frozenset[str] = frozenset()
    series: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, instances: Iterable[Link]) -> Self:
        """Of all instances that have an output, those that were passed through included."""
        found = list(instances)
        # A reference to an instance that is there twice, changed and unchanged, stays true.
        kept = {link.uid for link in found if not link.has_moved}
        inhabited = {link.series for link in found if link.series == link.new_series}
        moved = [link for link in found if link.uid and link.uid not in kept]
        return cls(
            {uid: link for link in moved for uid in (link.uid, link.new_uid)},
            frozenset(link.series for link in moved if link.series),
            {
                link.series: link.new_series
                for link in moved
                if link.series and link.series not in inhabited
            },
        )

    def knows(self, uid: str) -> bool:
        """Whether a UID is that of an instance which moved, or of a series it was in."""
        return uid in self.moved or uid in self.left

    def new_uid(self, uid: str) -> str:
        """What an instance is called now; ``uid`` itself where nothing says otherwise."""
        link = self.moved.get(uid)
        return link.new_uid if link else uid


NO_LINKS = Links()
