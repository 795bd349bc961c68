"""How the bundled model for overlay text is made: ``python -m training.train``."""

import os

# Threads that spin while they wait cost a shared machine four times the work they do.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
