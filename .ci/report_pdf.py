"""Reports as PDF, read by pikepdf and poppler.

Reports of the demonstration and of real indices are made twice, to the same bytes. pikepdf finds the tags,
the language, the title, embedded fonts, header cells and alternative texts; poppler finds the words
and the figures of the report, those that `cpi score` prints among them, and draws every page.

    report_pdf.py CPI CPI-PDF
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

from clients import run

import pikepdf

CPI = Path(sys.argv[1]).resolve()
PROGRAM = Path(sys.argv[2]).resolve()
WORK = Path("target/report-pdf")
REPORTS = {
    "scores": (["score", "fixtures/demonstration"], "en"),
    "romanian": (["score", "fixtures/demonstration", "--language", "ro"], "ro"),
    "georgian": (["score", "fixtures/demonstration", "--language", "ka"], "ka"),
    "trend": (["trend", "fixtures/demonstration"], "en"),
    "heat": (["score", "fixtures/demonstration", "--level", "article", "--view", "dimension"], "en"),
    "wbl": (["score", "fixtures/indices/wbl", "--round", "2020"], "en"),
    "country": (["report", "fixtures/demonstration", "--round", "2026", "--country", "XAB"], "en"),
    "regional": (["report", "fixtures/demonstration", "--round", "2026", "--regional", "--language", "ro"], "ro"),
    "brief": (["report", "fixtures/demonstration", "--round", "2026", "--country", "XAA", "--brief"], "en"),
}
# Typst is built without optimisation here and takes half a minute for this one; the others are made twice.
ONCE = {"country"}
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


def elements(node, depth=0):
    """Every structure element, parents first."""
    kids = node.get("/K")
    if kids is None or depth > 200:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid, depth + 1)


def fonts(resources, seen):
    for font in resources.get("/Font", {}).values():
        for one in font.get("/DescendantFonts", [font]):
            seen[str(one["/BaseFont"])] = "/FontFile2" in one["/FontDescriptor"] or "/FontFile3" in one["/FontDescriptor"]
    for form in resources.get("/XObject", {}).values():
        if "/Resources" in form:
            fonts(form["/Resources"], seen)


def read(name, path, language):
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        check(str(root.get("/Lang", "")).split("-")[0] == language, f"{name}: language {root.get('/Lang')}")
        check(root.get("/MarkInfo", {}).get("/Marked") is True, f"{name}: not marked as tagged")
        check(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True, f"{name}: the title is not shown")
        with pdf.open_metadata() as metadata:
            check(metadata.get("pdfuaid:part") == "1", f"{name}: does not claim PDF/UA-1")
            check(metadata.get("dc:title"), f"{name}: no title")
        check("/CreationDate" not in pdf.docinfo and "/ModDate" not in pdf.docinfo, f"{name}: has a date")
        tags = Counter()
        for element in elements(root.StructTreeRoot):
            tags[str(element["/S"])] += 1
            if str(element["/S"]) == "/Figure":
                check(str(element.get("/Alt", "")).strip(), f"{name}: a figure without alternative text")
        # A brief has lists alone.
        has_tables = tags["/Table"] and tags["/TH"] and tags["/TD"]
        check(has_tables or name == "brief", f"{name}: tables have no cells, only {dict(tags)}")
        check(tags["/H1"], f"{name}: no heading")
        seen = {}
        for page in pdf.pages:
            fonts(page.get("/Resources", {}), seen)
            check(page.get("/Tabs") == "/S", f"{name}: a page whose order is not that of its tags")
        check(seen and all(seen.values()), f"{name}: fonts that are not embedded: {seen}")
        check(all("Noto" in font for font in seen), f"{name}: fonts of the machine: {sorted(seen)}")
        return len(pdf.pages), dict(tags)


def figures(text):
    """How often each figure with a fraction is there, but for parts of hashes and numbers of versions."""
    return Counter(re.findall(r"(?<![\w.,])[+−-]?\d+[.,]\d+(?![\w.,]*\d)", text))


def scores(verb, tables, text):
    """Each score of a node that has a row in the report is in one line with the name of the node, and every
    other score is there."""
    index, round_, country = verb[1], verb[3], verb[5]
    rows = run(CPI, "score", index, "--round", round_, "--format", "csv", "--long").splitlines()
    rows = [row for row in csv.DictReader(rows) if row["country"] == country and row["what"] == "node"]
    lines = text.splitlines()
    framework = tomllib.loads(Path(index, "framework/framework.toml").read_text())
    labels = {node["code"]: node["label"]["en"] for node in framework["nodes"]}
    found = 0
    for row in rows:
        if row["display"] and labels.get(row["node"]):
            label = labels[row["node"]]
            # A long name goes on in the next line.
            in_table = f"| {label} " in tables
            begins = label[:16] if in_table else ""
            there = any(begins in line and row["display"] in figures(line) for line in lines)
            check(there, f"country: {row['node']} with {row['display']} is not there")
            found += there and in_table
    check(20 < found, f"country: only {found} scores were read")


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    os.environ["PATH"] = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    for name, (verb, language) in REPORTS.items():
        path, again = WORK / f"{name}.pdf", WORK / f"{name}.again.pdf"
        run(CPI, "--output", path, *verb, "--format", "pdf")
        if name not in ONCE:
            run(CPI, "--output", again, *verb, "--format", "pdf")
            check(path.read_bytes() == again.read_bytes(), f"{name}: other bytes when made again")
            again.unlink()
        pages, tags = read(name, path, language)
        # Remarks for those who have the command, and the last line, are worded otherwise.
        lines = run(CPI, *verb, "--format", "markdown").splitlines()
        said = "\n".join(line for line in lines if line.startswith("|"))
        plain = re.sub(r"\\(.)", r"\1", said)
        words = set(re.findall(r"\w{4,}", plain))
        text = run("pdftotext", "-layout", path, "-").replace("\u200b", "")
        there = set(re.findall(r"\w{4,}", text))
        lost = [word for word in words - there if not any(word.startswith(part) for part in there)]
        check(len(lost) <= len(words) // 20, f"{name}: words that are not there: {sorted(lost)[:10]}")
        # A table that goes on over a page has its header again, and charts have figures, so there may be more.
        few = figures(plain) - figures(text)
        check(not few, f"{name}: figures that are not there, or not as often: {few.most_common(10)}")
        if name == "country":
            scores(verb, plain, text)
        run("pdftoppm", "-r", "40", "-png", path, WORK / name)
        check(len(list(WORK.glob(f"{name}-*.png"))) == pages, f"{name}: pages that cannot be drawn")
        print(f"{name}: {pages} pages, {tags}")
    # A letter that no font has is named, and no file is left.
    data = '{"version":"0","title":"","heading":null}'
    done = subprocess.run([PROGRAM], input=data, capture_output=True, text=True)
    check(done.returncode != 0 and "cannot be read" in done.stderr, f"data that is none: {done.stderr}")
    for failure in failures[:40]:
        print(failure)
    print(f"{len(REPORTS) + 1} passed, {len(failures)} failed")
    sys.exit(bool(failures))


main()
