"""What is written into a questionnaire with real clients comes back, or is named in a problem.

Workbooks are opened, filled in and saved by openpyxl and LibreOffice, also clumsily; forms are
checked by pyxform with ODK Validate and their submissions collected as the server exports them.
Everything that a person wrote is counted again by openpyxl, not by our reader.

    round_trip.py CPI
"""
import csv
import datetime
import io
import json
import random
import re
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from pyxform.xls2xform import convert

from clients import header, office, put, run

CPI = Path(sys.argv[1]).resolve()
WORK = Path("target/round-trip")
ROUND = "2026"
COMPUTED = '=UPPER("yes")'
AT = "2026-11-01T12:00:00Z"
ANSWERS = {"Yes": "yes", "Partially": "partially", "No": "no", "Not applicable": "not-applicable"}
OPEN = ["Answer", "Evidence: title", "Evidence: link", "Evidence: consulted on", "Evidence: article, page", "Comment"]
failures = []


def index(countries):
    """An index of the reference framework with an empty round."""
    shutil.rmtree(WORK, ignore_errors=True)
    folder = WORK / "index"
    (folder / "rounds" / ROUND).mkdir(parents=True)
    shutil.copytree("crates/cpi-io/frameworks/cpi-reference", folder / "framework")
    framework = json.loads(run(CPI, "convert", folder / "framework", "--to", "framework-json"))
    listed = ", ".join(f'"{code}"' for code in countries)
    (folder / "rounds" / ROUND / "round.toml").write_text(
        f'schema_version = 1\ncountries = [{listed}]\n[framework]\nid = "{framework["id"]}"\n'
        f'version = "{framework["version"]}"\n[[rounds]]\nid = "{ROUND}"\nreference_date = "2026-12-31"\n'
    )
    return folder, {each["code"]: each for each in framework["indicators"]}


def applies(indicator, given):
    for condition in indicator.get("applies_if", []):
        if given.get(condition["indicator"]) not in condition["answers"]:
            return False
    return True


def fill(book, indicators, chance):
    """Answers as a person would: most questions, with evidence, some with a comment."""
    given = {}
    for sheet in book.worksheets:
        found = header(sheet)
        if not found or "Answer" not in found[1]:
            continue
        top, at = found
        for row in range(top + 1, sheet.max_row + 1):
            code = sheet.cell(row, at["Code"]).value
            if not code or chance.random() < 0.1 or not applies(indicators[code], given):
                continue
            if indicators[code]["kind"] == "quantity":
                answer = chance.choice([12, 0.75, 94.25, 3])
            else:
                answer = chance.choice(["Yes", "Yes", "Partially", "No"])
                given[code] = ANSWERS[answer]
            sheet.cell(row, at["Answer"]).value = answer
            values = [
                f"Act no. {row} on {code}",
                f"https://example.org/{code}?a=1&b=2",
                datetime.date(2026, 1 + row % 12, 1 + row % 28),
                chance.choice([None, "art. 5", "=A1+1", "p. 12–14"]),
            ]
            for name, value in zip(OPEN[1:5], values):
                put(sheet.cell(row, at[name]), value)
            if chance.random() < 0.2:
                put(sheet.cell(row, at["Comment"]), chance.choice(["- see note", "=SUM(1,2)", "Ünïcode „quoted“\nsecond line"]))
    more = book["More evidence"]
    for row, code in enumerate(chance.sample(sorted(given), 40), 3):
        values = [code, f"Further report {row}", f"https://example.org/more/{row}", datetime.date(2026, 2, 3), "annex"]
        for column, value in enumerate(values, 1):
            put(more.cell(row, column), value)
    return given


def section(book, number):
    return [sheet for sheet in book.worksheets if header(sheet) and "Answer" in header(sheet)[1]][number]


