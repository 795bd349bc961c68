"""How the bundled model for overlay text is made: ``python -m training.train``."""
