"""The gear folder as a run sees it: options, inputs, places, key. Replaces what a shell would give.

The only module that imports the gear toolkit; its maker has announced a successor (fw-gear).
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fw_gear_presidio.errors import FlywheelError, InputError, UsageError
from fw_gear_presidio.flywheel.client import Site

if TYPE_CHECKING:
    from flywheel_gear_toolkit import GearToolkitContext

log = logging.getLogger(__name__)

IMAGE_INPUT = "image_file"
BOXES_INPUT = "bbox_coords"
KEY_INPUT = "api-key"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file input: where it lies, and its entry in config.json."""

    path: Path
    name: str
    parent_type: str
    parent_id: str
    entry: dict[str, Any]

    @property
    def record(self) -> dict[str, Any]:
        """The file's record when the job was made."""
        return self.entry.get("object") or {}

    @property
    def file_id(self) -> str | None:
        return self.record.get("file_id")

    @property
    def version(self) -> int | None:
        return self.record.get("version")

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(self.record.get("tags") or ())


class Gear:
    """One gear run. Made by :func:`open_gear`."""

    def __init__(self, context: GearToolkitContext) -> None:
        self._context = context
        self._site: Site | None = None

    @property
    def config(self) -> dict[str, Any]:
        """The options, by their manifest names."""
        return dict(self._context.config)

    @property
    def output(self) -> Path:
        return Path(self._context.output_dir)

    @property
    def work(self) -> Path:
        return Path(self._context.work_dir)

    @property
    def destination_type(self) -> str:
        return str(self._context.destination["type"])

    @property
    def destination_id(self) -> str:
        return str(self._context.destination["id"])

    @property
    def job_id(self) -> str | None:
        return (self._context.config_json.get("job") or {}).get("id")

    @property
    def metadata(self) -> Any:
        """The toolkit's ``Metadata``, written to ``output/.metadata.json`` at the end."""
        return self._context.metadata

    @property
    def image(self) -> InputFile:
        """The ``image_file`` input; raises UsageError without one, InputError if it is gone."""
        found = self._file(IMAGE_INPUT)
        if found is None:
            raise UsageError(f"The input '{IMAGE_INPUT}' is missing. Choose a DICOM file or a zip.")
        return found

    @property
    def boxes(self) -> tuple[Path, ...]:
        """The ``bbox_coords`` input, if it was given."""
        found = self._file(BOXES_INPUT)
        return (found.path,) if found else ()

    def _file(self, name: str) -> InputFile | None:
        given = self._context.get_input(name)
        if not given or given.get("base") != "file":
            return None
        location, hierarchy = given.get("location") or {}, given.get("hierarchy") or {}
        path = Path(location.get("path") or "")
        if not path.is_file():
            raise InputError(
                f"The file of input '{name}' is not where config.json says. Run again."
            )
        return InputFile(
            path=path,
            name=location.get("name") or path.name,
            parent_type=hierarchy.get("type") or "",
            parent_id=hierarchy.get("id") or "",
            entry=given,
        )

    @property
    def has_key(self) -> bool:
        return bool((self._context.get_input(KEY_INPUT) or {}).get("key"))

    @property
    def site(self) -> Site:
        """The connection to Flywheel; raises FlywheelError without a key, or with a bad one.

        Not the toolkit's own client: that one logs a traceback where a login fails, goes on
        without a client, and without a key falls back to whoever is logged in on the machine.
        """
        if self._site is None:
            if not self.has_key:
                raise FlywheelError(
                    f"The input '{KEY_INPUT}' is missing: this run cannot talk to Flywheel. "
                    "Launch the gear from Flywheel, or add a key to config.json."
                )
            self._site = Site.connect(self._context.get_input(KEY_INPUT)["key"])
        return self._site


@contextmanager
def open_gear(folder: Path | None = None) -> Iterator[Gear]:
    """Open the gear folder (default: the current one); on leaving, tags and metadata are written.

    Leave the block normally, also after a failure: an exception, or an exit with a code other
    than 0, makes the toolkit drop the metadata. Raises UsageError for a broken config.json and
    FlywheelError where the metadata does not pass the toolkit's schema.
    """
    context = _context(folder or Path.cwd())
    finished = False
    try:
        with context:
            yield Gear(context)
            finished = True
    except SystemExit:
        if not finished:
            raise
        raise FlywheelError(
            "Tags and metadata were not written: they do not pass the toolkit's schema. Report it."
        ) from None


def _context(folder: Path) -> GearToolkitContext:
    if not (folder / "config.json").is_file():
        raise UsageError(f"No config.json in {folder}: run this in a gear's folder (/flywheel/v0).")
    with warnings.catch_warnings():
        # The toolkit announces its end of life on every use; CONTRIBUTING says what we do about it.
        warnings.simplefilter("ignore", DeprecationWarning)
        from flywheel_gear_toolkit import GearToolkitContext  # noqa: PLC0415 - slow; other parts need it not

        try:
            # log_metadata: a file's custom information may hold DICOM header values.
            context = GearToolkitContext(gear_path=folder, log_metadata=False)
        except (RuntimeError, ValueError) as error:
            raise UsageError("config.json or manifest.json is not valid JSON.") from error
    missing = [key for key in ("config", "inputs", "destination") if key not in context.config_json]
    if missing:
        raise UsageError(f"config.json lacks '{missing[0]}'.")
    return context


class _OwnRecords(logging.Filter):
    """Only this product's records: other packages quote header values and text in theirs."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.name.partition(".")[0] == "fw_gear_presidio"


def init_logging(*, debug: bool) -> None:
    """Log to the job log only.

    The toolkit's own set-up would write a debug log of every package into ``output/``, from
    where it is stored beside the images.
    """
    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(_OwnRecords())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("fw_gear_presidio").setLevel(logging.DEBUG if debug else logging.INFO)
    logging.captureWarnings(capture=True)