def clumsy(book):
    """What people do to workbooks."""
    sheet = section(book, 0)
    sheet.insert_rows(5, 2)
    top, at = header(sheet)
    put(sheet.cell(5, at["Answer"]), "Yes")
    put(sheet.cell(5, at["Evidence: title"]), "A law in a row of its own")
    put(sheet.cell(6, at["Comment"]), "which question was this?")

    sheet = section(book, 1)
    sheet.title = "Ana's part (final) v2"

    sheet = section(book, 2)
    top, at = header(sheet)
    column = sheet.max_column + 2
    sheet.cell(top, column).value = "Answer (Ben)"
    for row in range(top + 1, top + 9):
        sheet.cell(row, column).value = "No"
    for row in range(top + 10, top + 14):
        put(sheet.cell(row, at["Answer"]), "yes, mostly")

    sheet = section(book, 3)
    top, at = header(sheet)
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(sheet.max_column)}{sheet.max_row}"
    for row in range(top + 3, top + 12):
        sheet.row_dimensions[row].hidden = True

    sheet = section(book, 4)
    top, at = header(sheet)
    letter = get_column_letter(at["Answer"])
    rows = [row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, 1).value]
    first = next(row for row in rows if row + 1 in rows and row + 2 in rows)
    sheet.merge_cells(f"{letter}{first}:{letter}{first + 2}")
    put(sheet.cell(first, at["Answer"]), "Yes")

    sheet = section(book, 5)
    top, at = header(sheet)
    days = ["15.3.2026", 46100, "spring 2026", "2026-02-30", "03/04/2026"]
    filled = [row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, at["Evidence: title"]).value]
    for row, day in zip(filled, days):
        cell = sheet.cell(row, at["Evidence: consulted on"])
        cell.number_format = "General"
        cell.value = day
    for row, link in zip(filled[5:], ["www.example.org", "see the annex", "javascript:alert(1)"]):
        put(sheet.cell(row, at["Evidence: link"]), link)
    sheet.cell(filled[9], at["Answer"]).value = COMPUTED

    sheet = section(book, 6)
    top, at = header(sheet)
    filled = [row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, at["Answer"]).value]
    put(sheet.cell(filled[0], at["Code"]), "A99-L01")
    put(sheet.cell(filled[1], at["Question"]), "Is there a law, more or less?")
    for column in range(1, sheet.max_column + 1):
        sheet.cell(sheet.max_row + 1 if column == 1 else sheet.max_row, column).value = sheet.cell(filled[2], column).value
    put(sheet.cell(sheet.max_row, at["Answer"]), "No" if sheet.cell(filled[2], at["Answer"]).value != "No" else "Yes")
    sheet.move_range(f"{get_column_letter(at['Comment'])}{top}:{get_column_letter(at['Comment'])}{sheet.max_row}", cols=3)

    notes = book.create_sheet("Notes of the team")
    notes["B2"] = "call the statistics office"


def written(path):
    """Everything that stands in open cells: sheet, row, code, and what kind of thing."""
    book = openpyxl.load_workbook(path)
    items = []
    for sheet in book.worksheets:
        found = header(sheet)
        if not found or "Lists" in sheet.title or ("Answer" not in found[1] and "Evidence: title" not in found[1]):
            continue
        top, at = found
        for row in range(top + 1, sheet.max_row + 1):
            get = lambda name: sheet.cell(row, at[name]).value if name in at else None
            code = get("Code")
            answer, comment = get("Answer"), get("Comment")
            evidence = tuple(plain(get(name)) for name in OPEN[1:5])
            where = (sheet.title, row, code)
            if answer is not None:
                items.append((*where, "answer", ANSWERS.get(answer, plain(answer))))
            if any(evidence):
                items.append((*where, "evidence", evidence))
            if comment is not None:
                items.append((*where, "comment", plain(comment)))
    return items


def plain(value):
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()[:10]
    return None if value is None else str(value).strip()


def collect(folder, files, country):
    """Collects files; returns what now stands by assessor and code, and the problems."""
    told = json.loads(
        run(CPI, "collect", folder, *files, "--apply", "--by", "secretary", "--at", AT, "--format", "json", ok=(0, 1))
    )
    stands = {}
    document = folder / "rounds" / ROUND / f"{country}.json"
    if document.is_file():
        for answer in json.loads(document.read_text(encoding="utf-8"))["answers"]:
            for coding in answer.get("codings", []):
                stands[answer["indicator"]] = coding
    # An answer with a fault is not taken, and with it nothing that belongs to it.
    faulty = {a.get("indicator") for each in told["submissions"] for a in each["answers"] if a["outcome"] == "faulty"}
    return stands, told["problems"], faulty


def taken(item, stands):
    _, _, code, kind, value = item
    coding = stands.get(code)
    if coding is None:
        return False
    if kind == "answer":
        return coding["answer"] == value
    if kind == "comment":
        return value in coding.get("comment", "")
    keys = ("title", "link", "consulted", "note")
    return value in [tuple(each.get(key) for key in keys) for each in coding.get("evidence", [])]


