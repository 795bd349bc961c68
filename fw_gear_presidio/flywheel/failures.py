"""What can go wrong between here and a Flywheel site, by what a caller can do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fw_gear_presidio.errors import FlywheelError


class DeniedError(FlywheelError):
    """The key is unknown, expired, read-only, or its owner may not do this (401, 403)."""


class NotFoundError(FlywheelError):
    """The site has no such thing, or no such endpoint (404, 405, 501)."""


class ConflictError(FlywheelError):
    """The thing exists already (409)."""


class TransientError(FlywheelError):
    """The site did not answer, or asks for patience (429, 5xx). A write may have happened."""


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Turn what the SDK and its transport raise into this product's errors.

    ``what`` completes "Flywheel could not …". No message holds the key or what the server said.
    """
    from flywheel.rest import ApiException  # noqa: PLC0415 - see Site.connect

    try:
        yield
    except ApiException as error:
        # `from None`: the SDK's exception prints the response, which may quote names.
        raise _error_of(error.status, what) from None
    except _transport_errors() as error:
        raise TransientError(
            f"Flywheel could not {what}: no answer ({type(error).__name__}). "
            "Check the network and the site, then run again."
        ) from None


def _transport_errors() -> tuple[type[Exception], ...]:
    try:
        import httpx2  # noqa: PLC0415 - the transport of SDK 22.5 and newer
    except ImportError:
        return (OSError,)  # older SDKs use requests, whose errors are OSErrors
    return (OSError, httpx2.HTTPError)


def _error_of(status: int | None, what: str) -> FlywheelError:
    said = f"Flywheel could not {what} (HTTP {status})"
    if status == 401:
        return DeniedError(f"{said}: the API key is unknown or has expired. Launch the gear again.")
    if status == 403:
        return DeniedError(
            f"{said}: the API key is read-only, or its owner lacks the permission. Give the "
            "launching user or the gear rule a role that has it; docs/flywheel.md lists them."
        )
    if status in (404, 405, 501):
        return NotFoundError(f"{said}: it is not there. Check the site's version and the ids.")
    if status == 409:
        return ConflictError(f"{said}: it exists already.")
    if status is None or status == 429 or status >= 500:
        return TransientError(f"{said}: the site is busy or in trouble. Run again later.")
    return FlywheelError(f"{said}: the site rejected the request. Report it with this line.")
