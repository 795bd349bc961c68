"""The model card, written from the figures."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from training.maker import field_names
from training.more_names import more_names
from training.names import locales
from training.pools import HELD_OUT_SHARE, Split
from training.reliability_plot import write_plot
from training.report import print_report
from training.technical import coded_terms
from training.tokens import LABELS, STRIDE, VOCABULARY, WINDOW

if TYPE_CHECKING:
    from training.calibration import Setting
    from training.learning import Plan
    from training.report import Report

_TEXT = """\
---
license: mit
library_name: transformers
pipeline_tag: token-classification
---
# overlay-ner

Finds Protected Health Information (PHI) in the text that is burned into medical images: names, dates,
numbers, institutions and the like, told apart from settings, measurements, anatomy, makers, models and
methods named after people. It was made from scratch for this project; no weights, patient data or notes
of anyone went into it.

## Use

Input is one image's text in reading order: words separated by a blank, texts apart on one row by a tab,
rows by a line break. Each token gets one of `{labels_of}` (no BIO prefixes; neighbouring tokens of one type
are one entity). The name of a field ("DOB:") is `O`, what stands in it is PHI. Texts of more than {window}
tokens are read in windows of {window} that share {overlap}.

`model.onnx` (8-bit weights, {onnx:.1f} MB) runs on ONNX Runtime without torch; `model.safetensors` (16-bit, {tensors:.1f} MB)
loads with `AutoModelForTokenClassification.from_pretrained`. Both hold the same {parameters:,} parameters: ModernBERT's
shape, {layers} layers of {hidden}, {vocabulary:,} byte-pair tokens. Scores are probabilities moved
towards PHI (the picture below shows how far), so that 0.30 is the working point: a miss costs more than a needless box.

## How it was made

    python -m training.train

{steps:,} steps of about {tokens:,} tokens on generated pages, none of which is seen twice (seed {seed}); the weights are a running
mean over the steps. Calibration on held-out pages of a seed of their own: at 0.30 the fewest misses
that keep 96 % of the technical texts (rules keep more of them afterwards), then the temperature with the truest probabilities (least Brier score): logits divided by
{temperature:.2f}, then {shift:+.2f} on that of "O" (both are part of the weights).
`--state FOLDER` keeps what was learned; calibration, export and figures can be repeated from it.

Sources of the generated pages:

- person names: Faker's {locales} name lists (native scripts also in Latin letters), the US census lists of the package `names`,
  lists of West African, Korean and Quebec names by hand, and family names put together from each list's letter triples; every order, casing and form (comma, caret, initials, titles, suffixes);
  what stands in for a name ("ZZZ TEST PATIENT", "DOE^JANE", "ANONYMOUS"), which counts as one
- places: Faker, and the place names of `phonenumbers`; institutions: patterns of some twenty languages over places, saints and family names
- dates and times in the forms of 18 languages; ages, identifiers, phones, e-mails, ZIPs, occupations, user names
- names of fields in some thirty languages: {labels} of them, with and without colon, beside, above and far from their values, or empty
- technical text: {terms:,} meanings of coded concepts and attribute names from pydicom; hand-written lists of settings, results, devices,
  anatomy, graded scores and eponyms of ultrasound, CT, MR, X-ray, mammography, nuclear medicine, angiography, endoscopy, ophthalmology
  and dental imaging; methods and signs with any family name or city in them; scales and scraps that OCR takes for text
- exams, anatomy, views, settings and findings in some 25 languages, by hand; frequent words of eight languages from the package `pyspellchecker`,
  none of which is in a list of names; buttons and messages of programs in some ninety languages from the package `Django`; sentences, those of reports among them, put together from parts in five languages
- codes that say nothing to a reader: presets, protocols, kernels, probes, readings with a letter in their middle, scores, axes, stray signs;
  products of names that nobody has heard of