def named(item, problems, faulty):
    """Whether its answer is said to be faulty, or a problem stands in its row or names its question."""
    sheet, row, code, _, _ = item
    if code in faulty:
        return True
    for problem in problems:
        place = problem.get("place") or {}
        if place.get("sheet") == sheet and place.get("line") == row:
            return True
        if code and f"`{code}`" in problem["message"]:
            return True
    return False


def judge(name, items, stands, problems, faulty, expect_problems, seconds):
    # Values are made up here, and warnings that they are not plausible are right.
    problems = [problem for problem in problems if problem["kind"] != "implausible"]
    out = [item for item in items if taken(item, stands)]
    rest = [item for item in items if item not in out]
    mentioned = [item for item in rest if named(item, problems, faulty)]
    lost = [item for item in rest if item not in mentioned]
    count = lambda these, kind: sum(item[3] == kind for item in these)
    print(
        f"{name}: answers in {count(items, 'answer')}, out {count(out, 'answer')}, named {count(mentioned, 'answer')}, "
        f"lost {count(lost, 'answer')}; evidence in {count(items, 'evidence')}, out {count(out, 'evidence')}, "
        f"named {count(mentioned, 'evidence')}, lost {count(lost, 'evidence')}; comments lost {count(lost, 'comment')}; "
        f"problems {len(problems)}; collected in {seconds:.2f} s"
    )
    for item in lost[:10]:
        failures.append(f"{name}: lost {item}")
    if not expect_problems and problems:
        failures.append(f"{name}: unexpected problems, the first: {problems[0]}")
    invented = [code for code in stands if code not in {item[2] for item in items}]
    if invented:
        failures.append(f"{name}: answers that nobody gave: {invented[:5]}")


def workbooks(folder, indicators, countries):
    chance = random.Random(2026)
    scenarios = [
        ("openpyxl", False, lambda path: path),
        ("openpyxl, saved by LibreOffice as XLSX", False, lambda path: office(path, "xlsx", WORK / "saved")),
        ("openpyxl, saved by LibreOffice as ODS", False, lambda path: office(path, "ods", WORK / "saved")),
        ("LibreOffice first, then openpyxl", False, lambda path: path),
        ("clumsily, openpyxl", True, lambda path: path),
        ("clumsily, saved by LibreOffice as XLSX", True, lambda path: office(path, "xlsx", WORK / "saved")),
        ("clumsily, saved by LibreOffice as ODS", True, lambda path: office(path, "ods", WORK / "saved")),
    ]
    for country, (name, messy, save) in zip(countries, scenarios):
        out = WORK / "out"
        out.mkdir(exist_ok=True)
        made = Path(run(CPI, "questionnaire", "xlsx", folder, "--country", country, "--into", out).strip())
        if name.startswith("LibreOffice"):
            made = office(made, "xlsx", WORK / "opened")
        book = openpyxl.load_workbook(made)
        place = book.defined_names["cpi_assessor"].attr_text
        sheet, cell = place.replace("$", "").replace("'", "").split("!")
        book[sheet][cell] = f"expert-{country}"
        fill(book, indicators, chance)
        if messy:
            clumsy(book)
        filled = WORK / f"{country}.xlsx"
        book.save(filled)
        items = written(filled)
        file = save(filled)
        if file != filled:
            # LibreOffice computes formulas, where openpyxl leaves them without a value.
            items = [(*item[:4], "yes" if item[4] == COMPUTED else item[4]) for item in items]
        start = time.monotonic()
        stands, problems, faulty = collect(folder, [file], country)
        judge(name, items, stands, problems, faulty, messy, time.monotonic() - start)
        again = json.loads(run(CPI, "collect", folder, file, "--format", "json", ok=(0, 1)))
        changed = [a for s in again["submissions"] for a in s["answers"] if a["outcome"] in ("new", "changed")]
        if changed:
            failures.append(f"{name}: the same file again would change {len(changed)} answers")


def relevant(rule, given):
    """Decides the `relevant` of a form as far as ours go."""
    if not rule:
        return True
    rule = re.sub(r"\$\{(\w+)\}", lambda m: repr(given.get(m[1], "")), rule)
    return eval(re.sub(r"(?<![!<>=])=(?!=)", "==", rule))


def accepted(path):
    """What pyxform and ODK Validate say against a form; nothing if all is well."""
    warnings = []
    try:
        convert(xlsform=path, validate=True, pretty_print=False, warnings=warnings)
    except Exception as refusal:
        return str(refusal)
    return "; ".join(warnings)


