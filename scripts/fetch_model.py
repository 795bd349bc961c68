"""Fetch obi/deid_roberta_i2b2 at its pinned revision, when the gear's image is built.

This is the only place that downloads a model; at run time the image is offline.
"""

from __future__ import annotations

import sys
from pathlib import Path

from huggingface_hub import snapshot_download

REPOSITORY = "obi/deid_roberta_i2b2"
REVISION = "56798744ca49a9dcbbc95d45cdea0fd5538f65c1"
FILES = (
    "config.json",
    "pytorch_model.bin",
    "*tokenizer*",
    "vocab.json",
    "merges.txt",
    "special_tokens_map.json",
)


def main() -> None:
    folder = Path(sys.argv[1])
    snapshot_download(REPOSITORY, revision=REVISION, allow_patterns=list(FILES), local_dir=folder)


if __name__ == "__main__":
    main()
