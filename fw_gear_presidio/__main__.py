"""``python -m fw_gear_presidio`` is the command ``fw-presidio``."""

from __future__ import annotations

import sys

from fw_gear_presidio.cli import main

if __name__ == "__main__":
    sys.exit(main())