def forms(folder, indicators, country):
    """Every form is accepted by pyxform and ODK Validate; its submissions come back."""
    out = WORK / "forms"
    out.mkdir()
    made = run(CPI, "questionnaire", "xlsform", folder, "--country", country, "--into", out).split()
    chance = random.Random(7)
    results, items, tables = [], [], []
    start = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        for path, said in zip(made, pool.map(accepted, made)):
            if said:
                failures.append(f"{path}: {said}")
    print(f"pyxform and ODK Validate accept {len(made)} forms in {time.monotonic() - start:.1f} s")
    for number, path in enumerate(made):
        book = openpyxl.load_workbook(path)
        rows = list(book["survey"].iter_rows(values_only=True))
        names = list(rows[0])
        survey = [dict(zip(names, row)) for row in rows[1:]]
        lists = {}
        for name, choice, *_ in book["choices"].iter_rows(min_row=2, values_only=True):
            lists.setdefault(name, []).append(choice)
        given, group, evidence = {}, [], []
        for row in survey:
            kind, name = row["type"], row.get("name")
            if kind == "begin_group":
                group.append(name)
            elif kind == "end_group":
                group.pop()
            elif kind == "begin_repeat":
                break
            elif kind == "calculate":
                given[name] = row["calculation"].strip("'")
            elif name == "cpi_assessor":
                given[name] = f"expert-{country}"
            elif relevant(row.get("relevant"), given) and chance.random() < 0.9:
                if kind.startswith("select_one"):
                    value = chance.choice([c for c in lists[kind.split()[1]] if c != "not-applicable"] or ["not-applicable"])
                elif kind == "decimal":
                    value = "12.5"
                else:
                    value = "=1+1"
                given[name] = value
                if name.startswith("a_"):
                    continue
                code = name[2:].replace("_d", ".").replace("_h", "-").replace("__", "_")
                what = "comment" if name.startswith("c_") else "answer"
                items.append(("evidence", 0, code, what, value))
                if what == "answer":
                    evidence.append((code, f"Act on {code}", f"https://example.org/{code}", "2026-05-06", "art. 1"))
                    items.append(("evidence", 0, code, "evidence", evidence[-1][1:]))
        grouped = {}
        group = []
        for row in survey:
            if row["type"] == "begin_group":
                group.append(row["name"])
            elif row["type"] == "end_group":
                group.pop()
            elif row["type"] == "begin_repeat":
                break
            elif row.get("name") in given:
                grouped["/".join([*group, row["name"]])] = given[row["name"]]
        keys = ("ev_code", "ev_title", "ev_link", "ev_date", "ev_note")
        record = {
            "_id": number + 1,
            "_uuid": f"uuid-{number}",
            "meta/instanceID": f"uuid:uuid-{number}",
            "_submission_time": f"2026-06-01T10:00:{number:02}",
            "_validation_status": {},
            **grouped,
            "evidence": [{f"evidence/{key}": value for key, value in zip(keys, each)} for each in evidence],
        }
        results.append(record)
    return results, items


def exported(results):
    """The submissions as JSON, and each as the XLSX and CSV of its form."""
    folder = WORK / "server"
    folder.mkdir()
    edited = dict(results[0], _uuid="uuid-old", **{"meta/instanceID": "uuid:uuid-old", "_submission_time": "2026-05-01T10:00:00"})
    results[0]["meta/deprecatedID"] = "uuid:uuid-old"
    (folder / "all.json").write_text(json.dumps({"count": len(results) + 1, "next": None, "previous": None, "results": [*results, edited]}))
    workbooks, tables = [], []
    for record in results:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = f"Child Protection Index {record['_id']}"[:31]
        plain_fields = {key: value for key, value in record.items() if not isinstance(value, (list, dict))}
        sheet.append([*plain_fields, "_index"])
        for column, value in enumerate([*plain_fields.values(), 1], 1):
            put(sheet.cell(2, column), value)
        repeat = book.create_sheet("evidence")
        if record["evidence"]:
            repeat.append([*record["evidence"][0], "_index", "_parent_table_name", "_parent_index", "_submission__uuid"])
        for number, each in enumerate(record["evidence"], 1):
            repeat.append([*each.values(), number, sheet.title, 1, record["_uuid"]])
        workbooks.append(folder / f"{record['_id']}.xlsx")
        book.save(workbooks[-1])
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(plain_fields)
        writer.writerow(plain_fields.values())
        tables.append(folder / f"{record['_id']}.csv")
        tables[-1].write_text(text.getvalue(), encoding="utf-8-sig")
    return [folder / "all.json"], workbooks, tables


