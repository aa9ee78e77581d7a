"""A small round on Linux and in Windows: what the two programs write is the same to the byte.

The Windows program runs under Wine, in folders whose names have spaces and letters of three scripts. First an index
of six questions is answered by hand, as in the first look; then three countries answer the whole reference framework
with the demonstration of each archive, as docs/round.md says. Histories differ, since each has salts of its own; so
what follows from them is compared on one index, by both.

    dist_round.py LINUX-PROGRAM WINDOWS-PROGRAM FOLDER [quick]

`quick` leaves the second round out.
"""
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl

LINUX, WINDOWS, WORK = (Path(argument).resolve() for argument in sys.argv[1:4])
AT = ["--at", "2027-01-01T12:00:00Z"]
INDEX = "мой индекс საქართველო"
OUT = "розданные файлы"
BACK = "დაბრუნებული ფაილები"
REGION = "три страны სამი ქვეყანა"
PLAYED = "ответы команд"
TEAMS = {
    "XAA": ("xaa-lawyer", "xaa-expert-1", "xaa-expert-2", "xaa-expert-3"),
    "XAB": ("xab-lawyer", "xab-expert-1", "xab-expert-2"),
    "XAC": ("xac-lawyer", "xac-expert-1", "xac-expert-2"),
}
# The question that is answered by a number.
NUMBER = "20.3"
# Wine puts the documents of its user into the home folder.
HOME = WORK / "дом"
ENVIRONMENT = dict(os.environ, WINEDEBUG="-all", WINEPREFIX=str(WORK / "prefix"), HOME=str(HOME), LC_ALL="C.UTF-8")
failures = []
runs = 0


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
        global runs
        runs += 1
        done = subprocess.run(
            [*self.command, *arguments], cwd=self.folder, env=ENVIRONMENT, capture_output=True, check=False
        )
        if done.returncode != code:
            said = done.stderr.decode(errors="replace")
            failures.append(f"{self.folder.name}: cpi {' '.join(arguments)}: exit code {done.returncode}\n{said}")
        # Wine has something to say, too.
        lines = done.stderr.splitlines(keepends=True)
        done.stderr = b"".join(line for line in lines if not line.startswith(b"wine: "))
        if b"os error" in done.stderr:
            failures.append(f"{self.folder.name}: cpi {' '.join(arguments)}: {done.stderr.decode(errors='replace')}")
        return done.stdout, done.stderr

    def fill(self):
        """Answers every question of every workbook, as a person would in a spreadsheet."""
        (self.folder / BACK).mkdir()
        for file in sorted((self.folder / OUT).glob("*.xlsx")):
            book = openpyxl.load_workbook(file)
            answered = 0
            for sheet in book.worksheets:
                header = next((row for row in sheet.iter_rows() if [c.value for c in row].count("Answer") == 1
                               and "Code" in [c.value for c in row]), None)
                if header is None:
                    continue
                at = {cell.value: cell.column for cell in header}
                for row in range(header[0].row + 1, sheet.max_row + 1):
                    code = sheet.cell(row, at["Code"]).value
                    if code:
                        answered += 1
                        word = "Yes" if row % 2 else "No"
                        sheet.cell(row, at["Answer"]).value = 120.5 if code == NUMBER else word
                        sheet.cell(row, at["Comment"]).value = "общий, ზოგადი"
            if answered == 0:
                failures.append(f"{file.name}: no question was found")
            book.save(self.folder / BACK / file.name)
        (self.folder / BACK / "~$lock.xlsx").write_text("lock")
        (self.folder / BACK / "letter.docx").write_text("letter")


def same(what, one, other):
    if one != other:
        at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
        begin = max(at - 40, 0)
        failures.append(f"{what}: differs at byte {at}: {one[begin:at + 40]!r} and {other[begin:at + 40]!r}")


def same_files(folder):
    """Every file of a folder that both have written."""
    names = [{path.relative_to(side.folder) for path in (side.folder / folder).rglob("*") if path.is_file()}
             for side in sides]
    if not names[0] or names[0] != names[1]:
        failures.append(f"{folder}: one has other files than the other: {names[0] ^ names[1]}")
    for name in sorted(names[0] & names[1]):
        same(str(name), (linux.folder / name).read_bytes(), (windows.folder / name).read_bytes())


def members(file):
    """What a workbook holds: containers differ by the system that packed them."""
    with zipfile.ZipFile(file) as book:
        return {name: book.read(name) for name in book.namelist()}


def same_workbooks(folder):
    files = sorted((linux.folder / folder).glob("*.xlsx"))
    if not files:
        failures.append(f"{folder}: no workbooks")
    for file in files:
        if members(file) != members(windows.folder / folder / file.name):
            failures.append(f"{file.name}: the workbooks differ")


def unix(text):
    """What is said, with the paths of Linux."""
    return text.replace(b"\\", b"/")


def both(*arguments, code=0):
    """Runs both; what they print and say must be the same."""
    (one, said), (other, also) = (side.run(*arguments, code=code) for side in sides)
    same(f"cpi {' '.join(arguments)}", one, unix(other) if b"\\" in other else other)
    same(f"cpi {' '.join(arguments)}, beside", said, unix(also))
    return one


def each(*arguments, code=0):
    """Runs both, where what they print names the head of a history."""
    for side in sides:
        side.run(*arguments, code=code)


