"""The data of a site: each format is read by a program that is not ours.

    python site_data.py TOOLS [--plant] SITE...     TOOLS has node_modules with typescript and schema-dts

frictionless validates the Data Package and every table; cffconvert the citation; pybtex reads BibTeX; TypeScript
checks the JSON-LD against the definitions of schema.org (schema-dts); openpyxl reads the workbook, whose figures must
be those of the CSV; and the notebook runs, which computes every score from the published answers.
`--plant` also plants a fault of each kind in a copy of the first site; each must be found, by the check that is for it.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import openpyxl
import pandas
from frictionless import Package, system
from lxml import html
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from pybtex.database import parse_file
from pybtex.exceptions import PybtexError


class Fault(Exception):
    """What is wrong with a site."""


def expect(holds, what):
    if not holds:
        raise Fault(what)


def package(data):
    """The Data Package by frictionless: hashes, sizes, and every row of every table."""
    found = Package(str(data / "datapackage.json"))
    report = found.validate()
    faults = report.flatten(["name", "rowNumber", "fieldName", "type", "note"])
    expect(report.valid, f"frictionless: {faults[:5]}")
    tables = [each for each in found.resources if each.type == "table"]
    expect(4 <= len(tables), f"frictionless found {len(tables)} tables")
    listed = {each.path for each in found.resources}
    there = {str(path.relative_to(data)) for path in data.rglob("*") if path.is_file()}
    ours = {path for path in there if not path.startswith("publication/") and not path.endswith(".js")}
    left_out = ours - listed - {"datapackage.json", "manifest.json"}
    expect(not left_out, f"the package does not list {sorted(left_out)[:3]}")
    return f"{len(listed)} resources, {len(tables)} tables"


def citation(site):
    done = subprocess.run(
        [str(Path(sys.executable).parent / "cffconvert"), "--validate", "-i", str(site / "CITATION.cff")],
        capture_output=True, text=True, check=False,
    )
    expect(done.returncode == 0, f"cffconvert: {(done.stdout + done.stderr)[-400:]}")


def bibtex(site):
    try:
        entries = parse_file(str(site / "citation.bib"), bib_format="bibtex").entries
    except PybtexError as error:
        raise Fault(f"pybtex: {error}") from error
    expect(len(entries) == 1, f"citation.bib has {len(entries)} entries")
    entry = next(iter(entries.values()))
    title = json.loads((site / "data/datapackage.json").read_text())["title"]
    plain = re.sub(r"[{}\\]", "", entry.fields["title"])
    expect(plain == re.sub(r"[{}\\]", "", title), f"BibTeX has the title {plain!r}, the package {title!r}")


def structured(site, tools, language):
    """The JSON-LD of the page on data, by the definitions of schema.org."""
    page = html.parse(str(site / language / "data.html"))
    scripts = page.xpath("//script[@type='application/ld+json']")
    expect(len(scripts) == 1, f"the page on data has {len(scripts)} scripts of JSON-LD")
    linked = json.loads(scripts[0].text)
    expect(linked.get("@type") == "Dataset", "the JSON-LD is no Dataset")
    # What search engines for data ask for beyond the definitions.
    for key in ("name", "description", "license", "distribution"):
        expect(linked.get(key), f"the JSON-LD lacks {key}")
    expect(50 <= len(linked["description"]) <= 5000, "the description has less than 50 characters")
    if isinstance(linked["license"], str):
        expect(linked["license"].startswith("https://"), "the licence is no address")
    for download in linked["distribution"]:
        target = (site / language / download["contentUrl"]).resolve()
        expect(download["contentUrl"].startswith("http") or target.is_file(), f"{download['contentUrl']} is not there")
    with tempfile.TemporaryDirectory(dir=tools) as folder:
        script = Path(folder) / "linked.ts"
        script.write_text(
            'import type { Dataset, WithContext } from "schema-dts";\n'
            f"export const linked: WithContext<Dataset> = {json.dumps(linked, indent=1, ensure_ascii=False)};\n"
        )
        command = ["node", str(Path(tools) / "node_modules/typescript/bin/tsc"), "--noEmit", "--strict", "--skipLibCheck",
                   "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", str(script)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tools)
        expect(done.returncode == 0, f"schema.org: {done.stdout[:600]}{done.stderr[:300]}")


def workbook(site, data, round_id, language):
    """The workbook by openpyxl: no formula, and the figures of the CSV."""
    files = list((data / round_id).glob(f"*-{language}.xlsx"))
    expect(len(files) == 1, f"{len(files)} workbooks in {language}")
    book = openpyxl.load_workbook(files[0])
    expect(len(book.sheetnames) in (5, 6), f"the sheets are {book.sheetnames}")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                expect(cell.data_type not in "fe", f"{sheet.title}!{cell.coordinate} is a formula or an error")
    scores, answers = (list(book[name].values)[1:] for name in book.sheetnames[1:3])
    long = pandas.read_csv(data / round_id / "scores-long.csv", dtype=str, keep_default_na=False)
    # Rows are in the order of the CSV, without those of indicators, which are on the sheet of answers.
    wanted = long[long["what"] != "indicator"]
    expect(len(scores) == len(wanted), f"{len(scores)} rows of scores, not {len(wanted)}")
    compared = 0
    for ours, theirs in zip(scores, wanted.itertuples(index=False)):
        same = [ours[0], ours[2], ours[5] or ""] == [theirs.country, theirs.what, theirs.node]
        figure = ours[8] is None and theirs.score == "" or ours[8] is not None and float(theirs.score) == float(ours[8])
        expect(same and figure, f"the workbook has {ours[:9]}, the CSV {theirs[:10]}")
        compared += 1
    wanted = long[long["what"] == "indicator"]
    expect(len(answers) == len(wanted), f"{len(answers)} answers in the workbook, not {len(wanted)}")
    for ours, theirs in zip(answers, wanted.itertuples(index=False)):
        expect([ours[0], ours[4], str(ours[6])] == [theirs.country, theirs.indicator, theirs.answer], f"{ours[:7]} for {theirs}")
        compared += 1
    questions = len(json.loads((data / round_id / "framework.json").read_text())["indicators"])
    expect(book[book.sheetnames[-1]].max_row == questions + 1, "the codebook has other questions")
    return f"{compared} rows of the workbook"


def notebook(data):
    """The notebook runs from top to bottom in a copy of the folder, draws three figures, and changes nothing there."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "data"
        shutil.copytree(data, copy)
        there = {str(path): path.read_bytes() for path in copy.rglob("*") if path.is_file()}
        book = nbformat.read(copy / "notebook.ipynb", as_version=4)
        nbformat.validate(book)
        expect(all(not cell.get("outputs") for cell in book.cells), "the notebook has outputs")
        try:
            NotebookClient(book, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(copy)}}).execute()
        except CellExecutionError as error:
            raise Fault(f"the notebook stops: {str(error)[-600:]}") from error
        outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
        figures = sum("image/png" in output.get("data", {}) for output in outputs)
        expect(figures == 3, f"the notebook draws {figures} figures")
        said = "".join(output.get("text", "") for output in outputs)
        found = re.search(r"(\d+) scores computed from (\d+) answers: all are those published", said)
        expect(found, f"the notebook says {said[-300:]!r}")
        after = {str(path): path.read_bytes() for path in copy.rglob("*") if path.is_file()}
        expect(after == there, "the notebook changes the folder")
        return found[0]


