"""Launch presidio-image-redactor on every DICOM file of a container, with the Flywheel SDK alone.

    FLYWHEEL_API_KEY=host:key python flywheel_batch.py group/project batch.jsonl

One job per file, 20 at a time. Stop it whenever you like: called again with the same ledger file
it goes on, and every file gets exactly one job. Ends with a count by state and batch.csv.
``fw-presidio flywheel batch`` does the same, checks the options before, and knows collections.
"""
# ruff: noqa: T201 - a script talks on the terminal

import csv
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

import flywheel

GEAR = "presidio-image-redactor"
CONFIG = {"Baseline Operating Mode": "Dynamic PHI Redaction", "NER Model": "bundled"}
AT_A_TIME = 20
POLL_SECONDS = float(os.environ.get("POLL_SECONDS", "10"))


def main(container: str, ledger: Path) -> None:
    fw = flywheel.Client(os.environ["FLYWHEEL_API_KEY"])
    gear = fw.lookup(f"gears/{GEAR}")
    jobs = read(ledger)
    waiting = [file for file in files_to_do(fw, container) if not jobs.get(file.file_id)]
    states = {job_id: "pending" for job_id in jobs.values() if job_id}
    while waiting or not all(map(has_ended, states.values())):
        while waiting and sum(not has_ended(state) for state in states.values()) < AT_A_TIME:
            file = waiting.pop(0)
            # A launch that was noted but not answered may have happened: look for it first.
            job_id = find_job(fw, ledger, file) if file.file_id in jobs else None
            note(ledger, file.file_id, job_id)
            if job_id is None:
                job_id = launch(fw, gear, ledger, file)
                note(ledger, file.file_id, job_id)
            jobs[file.file_id], states[job_id] = job_id, "pending"
        for job_id in [one for one, state in states.items() if not has_ended(state)]:
            states[job_id] = str(fw.get_job(job_id).state)
        print(dict(Counter(states.values())), f"{len(waiting)} waiting", flush=True)
        time.sleep(POLL_SECONDS)
    with ledger.with_suffix(".csv").open("w", newline="") as stream:
        rows = ((file_id, job_id, states[job_id]) for file_id, job_id in jobs.items())
        csv.writer(stream).writerows([("file_id", "job_id", "state"), *rows])


def files_to_do(fw, container):
    place = fw.lookup(container) if "/" in container else fw.get(container)
    for file in fw.files.iter_find(f"parents.{place.container_type}={place.id},type=dicom"):
        is_output = GEAR in (file.tags or []) and file.name.startswith(("bbox", "redacted"))
        last = (file.info or {}).get(GEAR, {})
        is_done = last.get("exit_code") == 0 and last.get("file_version") == file.version
        same_mode = last.get("mode") == CONFIG["Baseline Operating Mode"]
        if not is_output and not (is_done and same_mode):
            yield file


def launch(fw, gear, ledger, file):
    acquisition = fw.get_acquisition(file.parents.acquisition)
    return gear.run(
        config=CONFIG,
        inputs={"image_file": acquisition.get_file(file.name)},
        destination=acquisition,
        tags=[tag(ledger, file)],
    )


def find_job(fw, ledger, file):
    # Not fw.jobs: its model of a listed job cannot read the inputs of every job.
    found = fw.api_client.call_api(
        "/jobs",
        "GET",
        query_params=[("filter", f"tags={tag(ledger, file)}")],
        response_type="object",
        auth_settings=["ApiKey"],
        _return_http_data_only=True,
    )
    jobs = found["results"] if isinstance(found, dict) else found
    return next((job["_id"] for job in jobs if tag(ledger, file) in job["tags"]), None)


def tag(ledger, file):
    return f"{GEAR}-{ledger.stem}-{file.file_id}"


def has_ended(state):
    return state in ("complete", "failed", "cancelled")


def note(ledger, file_id, job_id):
    with ledger.open("a") as stream:
        stream.write(json.dumps([file_id, job_id]) + "\n")


def read(ledger):
    """File id to job id; None where a launch was noted and its answer was not."""
    if not ledger.exists():
        return {}
    whole = [line for line in ledger.read_text().splitlines(keepends=True) if line.endswith("\n")]
    ledger.write_text("".join(whole))  # without the half line of a script that was killed
    return dict(json.loads(line) for line in whole)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