def one_index(index):
    """Puts the index of Windows in the place of that of Linux."""
    shutil.rmtree(linux.folder / index)
    shutil.copytree(windows.folder / index, linux.folder / index)


def double_clicked():
    """What begins with a double click knows the command, and has the demonstration beside it."""
    done = subprocess.run(
        [wine(), "cmd", "/c", "Start CPI.cmd"], cwd=WINDOWS.parent, env=ENVIRONMENT, capture_output=True, check=False,
        stdin=subprocess.DEVNULL,
    )
    first_steps, _ = linux.run()
    if first_steps.splitlines()[0] not in done.stdout.replace(b"\r\n", b"\n").splitlines():
        failures.append(f"Start CPI: {done.stdout!r}")
    here = HOME / "CPI" / "demonstration" / "rounds" / "2026" / "XAB.json"
    there = WINDOWS.parent / "demonstration" / "rounds" / "2026" / "XAB.json"
    if not here.is_file() or here.read_bytes() != there.read_bytes():
        failures.append("Start CPI: the demonstration is not where it begins")


def by_hand():
    both("new", INDEX)
    both("questionnaire", "xlsx", INDEX, "--into", OUT, "--assessor", "expert-9")
    same_workbooks(OUT)
    for side in sides:
        side.fill()
    # Workbooks of openpyxl have a time inside; both read the same files.
    shutil.rmtree(windows.folder / BACK)
    shutil.copytree(linux.folder / BACK, windows.folder / BACK)
    both("collect", INDEX, BACK)
    both("collect", INDEX, f"{BACK}/*.XLSX", "--apply", "--by", "secretariat", *AT)
    both("review", "xlsx", INDEX, "--into", "рецензии")
    both("review", "xlsx", INDEX, "рецензии")
    both("status", INDEX)
    both("score", INDEX)
    both("score", INDEX, "--format", "csv", "--long")
    for arguments in (("collect", INDEX, "нет"), ("score", "нет"), ("score", INDEX, "--output", "нет/x.csv"),
                      ("score", INDEX, "--output", OUT)):
        each(*arguments, code=4)

    one_index(INDEX)
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
    same_files("опубликовано")


def three_countries():
    """The round of docs/round.md, repeated as the guide says, with the demonstration of each archive."""
    for side, program in ((linux, LINUX), (windows, WINDOWS)):
        demonstration = program.parent / "demonstration"
        shutil.copytree(demonstration, side.folder / PLAYED)
        shutil.copytree(demonstration, side.folder / REGION)
        for answers in (side.folder / REGION / "rounds/2026").glob("*.json"):
            answers.unlink()
    both("check", REGION)
    for country, team in TEAMS.items():
        for assessor in team:
            both("questionnaire", "xlsx", PLAYED, "--round", "2026", "--country", country, "--assessor", assessor,
                 "--into", "ответили")
    same_workbooks("ответили")
    both("collect", REGION, "ответили")
    both("collect", REGION, "ответили", "--apply", "--by", "secretariat", *AT)
    both("status", REGION, "--round", "2026", "--per", "assessor")
    both("agreement", REGION, "--round", "2026", "--seed", "1", "--resamples", "50")
    both("review", "list", REGION, "--round", "2026", "--country", "XAB", "--state", "conflict")
    each("review", "accept", REGION, "--round", "2026", "--country", "XAB", "--section", "A40", "--by", "xab-reviewer", *AT)
    one_index(REGION)
    both("verify", REGION)
    both("score", REGION, "--round", "2026")
    # The finished round has the decisions of reviewers, too.
    both("score", PLAYED, "--round", "2026", "--format", "json", "--output", "готово.json")
    both("verify", "готово.json", "--with", PLAYED)
    (linux.folder / "отчёты").mkdir()
    (windows.folder / "отчёты").mkdir()
    for country in TEAMS:
        both("report", PLAYED, "--round", "2026", "--country", country, "--output", f"отчёты/{country}.html")
    both("report", PLAYED, "--round", "2026", "--regional", "--output", "отчёты/region.html")
    both("report", PLAYED, "--round", "2026", "--country", "XAA", "--brief", "--output", "отчёты/XAA brief.html")
    same_files("отчёты")
    both("publish", PLAYED, "--round", "2026", "--into", "public")
    both("verify", "public")
    same_files("public")


shutil.rmtree(WORK, ignore_errors=True)
linux, windows = Side("linux", [str(LINUX)]), Side("windows", [*([wine()] if WINDOWS.suffix == ".exe" else []), str(WINDOWS)])
sides = (linux, windows)
HOME.mkdir()
if WINDOWS.suffix == ".exe":
    # The first start makes the folders of Wine.
    subprocess.run([wine(), "cmd", "/c", "exit"], env=ENVIRONMENT, capture_output=True, check=False)
both("--version")
if WINDOWS.suffix == ".exe":
    double_clicked()
by_hand()
if sys.argv[4:] != ["quick"]:
    three_countries()

for side in sides:
    for left in side.folder.rglob(".cpi-*"):
        failures.append(f"{left}: was left behind")
for failure in failures:
    print(failure)
print(f"rounds on Linux and in Windows: {runs} commands, {len(failures)} differences")
sys.exit(bool(failures))
