"""A framework comes back from a translator who works in a spreadsheet, every text of it.

openpyxl fills in the workbook, LibreOffice saves it as XLSX and ODS; each is taken into
a framework of its own, and every text is compared.

    translation.py CPI
"""
import json
import shutil
import sys
from pathlib import Path

import openpyxl

from clients import office, put, run

CPI = Path(sys.argv[1]).resolve()
WORK = Path("target/translation")
SOURCE = Path("crates/cpi-io/frameworks/cpi-reference")
HEADER = 3


def texts(value, place=()):
    """Every text of a framework by its place and language."""
    if isinstance(value, dict):
        if isinstance(value.get("en"), str):
            yield place, value
        for key, inner in value.items():
            yield from texts(inner, (*place, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from texts(inner, (*place, at))


def translated(text):
    """What begins like a formula, holds quotes, lines and letters of Romanian."""
    return f'=„{text}”\n"ș, ț"; ă'


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    out = WORK / "ro.xlsx"
    run(CPI, "framework", "translation", "export", SOURCE, "--language", "ro", "--output", out)
    book = openpyxl.load_workbook(out)
    sheet = book.active
    asked = sheet.max_row - HEADER
    for (original, cell) in sheet.iter_rows(min_row=HEADER + 1, min_col=4, max_col=5):
        put(cell, translated(original.value))
        assert cell.protection.locked is False and original.protection.locked is True
    filled = WORK / "filled.xlsx"
    book.save(filled)
    files = [filled]
    files += [office(filled, kind, WORK / kind) for kind in ("xlsx", "ods")]
    lost = 0
    for file in files:
        framework = WORK / f"framework-{file.parent.name}"
        shutil.copytree(SOURCE, framework)
        said = run(CPI, "framework", "translation", "import", framework, "--language", "ro", "--from", file)
        draft = json.loads(run(CPI, "convert", framework, "--to", "framework-json"))
        there = list(texts(draft))
        wrong = [place for place, text in there if text.get("ro") != translated(text["en"])]
        lost += len(wrong) + abs(asked - len(there))
        print(f"{file.relative_to(WORK)}: texts out {asked}, back {len(there) - len(wrong)}: {said.splitlines()[0]}")
        if wrong:
            print("  ", *wrong[:5], sep="\n   ")
    print(f"lost {lost}")
    if lost or asked < 4000:
        sys.exit(1)


main()
