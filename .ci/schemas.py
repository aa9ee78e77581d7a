"""Documents that `cpi` writes are valid by the schemas that `cpi` prints, and a broken one is not."""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from jsonschema import Draft202012Validator

cpi = sys.argv[1]


def run(*arguments):
    return subprocess.run([cpi, *arguments], check=True, capture_output=True, text=True).stdout


schemas = {name: json.loads(run("schema", name)) for name in ("framework", "assessment", "round", "submission", "history", "collection", "review", "uncertainty", "crosswalk", "result", "framework-difference", "problems")}
for schema in schemas.values():
    Draft202012Validator.check_schema(schema)

checked = 0


def valid(name, document):
    global checked
    Draft202012Validator(schemas[name]).validate(document)
    checked += 1


for index in sorted(Path("fixtures/indices").iterdir()):
    valid("framework", json.loads(run("convert", str(index), "--to", "framework-json")))
    valid("problems", json.loads(run("check", str(index), "--format", "json")))
    if index.name not in ("wbl", "rdr-2022"):
        if index.name != "hdi":
            valid("result", json.loads(run("coherence", str(index), "--format", "json")))
        valid("result", json.loads(run("trend", str(index), "--format", "json")))
        valid("result", json.loads(run("score", str(index), "--format", "json", "--trail")))
        valid("result", json.loads(run("compare", str(index), "--format", "json")))
editions = ["fixtures/editions/first", "fixtures/editions/second"]
valid("crosswalk", json.loads(run("crosswalk", "draft", *editions)))
valid("result", json.loads(run("trend", *editions, "--format", "json")))
valid("result", json.loads(run("explain", "crates/cpi-cli/template", "--country", "XAB", "--format", "json")))
for case in sorted(Path("fixtures/conformance/cases").glob("*.json")):
    document = json.loads(case.read_text(encoding="utf-8"))
    valid("framework", document["framework"])
    for assessment in document["assessments"]:
        valid("assessment", assessment)

# A collection, a status and each line of a history.
with tempfile.TemporaryDirectory() as folder:
    shutil.copytree("crates/cpi-cli/template", f"{folder}/ix")
    arguments = ["collect", f"{folder}/ix", "fixtures/submissions/xaa-expert-2.json", "--apply", "--by", "ci", "--format", "json"]
    collected = subprocess.run([cpi, *arguments], capture_output=True, text=True)
    valid("collection", json.loads(collected.stdout))
    valid("submission", json.loads(Path("fixtures/submissions/xaa-expert-2.json").read_text(encoding="utf-8")))
    valid("result", json.loads(run("status", f"{folder}/ix", "--format", "json")))
    valid("result", json.loads(run("agreement", f"{folder}/ix", "--seed", "1", "--format", "json")))
    valid("assessment", json.loads(Path(folder, "ix/rounds/2026/XAA.json").read_text(encoding="utf-8")))
    run("review", "xlsx", f"{folder}/ix", "--country", "XAA", "--into", folder)
    valid("review", json.loads(run("review", "xlsx", f"{folder}/ix", f"{folder}/2026-XAA-review.xlsx", "--format", "json")))
    for line in Path(folder, "ix/rounds/2026/XAA.history.jsonl").read_text(encoding="utf-8").splitlines():
        valid("history", json.loads(line))

broken = json.loads(run("convert", "fixtures/indices/hdi", "--to", "framework-json"))
broken["method"]["aggregation"] = "average"
if Draft202012Validator(schemas["framework"]).is_valid(broken):
    sys.exit("a broken framework is valid by the schema")
print(f"{checked} documents are valid")
