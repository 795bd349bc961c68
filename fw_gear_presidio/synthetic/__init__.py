"""Fictitious images with a known truth: who is on them, what is drawn where, what must stay."""
