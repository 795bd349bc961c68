"""Manifest, Settings, command help and README agree on every name, enum and default."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

import pytest

from fw_gear_presidio.cli import COMMANDS, build_parser
from fw_gear_presidio.domain import PHI_ENTITIES
from fw_gear_presidio.manifest import manifest
from fw_gear_presidio.settings import Fill, Mode, NerModelChoice, Option, split_list

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONFIG: dict[str, dict[str, Any]] = manifest()["config"]

# What contract.md says; the manifest is held to it.
CONTRACT: dict[str, tuple[str, object]] = {
    "debug": ("boolean", False),
    "Assignees": ("string", None),
    "Baseline Operating Mode": ("string", "Detection Only"),
    "Transformer Score Threshold": ("integer", 30),
    "Entity Frequency Threshold": ("integer", 30),
    "Use DICOM Metadata": ("boolean", False),
    "Entities to Find": (
        "string",
        "PERSON,DATE_TIME,LOCATION,AGE,ID,PROFESSION,ORGANIZATION,PHONE_NUMBER,ZIP,USERNAME,EMAIL",
    ),
    "NER Model": ("string", "both"),
    "Bounding Box Fill": ("string", "contrast"),
}


def test_the_manifest_has_the_contracts_options() -> None:
    assert {name: (spec["type"], spec.get("default")) for name, spec in CONFIG.items()} == CONTRACT


def test_the_manifest_is_valid_for_the_gear_toolkit() -> None:
    pytest.importorskip("flywheel_gear_toolkit", reason="the extra 'flywheel' is not installed")
    from flywheel_gear_toolkit.utils.manifest import Manifest

    Manifest(str(ROOT / "manifest.json")).validate()


def test_enums_of_the_code_are_those_of_the_manifest() -> None:
    assert [mode.value for mode in Mode] == CONFIG[Option.MODE]["enum"]
    assert [fill.value for fill in Fill] == CONFIG[Option.FILL]["enum"]
    assert [choice.value for choice in NerModelChoice] == CONFIG[Option.NER_MODEL]["enum"]
    assert set(split_list(CONFIG[Option.ENTITIES]["default"])) == {e.value for e in PHI_ENTITIES}


def test_option_names_of_the_code_are_those_of_the_manifest() -> None:
    names = {value for key, value in vars(Option).items() if key.isupper()}
    assert names == set(CONFIG)


def options_of(command: str) -> dict[str, argparse.Action]:
    (subparsers,) = (
        action
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    parser = subparsers.choices[command]
    return {flag: action for action in parser._actions for flag in action.option_strings}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("flag", "option"),
    [
        ("--entities", Option.ENTITIES),
        ("--score-threshold", Option.SCORE_THRESHOLD),
        ("--frequency-threshold", Option.FREQUENCY_THRESHOLD),
        ("--use-dicom-metadata", Option.USE_DICOM_METADATA),
        ("--fill", Option.FILL),
        ("--debug", Option.DEBUG),
    ],
)
def test_defaults_and_choices_of_the_command_are_those_of_the_manifest(
    command: str, flag: str, option: str
) -> None:
    action = options_of(command)[flag]
    assert action.default == CONFIG[option]["default"]
    if "enum" in CONFIG[option]:
        assert list(action.choices or ()) == CONFIG[option]["enum"]


def readme_rows() -> dict[str, list[str]]:
    rows = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in README.splitlines()
        if line.startswith("|")
    ]
    return {row[1].strip("`"): row for row in rows if len(row) == 4 and row[1].startswith("`")}


def test_the_readme_lists_every_option_with_its_default() -> None:
    rows = readme_rows()
    assert set(rows) == set(CONFIG)
    for name, spec in CONFIG.items():
        if "default" not in spec:
            assert rows[name][2] == "–"
            continue
        value = spec["default"]
        shown = value if isinstance(value, str) else json.dumps(value)
        assert f"`{shown}`" in rows[name][2], name


def test_the_readme_lists_every_flag_of_the_command() -> None:
    for command in COMMANDS:
        for flag in options_of(command):
            if flag.startswith("--") and flag != "--help":
                assert flag in README, flag


def test_the_dockerfile_and_the_manifest_agree_on_the_environment() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for name, value in manifest()["environment"].items():
        if name != "PATH":
            assert f"{name}={value}" in dockerfile
    assert manifest()["environment"]["PATH"].startswith("/opt/venv/bin:")
