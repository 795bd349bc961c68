"""A strict Flywheel site on 127.0.0.1 for the real SDK, and gear folders for the real toolkit.

Import this before anything imports the SDK: its retry settings are read at import.
"""

import os

os.environ.setdefault("FLYWHEEL_SDK_TOTAL_RETRIES", "0")
os.environ.setdefault("FLYWHEEL_SDK_REQUEST_TIMEOUT", "2")
os.environ.setdefault("NO_PROXY", "127.0.0.1,localhost")

from tests.fake_flywheel.gear_folder import GearFolder, lay_out
from tests.fake_flywheel.server import FakeFlywheel, Request
from tests.fake_flywheel.site import NEEDED_ACTIONS, Rejected, SiteState

__all__ = [
    "NEEDED_ACTIONS",
    "FakeFlywheel",
    "GearFolder",
    "Rejected",
    "Request",
    "SiteState",
    "lay_out",
]
