"""A small round on Linux and in Windows: what the two programs write is the same to the byte.

The Windows program runs under wine, in folders whose names have spaces and letters of three scripts.
Histories differ, since each has salts of its own; so their results are compared on one index, by both.

    dist_round.py LINUX-PROGRAM WINDOWS-PROGRAM FOLDER
"""
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl

LINUX, WINDOWS, WORK = (Path(argument).resolve() for argument in sys.argv[1:])
AT = ["--at", "2027-01-01T12:00:00Z"]
INDEX = "мой индекс საქართველო"
OUT = "розданные файлы"
BACK = "დაბრუნებული ფაილები"
failures = []


def wine():
    """The command that runs a program of Windows."""
    for found in ("wine64", "wine", "/usr/lib/wine/wine64"):
        if shutil.which(found):
            return found
    sys.exit("wine is not installed")


class Side:
    """A folder, and the program that works in it."""

    def __init__(self, name, command):
        self.folder = WORK / name
        self.command = command
        self.folder.mkdir(parents=True)

    def run(self, *arguments, code=0):
        environment = dict(os.environ, WINEDEBUG="-all", WINEPREFIX=str(WORK / "prefix"), LC_ALL="C.UTF-8")
        done = subprocess.run(
            [*self.command, *arguments], cwd=self.folder, env=environment, capture_output=True, check=False
        )
        if done.returncode != code:
            said = done.stderr.decode(errors="replace")
            failures.append(f"{self.folder.name}: cpi {' '.join(arguments)}: exit code {done.returncode}\n{said}")
        if b"os error" in done.stderr:
            failures.append(f"{self.folder.name}: cpi {' '.join(arguments)}: {done.stderr.decode(errors='replace')}")
        return done.stdout, done.stderr

    def fill(self):
        """Answers every question of every workbook, as a person would in a spreadsheet."""
        (self.folder / BACK).mkdir()
        for file in sorted((self.folder / OUT).glob("*.xlsx")):
            book = openpyxl.load_workbook(file)
            for sheet in book.worksheets:
                header = next((row for row in sheet.iter_rows() if [c.value for c in row].count("Answer") == 1
                               and "Code" in [c.value for c in row]), None)
                if header is None:
                    continue
                at = {cell.value: cell.column for cell in header}
                for row in range(header[0].row + 1, sheet.max_row + 1):
                    if sheet.cell(row, at["Code"]).value:
                        sheet.cell(row, at["Answer"]).value = "Yes" if row % 2 else "No"
                        sheet.cell(row, at["Comment"]).value = "общий, ზოგადი"
            book.save(self.folder / BACK / file.name)
        (self.folder / BACK / "~$lock.xlsx").write_text("lock")
        (self.folder / BACK / "letter.docx").write_text("letter")


def same(what, one, other):
    if one != other:
        at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
        failures.append(f"{what}: differs at byte {at}: {one[at - 40:at + 40]!r} and {other[at - 40:at + 40]!r}")


def members(file):
    """What a workbook holds: containers differ by the system that packed them."""
    with zipfile.ZipFile(file) as book:
        return {name: book.read(name) for name in book.namelist()}


def unix(text):
    """What is said, with the paths of Linux."""
    return text.replace(b"\\", b"/")


shutil.rmtree(WORK, ignore_errors=True)
linux, windows = Side("linux", [str(LINUX)]), Side("windows", [wine(), str(WINDOWS)])
sides = (linux, windows)


def both(*arguments, code=0):
    """Runs both; what they print and say must be the same."""
    (one, said), (other, also) = (side.run(*arguments, code=code) for side in sides)
    same(f"cpi {' '.join(arguments)}", one, unix(other) if b"\\" in other else other)
    same(f"cpi {' '.join(arguments)}, beside", said, unix(also))
    return one


both("--version")
both("new", INDEX)
both("questionnaire", "xlsx", INDEX, "--into", OUT, "--assessor", "expert-9")
for file in sorted((linux.folder / OUT).glob("*.xlsx")):
    if members(file) != members(windows.folder / OUT / file.name):
        failures.append(f"{file.name}: the questionnaires differ")
for side in sides:
    side.fill()
# Workbooks of openpyxl have a time inside; both read the same files.
shutil.rmtree(windows.folder / BACK)
shutil.copytree(linux.folder / BACK, windows.folder / BACK)
both("collect", INDEX, BACK, code=0)
both("collect", INDEX, f"{BACK}/*.XLSX", "--apply", "--by", "secretariat", *AT)
both("review", "xlsx", INDEX, "--into", "рецензии")
both("review", "xlsx", INDEX, "рецензии")
both("status", INDEX)
both("score", INDEX)
both("score", INDEX, "--format", "csv", "--long")
for arguments in (("collect", INDEX, "нет"), ("score", "нет"), ("score", INDEX, "--output", "нет/x.csv"),
                  ("score", INDEX, "--output", OUT)):
    for side in sides:
        side.run(*arguments, code=4)

# On one and the same index, documents are the same to the byte.
shutil.rmtree(linux.folder / INDEX)
shutil.copytree(windows.folder / INDEX, linux.folder / INDEX)
for number, arguments in enumerate((
    ("score", INDEX, "--format", "json", "--trail"),
    ("compare", INDEX, "--format", "json"),
    ("explain", INDEX, "--country", "XAA", "--format", "markdown"),
    ("robustness", INDEX, "--plan", f"{INDEX}/uncertainty.toml", "--seed", "1", "--draws", "200", "--format", "json"),
    ("verify", INDEX),
)):
    document = both(*arguments)
    file = f"результат {number}.json"
    both(*arguments, "--output", file)
    same(file, document, (windows.folder / file).read_bytes())
    if "json" in arguments:
        both("verify", file, "--with", INDEX)
        # As PowerShell writes what is redirected with `>`.
        redirected = document.decode().replace("\n", "\r\n").encode("utf-16")
        for side in sides:
            (side.folder / file).write_bytes(redirected)
        both("verify", file, "--with", INDEX)
both("publish", INDEX, "--into", "опубликовано")
both("verify", "опубликовано")
for file in sorted(path for path in (linux.folder / "опубликовано").rglob("*") if path.is_file()):
    name = file.relative_to(linux.folder)
    same(str(name), file.read_bytes(), (windows.folder / name).read_bytes())

for failure in failures:
    print(failure)
print(f"a round on Linux and in Windows: {len(failures)} differences")
sys.exit(bool(failures))