def kobo(folder, indicators):
    """What the server exports comes back, by each of its paths into a round that is empty."""
    results, items = forms(folder, indicators, "XAH")
    as_json, as_xlsx, as_csv = exported(results)
    # A CSV has no repeats, so no evidence stands in it: where the framework requires evidence,
    # its answers are named and not taken.
    answers = [item for item in items if item[3] != "evidence"]
    paths = [
        ("JSON", as_json, items),
        ("XLSX", as_xlsx, items),
        ("CSV", as_csv, answers),
        ("CSV where no evidence is required", as_csv, answers),
    ]
    for name, files, given in paths:
        fresh = WORK / f"kobo-{name}"
        shutil.copytree(folder, fresh)
        if "no evidence" in name:
            framework = fresh / "framework" / "framework.toml"
            framework.write_text(framework.read_text(encoding="utf-8").replace("requires_evidence = true, ", ""), encoding="utf-8")
        start = time.monotonic()
        stands, problems, faulty = collect(fresh, files, "XAH")
        expected = ("was edited", "no repeats", "without evidence" if name == "CSV" else "another text of this framework")
        strange = [p for p in problems if not any(words.lower() in p["message"].lower() for words in expected)]
        judge(f"Kobo, {name}, forms {len(results)}", given, stands, strange, faulty, False, time.monotonic() - start)
        if name == "XLSX":
            again = json.loads(run(CPI, "collect", fresh, *as_json, "--format", "json", ok=(0, 1)))
            outcomes = [answer["outcome"] for each in again["submissions"] for answer in each["answers"]]
            if set(outcomes) != {"same"}:
                failures.append(f"Kobo: JSON after XLSX is not the same: {sorted(set(outcomes))}")


def last_time():
    """"Same as last time" takes answer and evidence of the earlier round where it is confirmed,
    and nothing where it is not."""
    base = WORK / "last-time"
    source = Path("fixtures/demonstration")
    shutil.copytree(source / "framework", base / "framework")
    shutil.copytree(source / "rounds" / "2024", base / "rounds" / "2024")
    (base / "rounds" / ROUND).mkdir()
    shutil.copy(source / "rounds" / ROUND / "round.toml", base / "rounds" / ROUND)
    framework = json.loads(run(CPI, "convert", base / "framework", "--to", "framework-json"))
    indicators = {each["code"]: each for each in framework["indicators"]}
    was = {}
    for answer in json.loads((base / "rounds" / "2024" / "XAB.json").read_text(encoding="utf-8"))["answers"]:
        was[answer["indicator"]] = answer
    made = Path(run(CPI, "questionnaire", "xlsx", base, "--round", ROUND, "--country", "XAB", "--assessor", "expert-1", "--into", base).strip())
    saves = {
        "openpyxl": lambda path: path,
        "LibreOffice, XLSX": lambda path: office(path, "xlsx", WORK / "saved"),
        "LibreOffice, ODS": lambda path: office(path, "ods", WORK / "saved"),
    }
    book = openpyxl.load_workbook(made)
    confirmed, shown, conditions = set(), set(), {}
    for sheet in book.worksheets:
        found = header(sheet)
        if not found or "Same as last time?" not in found[1]:
            continue
        top, at = found
        for row in range(top + 1, sheet.max_row + 1):
            code = sheet.cell(row, at["Code"]).value
            if code and sheet.cell(row, at["Last time"]).value:
                shown.add(code)
                asked = indicators[code].get("applies_if", [])
                # What a question rests on is confirmed with it, as a person would.
                if (row % 2 and not asked) or (asked and all(each["indicator"] in confirmed for each in asked)):
                    put(sheet.cell(row, at["Same as last time?"]), "Same")
                    confirmed.add(code)
    filled = base / "filled.xlsx"
    book.save(filled)
    for name, save in saves.items():
        folder = WORK / f"last-time-{name.replace(', ', '-')}"
        shutil.copytree(base, folder)
        told = json.loads(
            run(CPI, "collect", folder, save(filled), "--apply", "--by", "secretary", "--at", AT, "--format", "json", ok=(0, 1))
        )
        document = json.loads((folder / "rounds" / ROUND / "XAB.json").read_text(encoding="utf-8"))
        stands = {a["indicator"]: a["codings"][0] for a in document["answers"]}
        wrong = [code for code in stands if not as_it_was(stands[code], was[code])]
        named_codes = {a["indicator"] for each in told["submissions"] for a in each["answers"] if a["outcome"] == "faulty"}
        lost = confirmed - stands.keys() - named_codes
        print(
            f"last time, {name}: shown {len(shown)}, confirmed {len(confirmed)}, taken {len(stands)}, named {len(named_codes)}, "
            f"lost {len(lost)}, not confirmed and taken {len(stands.keys() - confirmed)}"
        )
        if lost or wrong or stands.keys() - confirmed or not confirmed or confirmed == shown:
            failures.append(f"last time, {name}: lost {sorted(lost)[:5]}, wrong {wrong[:5]}")