- layouts: strips, corner columns, forms, forms with name and value apart, letterheads, worklists, tables, sentences, text alone; a quarter of the pages hold no PHI
- OCR errors: confused characters, lost blanks, words run together, texts cut in two or joined, lost diacritics, case

A title is part of the name that stands in a field ("Dr. Smith"), and a word like any other in a sentence.

## Figures

The names, places, occupations, coded terms, words and sentence patterns of the pages below never trained ({share} % of each, chosen
by a hash of the text). About half of the devices, all eponyms and some patterns of institution names come from lists that only test; they
were written by hand like those that train. Names of parameters, fields and body parts, imaging terms in other languages, and the rules that codes follow,
are closed vocabularies and shared. A PHI text counts as gone when each of its words is touched by a finding of at least the threshold; a technical
text (all of a segment) as kept when none touches it. The truth counts single initials, bare numbers and misread texts, too.
`python -m training.evaluate` prints these tables. By origin, at 0.30 and without OCR errors: the texts are drawn from so many held-out
given and family names; where these are few, the figure is about these few.

![Reliability]({plot})

{figures}
## Beside the other recognizers

Images instead of pages, boxes and ink instead of words: 24 ordinary and 24 hard images of the project's benchmark, header there, redacted with more
and more recognizers (`python -m benchmarks.ablation --images 24`, measured with the weights and rules before these).

| recognizers | ordinary: PHI gone | kept | hard: PHI gone | kept |
|---|---|---|---|---|
| patterns | 85.6% of 139 | 99.3% of 293 | 83.2% of 143 | 98.1% of 262 |
| patterns, header | 97.1% of 139 | 99.0% of 293 | 97.2% of 143 | 95.4% of 262 |
| patterns, header, bundled model | 100.0% of 139 | 99.0% of 293 | 99.3% of 143 | 93.5% of 262 |
| patterns, bundled model | 98.6% of 139 | 99.0% of 293 | 99.3% of 143 | 95.4% of 262 |
| the same at 10 | 99.3% of 139 | 98.3% of 293 | 99.3% of 143 | 94.7% of 262 |
| the same at 50 | 97.8% of 139 | 99.3% of 293 | 99.3% of 143 | 96.2% of 262 |

## Limits

- The pages are made up. Real overlays hold layouts, devices and errors that the generator does not; measure on your own scanners.
- A bare family name that is also a word, a place or an eponym, alone on an image, can be missed or mistaken; so can a bare number.
- Initials are found beside a field's name or a title, seldom alone.
- Scripts other than Latin, Chinese and Japanese were a small part of the training.
- Clocks and counters look alike: a bare time of day is taken for PHI, a timer without its label may be, too.
- Meant for overlay text; running clinical notes are better served by a model trained on them.
"""


_PLOT = "reliability.png"


def write_card(folder: Path, report: Report, plan: Plan, setting: Setting) -> None:
    """README.md and its picture in ``folder``."""
    config = json.loads((folder / "config.json").read_text())
    figures = io.StringIO()
    print_report(report, figures)
    write_plot(folder / _PLOT, report.bins)
    weights = (folder / "model.safetensors").stat().st_size
    text = _TEXT.format(
        labels_of="`, `".join(LABELS),
        window=WINDOW,
        overlap=WINDOW - STRIDE,
        onnx=(folder / "model.onnx").stat().st_size / 1e6,
        tensors=weights / 1e6,
        parameters=int(round(weights / 2, -4)),
        layers=config["num_hidden_layers"],
        hidden=config["hidden_size"],
        vocabulary=VOCABULARY,
        steps=plan.steps,
        tokens=plan.tokens,
        seed=plan.seed,
        temperature=setting.temperature,
        shift=setting.shift,
        terms=len(coded_terms()),
        labels=len(field_names()),
        locales=sum("@" not in key for key in locales(Split.TRAIN)) - 1 - len(more_names()),
        share=HELD_OUT_SHARE,
        plot=_PLOT,
        figures=figures.getvalue(),
    )
    (folder / "README.md").write_text(text, encoding="utf-8")
