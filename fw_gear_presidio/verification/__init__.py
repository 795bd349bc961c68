"""Repeating the proof for any pair: an original, and what is said to be its redaction."""
