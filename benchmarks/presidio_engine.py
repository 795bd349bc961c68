"""Presidio's DicomImageRedactorEngine over a folder; runs in its own interpreter.

usage: presidio_engine.py INPUT_FOLDER OUTPUT_FOLDER REPORT.json

Its default spaCy model is not on a package registry. Where ``en_core_web_lg`` is not installed, a
blank pipeline stands in: pattern and header recognizers work, statistical ones find nothing. The
report says which it was.
"""

from __future__ import annotations

import json
import os
import sys
import time
from importlib.metadata import version
from pathlib import Path

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from presidio_image_redactor import DicomImageRedactorEngine, ImageAnalyzerEngine

MODEL = "en_core_web_lg"


class BlankNlpEngine(SpacyNlpEngine):
    """Tokens only."""

    def load(self) -> None:
        self.nlp = {"en": spacy.blank("en")}


def stay_offline() -> None:
    """Presidio asks tldextract, which would look for its list on the network."""
    module = sys.modules["tldextract.tldextract"]
    module.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())


def engine() -> tuple[DicomImageRedactorEngine, str]:
    models = [{"lang_code": "en", "model_name": MODEL}]
    installed = spacy.util.is_package(MODEL)
    nlp = SpacyNlpEngine(models=models) if installed else BlankNlpEngine(models=models)
    nlp.load()
    analyzer = AnalyzerEngine(nlp_engine=nlp, supported_languages=["en"])
    redactor = DicomImageRedactorEngine(ImageAnalyzerEngine(analyzer_engine=analyzer))
    return redactor, MODEL if installed else "no statistical model"


def main() -> None:
    source, target, report = (Path(argument) for argument in sys.argv[1:])
    stay_offline()
    redactor, model = engine()
    seconds: dict[str, float] = {}
    processor: dict[str, float] = {}
    crashed = []
    for path in sorted(source.rglob("*.dcm")):
        folder = target / path.parent.relative_to(source)
        folder.mkdir(parents=True, exist_ok=True)
        started, used = time.monotonic(), sum(os.times()[:4])
        try:
            redactor.redact_from_file(str(path), str(folder), fill="contrast", use_metadata=True)
        except Exception as error:  # noqa: BLE001 - its crashes are part of what is measured
            crashed.append([path.name, type(error).__name__])
        name = str(path.relative_to(source))
        seconds[name] = time.monotonic() - started
        # Tesseract's processes count, too.
        processor[name] = sum(os.times()[:4]) - used
    report.write_text(
        json.dumps(
            {
                "name": f"Presidio {version('presidio-image-redactor')} ({model})",
                "seconds": sum(seconds.values()),
                "seconds_by_file": seconds,
                "processor_seconds_by_file": processor,
                "crashed": crashed,
            }
        )
    )


if __name__ == "__main__":
    main()
