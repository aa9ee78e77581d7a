"""How people's programs open, fill in and save what cpi has written."""
import subprocess
import sys
from pathlib import Path


def run(*command, ok=(0,)):
    """Runs a command and gives back what it prints; another exit code ends the check."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode not in ok:
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def office(source, kind, folder):
    """Opens a file with LibreOffice and saves it into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    # Checks may run at the same time, and LibreOffice opens a profile once.
    profile = f"-env:UserInstallation=file://{Path('target/office', Path(sys.argv[0]).stem).resolve()}"
    run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, source)
    return folder / (source.stem + "." + kind)


def header(sheet):
    """The row of the header and its columns by name; none if there is none."""
    for row in sheet.iter_rows(min_row=1, max_row=12):
        names = {str(cell.value).strip(): cell.column for cell in row if cell.value is not None}
        if "Code" in names and len(names) > 2:
            return row[0].row, names
    return None


def put(cell, value):
    """Writes what a person types into a cell that is formatted as text."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
