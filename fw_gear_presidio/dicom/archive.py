"""Unpacking a zip that somebody else made: safely, or not at all."""

from __future__ import annotations

import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fw_gear_presidio.errors import InputError

MAX_MEMBERS = 100_000
"""More files than any series has."""
MAX_TOTAL_BYTES = 64 * 2**30
"""Most bytes all members may have together, unpacked."""
MAX_RATIO = 300
"""Most times a large member may grow: pixels do not compress like that, bombs do."""
RATIO_FLOOR_BYTES = 64 * 2**20
"""Members up to this size may have any ratio: an empty mask compresses a thousandfold."""

_CHUNK_BYTES = 2**20
_DRIVE = re.compile(r"^[A-Za-z]:")
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A member on disk: ``path`` is neutral, ``name`` is unique and its name in the archive."""

    path: Path
    name: str


def unpack(archive: Path, folder: Path) -> list[Unpacked]:
    """Unpack the files of ``archive`` into ``folder`` under neutral names (a name may be PHI).

    Raises InputError, before a byte is written where possible, for a member that would
    lie outside the folder, an encrypted one, a bomb, or a broken archive. Sizes are
    counted while unpacking: what the archive says of itself is not believed.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = _checked(opened)
            return list(_extract(opened, members, folder))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise InputError(
            "The zip archive is broken and cannot be unpacked. Make or download it again."
        ) from error
    except (NotImplementedError, RuntimeError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise InputError(
            "The zip archive uses a compression that cannot be read. Make it again with the "
            "usual one (deflate)."
        ) from error
    except InputError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _checked(opened: zipfile.ZipFile) -> list[tuple[int, zipfile.ZipInfo]]:
    infos = opened.infolist()
    if len(infos) > MAX_MEMBERS:
        raise InputError(
            f"The zip archive has {len(infos)} members; at most {MAX_MEMBERS} are unpacked. "
            "Split it by series."
        )
    members = [(number, info) for number, info in enumerate(infos, 1) if not info.is_dir()]
    for number, info in members:
        _check_name(number, info)
        if info.flag_bits & _ENCRYPTED:
            raise InputError(
                f"Member {number} of the zip archive is encrypted. Give the archive without a "
                "password."
            )
    if sum(info.file_size for _, info in members) > MAX_TOTAL_BYTES:
        raise _too_large()
    return members


def _check_name(number: int, info: zipfile.ZipInfo) -> None:
    # orig_filename: zipfile itself replaces backslashes on some systems and cuts at a NUL.
    name = info.orig_filename
    outside = (
        "\\" in name
        or "\0" in name
        or name.startswith("/")
        or _DRIVE.match(name)
        or ".." in PurePosixPath(name).parts
    )
    mode = info.external_attr >> 16
    if outside:
        raise InputError(
            f"Member {number} of the zip archive would be unpacked outside its folder. Nothing "
            "was unpacked; make the archive again with plain relative names."
        )
    if mode and not (stat.S_ISREG(mode) or stat.S_IFMT(mode) == 0):
        raise InputError(
            f"Member {number} of the zip archive is a link or a device, not a file. Nothing was "
            "unpacked; make the archive again without it."
        )


def _extract(
    opened: zipfile.ZipFile, members: list[tuple[int, zipfile.ZipInfo]], folder: Path
) -> Iterator[Unpacked]:
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    names: set[str] = set()
    for number, info in members:
        path = folder / f"{number:06d}.member"
        with opened.open(info) as source, path.open("xb") as target:
            size = 0
            while chunk := source.read(_CHUNK_BYTES):
                size += len(chunk)
                total += len(chunk)
                if total > MAX_TOTAL_BYTES:
                    raise _too_large()
                if size > RATIO_FLOOR_BYTES and size > MAX_RATIO * max(info.compress_size, 1):
                    raise InputError(
                        f"Member {number} of the zip archive grows more than {MAX_RATIO} times "
                        "when unpacked: it looks like a zip bomb. Give the file itself."
                    )
                target.write(chunk)
        yield Unpacked(path, _unique(info.filename, names))


def _too_large() -> InputError:
    return InputError(
        f"The zip archive unpacks to more than {MAX_TOTAL_BYTES // 2**30} GiB. Split it by series."
    )


def _unique(name: str, taken: set[str]) -> str:
    """``name``, with a number where another member has it (also if only the case differs)."""
    path, result, count = PurePosixPath(name), str(PurePosixPath(name)), 1
    while result.casefold() in taken:
        count += 1
        result = str(path.with_name(f"{path.stem}-{count}{path.suffix}"))
    taken.add(result.casefold())
    return result