def as_it_was(coding, answer):
    """Whether a coding says what the earlier round settled, on evidence that was there."""
    codings = [each for each in answer.get("codings", [answer]) if each["answer"] == answer["answer"]]
    known = [evidence for each in codings for evidence in each.get("evidence", [])]
    given = coding.get("evidence", [])
    number = re.fullmatch(r"-?[\d.]+", answer["answer"])
    same = Decimal(coding["answer"]) == Decimal(answer["answer"]) if number else coding["answer"] == answer["answer"]
    return same and all(each in given for each in known) and all(each in known for each in given)


def foreign(folder, country):
    """A workbook of another version is refused; one of the same version with other words is named."""
    for what, change in (("version", ('version = "1.0"', 'version = "1.1"')), ("hash", None)):
        other = WORK / f"other-{what}"
        shutil.copytree(folder, other)
        for each in (other / "rounds" / ROUND).glob("X*"):
            each.unlink()
        framework = other / "framework" / "framework.toml"
        text = framework.read_text(encoding="utf-8")
        if change:
            assert change[0] in text
            framework.write_text(text.replace(*change, 1), encoding="utf-8")
            declared = other / "rounds" / ROUND / "round.toml"
            declared.write_text(declared.read_text().replace(*change, 1))
        else:
            table = other / "framework" / "indicators.csv"
            text = table.read_text(encoding="utf-8")
            assert "Does the" in text
            table.write_text(text.replace("Does the", "Did the"), encoding="utf-8")
        made = Path(run(CPI, "questionnaire", "xlsx", other, "--country", country, "--assessor", "expert-9", "--into", other).strip())
        book = openpyxl.load_workbook(made)
        sheet = section(book, 1)
        top, at = header(sheet)
        rows = [row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, at["Code"]).value][:20]
        for row in rows:
            for column, value in (("Answer", "No"), ("Evidence: title", "An act"), ("Evidence: link", "https://example.org/act")):
                put(sheet.cell(row, at[column]), value)
            put(sheet.cell(row, at["Evidence: consulted on"]), datetime.date(2026, 3, 4))
        filled = WORK / f"other-{what}.xlsx"
        book.save(filled)
        for file in (filled, office(filled, "xlsx", WORK / "saved"), office(filled, "ods", WORK / "saved")):
            told = json.loads(run(CPI, "collect", folder, file, "--format", "json", ok=(0, 1)))
            kinds = sorted({(p["kind"], p["severity"]) for p in told["problems"]})
            taken_in = [a["indicator"] for each in told["submissions"] for a in each["answers"] if a["outcome"] == "new"]
            altered = sum(p["kind"] == "altered-text" and p["severity"] == "error" for p in told["problems"])
            named_in = [a["indicator"] for each in told["submissions"] for a in each["answers"] if a["outcome"] == "faulty"]
            lost = len(rows) - len(taken_in) - len(named_in) if what == "hash" else 0
            print(f"another {what}, {file.suffix[1:]}: answers in {len(rows)}, out {len(taken_in)}, named {len(named_in)} (altered {altered}), lost {lost}; problems {kinds}")
            if what == "version" and (taken_in or ("other-framework", "error") not in kinds):
                failures.append(f"another version, {file.name}: {kinds}")
            if what == "hash" and (("other-framework", "warning") not in kinds or not altered or not taken_in or lost):
                failures.append(f"another hash, {file.name}: {kinds}, altered {altered}")


def main():
    countries = [f"XA{letter}" for letter in "ABCDEFGHIJ"]
    folder, indicators = index(countries)
    workbooks(folder, indicators, countries)
    last_time()
    foreign(folder, "XAI")
    kobo(folder, indicators)
    if failures:
        sys.exit("\n".join(failures))


main()
