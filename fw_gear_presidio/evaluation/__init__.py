"""How well detection and redaction do: scoring against a truth, made-up sets, a site's own test."""