def check(site, tools):
    data = site / "data"
    manifest = json.loads((data / "manifest.json").read_text())
    languages = [path.name for path in site.iterdir() if (path / "data.html").is_file()]
    told = [package(data)]
    citation(site)
    bibtex(site)
    for language in languages:
        structured(site, tools, language)
        told.append(workbook(site, data, manifest["round"], language))
    told.append(notebook(data))
    return "; ".join(told)


def replaced(path, old, new):
    text = path.read_text()
    if old not in text:
        raise SystemExit(f"{path} has no {old!r} in which a fault could be planted")
    path.write_text(text.replace(old, new, 1))


def plant(site, tools):
    """A fault of each kind, each in a fresh copy."""
    round_id = json.loads((site / "data/manifest.json").read_text())["round"]
    of_round = f"data/{round_id}"

    def score(folder):
        path = next(iter(sorted((folder / of_round).glob("*.public.json"))))
        assessment = json.loads(path.read_text())
        framework = json.loads((folder / of_round / "framework.json").read_text())
        indicators = {each["code"]: each for each in framework["indicators"]}
        answer = next(
            each for each in assessment["answers"]
            if indicators[each["indicator"]]["kind"] == "checklist" and each["answer"] == "yes"
            and "points" not in each and not indicators[each["indicator"]].get("applies_if")
        )
        answer["answer"] = "no"
        path.write_text(json.dumps(assessment))
        # Its hash is made to fit, so that nothing but the score shows it.
        described = json.loads((folder / "data/datapackage.json").read_text())
        for resource in described["resources"]:
            if resource["path"].endswith(path.name):
                resource["hash"] = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
                resource["bytes"] = path.stat().st_size
        (folder / "data/datapackage.json").write_text(json.dumps(described))

    def cell(folder):
        path = next((folder / of_round).glob("*-en.xlsx"))
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[1]
        sheet.cell(2, 9).value = 0.123
        book.save(path)

    def formula(folder):
        path = next((folder / of_round).glob("*-en.xlsx"))
        book = openpyxl.load_workbook(path)
        book.worksheets[0].cell(3, 2).value = "=1+1"
        book.save(path)

    def as_number(folder):
        path = folder / "data/datapackage.json"
        described = json.loads(path.read_text())
        fields = (field for each in described["resources"] for field in each.get("schema", {}).get("fields", []))
        next(field for field in fields if field["name"] == "country")["type"] = "number"
        path.write_text(json.dumps(described))

    def tables(folder):
        package(folder / "data")

    def page(folder):
        structured(folder, tools, "en")

    def book(folder):
        workbook(folder, folder / "data", round_id, "en")

    # What is changed, the check that is for it, and what this says.
    faults = {
        "a byte of a table": (lambda f: replaced(f / of_round / "ranking.csv", ",1,", ",2,"), tables, "frictionless: .*hash-count"),
        "a word for a number": (as_number, tables, "frictionless: .*type-error"),
        "a file that the package does not list": (lambda f: (f / of_round / "more.csv").write_text("a\n1\n"), tables, "does not list .*more.csv"),
        "a citation of no type": (lambda f: replaced(f / "CITATION.cff", "type: dataset", "type: data"), citation, "cffconvert: .*'data' is not one of"),
        "BibTeX without an end": (lambda f: replaced(f / "citation.bib", "}},", "},"), bibtex, "pybtex: "),
        "a word that schema.org does not have": (lambda f: replaced(f / "en/data.html", '"isAccessibleForFree"', '"isFree"'), page, "schema.org: .*isFree"),
        "a place that is a text": (lambda f: replaced(f / "en/data.html", '"@type": "DataDownload"', '"@type": "Download"'), page, "schema.org: .*Download"),
        "a figure of the workbook": (cell, book, "the workbook has .*0.123"),
        "a formula in the workbook": (formula, book, "is a formula"),
        "an answer": (score, lambda f: notebook(f / "data"), "the notebook stops: "),
    }
    for what, (change, test, wanted) in faults.items():
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "site"
            shutil.copytree(site, copy)
            change(copy)
            try:
                test(copy)
            except Fault as fault:
                if not re.match(f".*{wanted}", str(fault), re.DOTALL):
                    raise SystemExit(f"a planted fault was found by something else: {what}: {fault}") from fault
                print(f"  {what}: {' '.join(str(fault).split())[:110]}")
            else:
                raise SystemExit(f"a planted fault was not found: {what}")


def main():
    tools, sites = Path(sys.argv[1]).resolve(), [each for each in sys.argv[2:] if each != "--plant"]
    planted = "--plant" in sys.argv
    if not sites:
        raise SystemExit("usage: site_data.py TOOLS [--plant] SITE...")
    system.trusted = True
    for site in sites:
        try:
            print(f"{site}: {check(Path(site).resolve(), tools)}")
        except Fault as fault:
            raise SystemExit(f"{site}: {fault}") from fault
    if planted:
        plant(Path(sites[0]).resolve(), tools)


main()
