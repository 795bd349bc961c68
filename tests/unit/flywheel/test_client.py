"""What the SDK and its transport raise, as this product's errors; no key, no reply in a message."""

from __future__ import annotations

import pytest

from fw_gear_presidio.errors import ExitCode, FlywheelError
from fw_gear_presidio.flywheel.client import Site
from fw_gear_presidio.flywheel.failures import (
    ConflictError,
    DeniedError,
    NotFoundError,
    TransientError,
)
from tests.fake_flywheel import FakeFlywheel


@pytest.mark.parametrize(
    ("what", "error"),
    [
        (401, DeniedError),
        (403, DeniedError),
        (404, NotFoundError),
        (405, NotFoundError),
        (409, ConflictError),
        (429, TransientError),
        (500, TransientError),
        (503, TransientError),
        ("drop", TransientError),
        ("hang", TransientError),
        (422, FlywheelError),
    ],
)
def test_every_failure_has_its_error(
    fake: FakeFlywheel, what: int | str, error: type[FlywheelError]
) -> None:
    site = Site.connect(fake.api_key)
    fake.fail("GET", "/projects/", what)
    with pytest.raises(FlywheelError) as caught:
        site.members(fake.state.project)
    assert type(caught.value) is error
    assert caught.value.exit_code is ExitCode.FLYWHEEL
    said = str(caught.value)
    assert "read the project's permissions" in said
    assert "played failure" not in said
    assert "secret-key" not in said
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    "key",
    ["127.0.0.1:1:__force_insecure:secret-key", "nonsense", "::", "https://site.test:secret-key"],
)
def test_a_key_that_leads_nowhere(key: str) -> None:
    with pytest.raises(FlywheelError) as caught:
        Site.connect(key)
    assert "secret-key" not in str(caught.value)


def test_a_key_of_somebody_unknown(fake: FakeFlywheel) -> None:
    with pytest.raises(DeniedError, match="expired"):
        Site.connect(fake.api_key.replace("secret-key", "other"))


@pytest.mark.parametrize("limit", [1, 7, 100])
@pytest.mark.parametrize("ignores_filters", [True, False])
def test_all_pages_of_a_list(fake: FakeFlywheel, limit: int, ignores_filters: bool) -> None:
    fake.page_limit, fake.ignores_filters = limit, ignores_filters
    for number in range(20):
        fake.state.add("forms", viewer="OHIF", number=number, parent={"id": "p"})
    found = Site.connect(fake.api_key).search("/forms", "parent.id=p", what="list")
    assert [one["number"] for one in found] == list(range(20))
