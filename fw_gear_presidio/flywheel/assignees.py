"""Who reviews: people of the project who may, and which of them gets a file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from fw_gear_presidio.errors import UsageError
from fw_gear_presidio.flywheel.client import Site
from fw_gear_presidio.settings import Option

NEEDED_ACTIONS = frozenset(
    {
        "annotations_edit_others",
        "annotations_manage",
        "annotations_view_others",
        "form_responses_view_others",
        "reader_task_view",
    }
)
"""What one role of an assignee must allow."""


def assignee_of(file_id: str, assignees: Sequence[str]) -> str:
    """Who gets the task of a file: spread evenly by a hash, and the same on every run."""
    ranked = sorted(set(assignees))
    digest = hashlib.sha256(file_id.encode()).digest()
    return ranked[int.from_bytes(digest[:8]) % len(ranked)]


def check_assignees(
    site: Site, members: Mapping[str, Sequence[str]], assignees: Sequence[str]
) -> None:
    """Every one of them, so that one run shows all that is to be put right."""
    members = {user.casefold(): roles for user, roles in members.items()}
    allowed: dict[str, bool] = {}
    problems = []
    for number, assignee in enumerate(assignees, start=1):
        roles = members.get(assignee.casefold())
        who = f"number {number} ({_masked(assignee)})"
        if roles is None:
            problems.append(f"{who} is no member of the project")
            continue
        for role in roles:
            if role not in allowed:
                allowed[role] = site.role_actions(role) >= NEEDED_ACTIONS
        if not any(allowed[role] for role in roles):
            problems.append(f"{who} has no role with all needed permissions")
    if problems:
        raise UsageError(
            f"'{Option.ASSIGNEES}': {'; '.join(problems)}. Add them to the project with a role "
            f"that allows {', '.join(sorted(NEEDED_ACTIONS))}, or name others. Nothing was scanned."
        )


def _masked(address: str) -> str:
    """Enough of an e-mail address to recognize it, not enough to harvest it from a log."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}***{at}{domain}"
