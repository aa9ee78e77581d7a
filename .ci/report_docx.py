"""Reports as DOCX, read by python-docx and opened by LibreOffice.

Reports of the demonstration and of real indices are written twice, to the same bytes. python-docx finds
headings, header rows, languages, alternative texts and the notice of the first page; LibreOffice opens
each and prints as many pages as there should be, with the letters of the report.

    report_docx.py CPI
"""
import re
import shutil
import sys
import zipfile
from pathlib import Path

from clients import office, run

import docx
from docx.oxml.ns import qn

CPI = Path(sys.argv[1]).resolve()
WORK = Path("target/report-docx")
REPORTS = {
    "scores": ["score", "fixtures/demonstration"],
    "trend": ["trend", "fixtures/demonstration"],
    "peers": ["peers", "fixtures/demonstration", "--round", "2026", "--country", "XAB"],
    "heat": ["score", "fixtures/demonstration", "--level", "article", "--view", "dimension"],
    "wbl": ["score", "fixtures/indices/wbl", "--round", "2020"],
    "country": ["report", "fixtures/demonstration", "--round", "2026", "--country", "XAB"],
    "regional": ["report", "fixtures/demonstration", "--round", "2026", "--regional"],
    "brief": ["report", "fixtures/demonstration", "--round", "2026", "--country", "XAA", "--brief"],
}
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


def text_of(path):
    """The words of every paragraph, those in tables and links among them."""
    body = docx.Document(path).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def first_page(document):
    """What is written before the first page break, or in the first lines where there is none."""
    paragraphs = document.paragraphs
    breaks = (at for at, each in enumerate(paragraphs) if "w:pageBreakBefore" in each._p.xml)
    return " ".join(each.text for each in paragraphs[: min(next(breaks, 6), 40)])


def read(name, path):
    document = docx.Document(path)
    body = document.element.body
    check(document.core_properties.title, f"{name}: no title")
    check(document.core_properties.language, f"{name}: no language")
    first = first_page(document)
    check("Edits change no score" in first, f"{name}: the first page does not say that edits change no score")
    custom = zipfile.ZipFile(path).read("docProps/custom.xml").decode()
    hashes = re.findall(r"\b[0-9a-f]{64}\b", first)
    check(hashes and hashes[-1] in custom, f"{name}: the hash on the first page is no property")
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    check(all(level <= before + 1 for before, level in zip([0] + levels, levels)), f"{name}: levels of headings {levels}")
    for at, table in enumerate(document.tables):
        rows = table._tbl.tr_lst
        heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        check(heads == rows[:1], f"{name}: table {at + 1} has {len(heads)} header rows")
    for r in body.iter(qn("w:r")):
        words = "".join(t.text or "" for t in r.iter(qn("w:t")))
        check(not words.strip() or r.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None, f"{name}: no language of {words!r}")
    for picture in body.iter(qn("wp:docPr")):
        check(picture.get("descr"), f"{name}: a picture without alternative text")
    return len(document.tables)


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for name, verb in REPORTS.items():
        path = WORK / f"{name}.docx"
        again = WORK / f"{name}.again.docx"
        for file in (path, again):
            run(CPI, "--output", file, *verb, "--format", "docx")
        check(path.read_bytes() == again.read_bytes(), f"{name}: other bytes when made again")
        again.unlink()
        tables = read(name, path)
        # What is edited stays: python-docx writes the file and reads it again.
        document = docx.Document(path)
        document.add_paragraph("Edited")
        edited = WORK / f"{name}.edited.docx"
        document.save(edited)
        check("Edited" in text_of(edited), f"{name}: cannot be edited")
        edited.unlink()
        printed = office(path, "pdf", WORK)
        pages = run("pdfinfo", printed)
        count = int(re.search(r"Pages:\s+(\d+)", pages).group(1))
        words = run("pdftotext", "-layout", printed, "-")
        found = set(re.findall(r"\w{4,}", text_of(path)))
        there = set(re.findall(r"\w{4,}", words.replace("\xad", "")))
        # A word that a line or a column breaks is not found whole.
        lost = [word for word in found - there if not any(word.startswith(part) for part in there if 3 < len(part))]
        check(len(lost) <= len(found) // 20, f"{name}: LibreOffice lost {sorted(lost)[:10]}")
        print(f"{name}: {tables} tables, {count} pages")
    for failure in failures[:40]:
        print(failure)
    print(f"{len(REPORTS)} passed, {len(failures)} failed" if failures else f"{len(REPORTS)} passed, 0 failed")
    sys.exit(bool(failures))


main()
