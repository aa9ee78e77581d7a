"""Files that are made to exhaust a reader are refused, or read, within 500 MiB of address space.

    hostile_files.py CPI
"""
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path

CPI = sys.argv[1]
FOLDER = Path("target/hostile-files")
MIB = 1 << 20
LIMIT = 500 * MIB
READ = "a-questionnaire-with-a-million-empty-rows.xlsx"
RELATIONS = '<Relationships><Relationship Id="r1" Type="t/officeDocument" Target="xl/workbook.xml"/></Relationships>'
WORKBOOK = b'<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'
PARTS = (
    '<Relationships><Relationship Id="r1" Type="t/worksheet" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="r2" Type="t/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)


def xlsx(name, sheet=b"<worksheet/>", strings=b"<sst/>", workbook=WORKBOOK):
    with zipfile.ZipFile(FOLDER / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr("xl/workbook.xml", workbook)
        file.writestr("xl/_rels/workbook.xml.rels", PARTS)
        file.writestr("xl/sharedStrings.xml", strings)
        file.writestr("xl/worksheets/sheet1.xml", sheet)


def rows(inner):
    return b"<worksheet><sheetData>" + inner + b"</sheetData></worksheet>"


def ods(name, table):
    with zipfile.ZipFile(FOLDER / f"{name}.ods", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("content.xml", f'<office:spreadsheet><table:table table:name="S">{table}</table:table></office:spreadsheet>')


def make():
    FOLDER.mkdir(parents=True, exist_ok=True)
    cell = b"<c><v>1</v></c>"
    xlsx("cells", rows(b"<row>" + cell * (63 * MIB // len(cell)) + b"</row>"))
    xlsx("one-cell-of-32-megabytes", rows(b'<row><c t="inlineStr"><is><t>' + b"x" * (32 * MIB) + b"</t></is></c></row>"))
    xlsx("texts", strings=b"<sst>" + b"<si><t>abcdefghijklmnopqrstuvwxyz</t></si>" * (1_600_000) + b"</sst>")
    xlsx(
        "one-text-in-every-cell",
        rows(b'<row><c t="s"><v>0</v></c></row>' * 400_000),
        b"<sst><si><t>" + b"y" * 30_000 + b"</t></si></sst>",
    )
    xlsx("a-million-empty-rows", rows(b'<row><c s="1"/></row>' * 1_000_000))
    xlsx("sheets", workbook=b'<workbook xmlns:r="r"><sheets>' + b'<sheet name="" r:id="r1"/>' * 2_400_000 + b"</sheets></workbook>")
    xlsx("merged", b"<worksheet><mergeCells>" + b'<mergeCell ref="A1:B2"/>' * 2_600_000 + b"</mergeCells></worksheet>")
    xlsx("the-last-cell", rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    with zipfile.ZipFile(FOLDER / "gigabytes.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", RELATIONS)
        with file.open("xl/workbook.xml", "w", force_zip64=True) as member:
            for _ in range(3 * 1024):
                member.write(b" " * MIB)
    text = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>' + "z" * 30_000 + "</text:p></table:table-cell>"
    ods("repeated-columns", f"<table:table-row>{text}</table:table-row>")
    number = '<table:table-cell office:value-type="float" office:value="1"/>'
    ods("repeated-rows", f'<table:table-row table:number-rows-repeated="1048576">{number}</table:table-row>')


def questionnaire():
    """A sound questionnaire, padded with a million empty rows and a text of 32 megabytes."""
    done = subprocess.run(
        [CPI, "questionnaire", "xlsx", "crates/cpi-cli/template", "--country", "XAB", "--assessor", "expert-2", "--into", FOLDER],
        capture_output=True, text=True, check=True,
    )
    made = Path(done.stdout.strip())
    padding = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(20, 1_000_020))
    long = f'<row r="1000020"><c r="B1000020" t="inlineStr"><is><t>{"x" * (32 * MIB)}</t></is></c></row>'
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(FOLDER / READ, "w", zipfile.ZIP_DEFLATED) as file:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/worksheets/sheet2.xml":
                text = text.replace(b"</sheetData>", padding.encode() + b"</sheetData>")
            if name == "xl/worksheets/sheet3.xml":
                text = text.replace(b"</sheetData>", long.encode() + b"</sheetData>")
            file.writestr(name, text)
    made.unlink()


def texts():
    """Documents and tables with as many faults, columns or bytes as fit: by name what is run, the text, and a part
    of the message that it must end with, so that each is refused for the fault it was made for."""
    head = '{"schema_version":1,"framework":{"id":"my-index","version":"0.1"},"country":"XAA","round":"2026","answers":['
    assessor = head.replace('"answers"', '"assessor":"e1","answers"')
    columns = "country,round,assessor,indicator,answer,comment\n"
    answers = lambda count: ",".join(['{"indicator":"19.1","answer":"yes"}'] * count)
    return {
        "doubles.json": ("score", head + answers(560_000) + "]}", "too-large"),
        "few-doubles-in-one-line.json": ("score", head + answers(10_000) + "]}", "answered twice"),
        "doubles-that-differ.json": (
            "collect",
            assessor + ",".join('{"indicator":"19.1","answer":"yes","comment":"%d"}' % i for i in range(9_000)) + "]}",
            "answered twice",
        ),
        "unknown.json": ("collect", assessor + ",".join('{"indicator":"%d","answer":"yes"}' % i for i in range(500_000)) + "]}", "error["),
        "unknown-keys.json": ("score", head + "{" + ",".join('"k%d":1' % i for i in range(50_000)) + "}]}", "unknown-key"),
        "more-than-20-megabytes.json": ("score", head + answers(600_000) + "]}", "too-large"),
        "deep.json": ("score", "[" * (5 * MIB), "error["),
        "columns.csv": ("collect", columns[:-1] + "," + ",".join(f"c{i}" for i in range(1_000_000)) + "\n", "error["),
        "unknown.csv": ("collect", columns + "".join(f"XAA,2026,e1,{i},yes,c\n" for i in range(200_000)), "error["),
        "rows.csv": ("collect", columns + "XAA,2026,e1,19.1,yes,c\n" * 1_100_000, "error["),
        "one-cell-of-50-megabytes.csv": ("collect", columns + "XAA,2026,e1,19.2,maybe," + "x" * (50 * MIB) + "\n", "error["),
    }


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))


def main():
    make()
    questionnaire()
    failed = []
    for path in sorted(FOLDER.iterdir()):
        for verb in (["collect"], ["review", "xlsx"]):
            start = time.monotonic()
            done = subprocess.run(
                [CPI, *verb, "crates/cpi-cli/template", path], capture_output=True, text=True, preexec_fn=limited, timeout=120
            )
            said = next((line for line in done.stderr.splitlines() if path.name in line), "")
            told = said.split(": ", 1)[-1]
            print(f"{path.name}, {' '.join(verb)}: {path.stat().st_size} bytes, {time.monotonic() - start:.2f} s: {told}")
            if path.name == READ and verb == ["collect"]:
                if "expert-2" not in done.stdout or done.returncode != 0:
                    failed.append(f"{path.name} was not read: {done.returncode}\n{done.stderr[-500:]}")
                continue
            if done.returncode != 1 or "error[" not in said or "allocation" in done.stderr:
                failed.append(f"{path.name}, {' '.join(verb)}: ended with {done.returncode}\n{done.stderr[-500:]}")
    for name, (verb, text, part) in texts().items():
        path = FOLDER / name
        path.write_text(text)
        verb = [verb, "crates/cpi-cli/template", path] if verb == "collect" else [verb, "crates/cpi-cli/template", "--answers", path]
        start = time.monotonic()
        done = subprocess.run([CPI, *verb], capture_output=True, text=True, preexec_fn=limited, timeout=60)
        said = next((line for line in done.stderr.splitlines() if "error[" in line), "")
        print(f"{name}, {verb[0]}: {path.stat().st_size} bytes, {time.monotonic() - start:.2f} s: {said[:200]}")
        if done.returncode != 1 or part not in said or "allocation" in done.stderr:
            failed.append(f"{name}: ended with {done.returncode}, without `{part}`\n{done.stderr[-500:]}")
    if failed:
        sys.exit("\n".join(failed))


main()
