"""What reviewers do in a workbook with real clients is done, or is named in a problem.

A round of the demonstration is collected; the workbook of its review is filled in by openpyxl as
reviewers would, also clumsily, saved by openpyxl and LibreOffice, and taken in. Everything that was
written is counted again in the file that came back, and looked for in the history.

    review.py CPI
"""
import datetime
import hashlib
import json
import random
import shutil
import sys
import time
from pathlib import Path

import openpyxl

from clients import header, office, put, run

CPI = Path(sys.argv[1]).resolve()
WORK = Path("target/review")
DEMONSTRATION = Path("fixtures/demonstration")
COUNTRY, ROUND, REVIEWER = "XAB", "2026", "xab-reviewer"
WHEN = ["--at", "2027-04-20T12:00:00Z"]
ACTS = {"Accept": "accept", "Send back": "reject", "Decide": "adjudicate", "Reopen": "reopen"}
OPTIONS = {"Yes": "yes", "Partially": "partially", "No": "no", "Not applicable": "not-applicable"}
REPLY = ["Reply: document", "Reply: link", "Reply: consulted on", "Reply: article, page"]
MORE = ["Evidence: title", "Evidence: link", "Evidence: consulted on", "Evidence: article, page"]
failures = []


def collected():
    """An index whose round of one country has come in."""
    shutil.rmtree(WORK, ignore_errors=True)
    folder = WORK / "index"
    (folder / "rounds" / ROUND).mkdir(parents=True)
    shutil.copytree(DEMONSTRATION / "framework", folder / "framework")
    shutil.copy(DEMONSTRATION / "rounds" / ROUND / "round.toml", folder / "rounds" / ROUND)
    returned = WORK / "returned"
    returned.mkdir()
    for assessor in ("lawyer", "expert-1", "expert-2"):
        name = f"xab-{assessor}"
        run(CPI, "questionnaire", "xlsx", DEMONSTRATION, "--round", ROUND, "--country", COUNTRY, "--assessor", name, "--into", returned)
    files = sorted(returned.iterdir())
    run(CPI, "collect", folder, *files, "--apply", "--by", "secretariat", "--at", "2027-03-20T12:00:00Z")
    return folder


def fill(book, chance):
    """Decides as a reviewer would: every conflict, most answers, some replies."""
    sheet = book["Review"]
    top, at = header(sheet)
    replied = []
    for row in range(top + 1, sheet.max_row + 1):
        get = lambda name: sheet.cell(row, at[name]).value
        set = lambda name, value: put(sheet.cell(row, at[name]), value)
        code, state = get("Code"), get("State")
        if not code or state in ("Unanswered", "Does not apply"):
            continue
        draw = chance.random()
        if state == "Conflict":
            decision = "Decide" if draw < 0.7 else "Send back"
        else:
            decision = "Accept" if draw < 0.7 else "Decide" if draw < 0.8 else "Send back" if draw < 0.9 else None
        checklist = get("Settled answer") in OPTIONS or state == "Conflict"
        if decision:
            set("Decision", decision)
        if decision == "Decide":
            final = chance.choice(["Yes", "Partially", "No"]) if checklist else 12.5
            set("Final answer", final)
            if checklist and chance.random() < 0.4:
                set("Points", chance.choice([0.25, 0.75, "0.6"]))
            set("Reason or comment", chance.choice([f"Seen in {code}, page 3.", "=SUM(1,2)", "Ünïcode „quoted“\nsecond line"]))
        elif decision == "Send back":
            set("Reason or comment", "Which article?")
            if get("Coding 2"):
                set("Send back to", chance.choice([get("Coding 1"), get("Coding 2")]).split(":")[0])
        elif decision == "Accept" and draw < 0.1:
            set("Reason or comment", "- as last time")
        if chance.random() < 0.1:
            set("Government's reply", f"A decree on {code} is in force.")
            set("Reply came through", "ministry-of-justice")
            if chance.random() < 0.7:
                day = datetime.date(2027, 4, 1 + row % 20)
                for name, value in zip(REPLY, [f"Decree {row}", f"https://example.org/{code}", day, "=A1"]):
                    set(name, value)
            replied.append(code)
    more = book["More evidence"]
    _, at = header(more)
    for row, code in enumerate(replied[:12], 3):
        values = [code, f"Further decree {row}", "https://example.org/further", datetime.date(2027, 3, 9), "annex"]
        for name, value in zip(["Code", *MORE], values):
            put(more.cell(row, at[name]), value)


def clumsy(book):
    """What people do to workbooks."""
    sheet = book["Review"]
    sheet.title = "my review v2"
    top, at = header(sheet)
    decided = [row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, at["Decision"]).value == "Decide"]
    cell = lambda row, name: sheet.cell(row, at[name])
    put(cell(decided[0], "Decision"), "yes please")
    cell(decided[1], "Reason or comment").value = None
    put(cell(decided[2], "Final answer"), "mostly")
    put(cell(decided[3], "Points"), "0,75")
    cell(decided[4], "Points").value = 7
    cell(decided[5], "Decision").value = None
    put(cell(decided[6], "Code"), "A99-L01")
    put(cell(decided[7], "Question"), "Is there a law, more or less?")
    put(cell(decided[8], "Government's reply"), "As before.")
    cell(decided[8], "Reply: consulted on").number_format = "General"
    cell(decided[8], "Reply: consulted on").value = 46100
    put(cell(decided[8], "Reply: document"), "Decree 1")
    put(cell(decided[9], "Reply: link"), "https://example.org/alone")
    accepted = [row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, at["Decision"]).value == "Accept"]
    put(cell(accepted[0], "Final answer"), "No")
    last = sheet.max_row + 1
    for column in range(1, sheet.max_column + 1):
        sheet.cell(last, column).value = sheet.cell(accepted[1], column).value
    put(cell(last, "Decision"), "Send back")
    put(cell(last + 2, "Reason or comment"), "and this one?")
    column = sheet.max_column + 2
    sheet.cell(top, column).value = "Second reviewer"
    sheet.cell(accepted[3], column).value = "I do not agree"
    sheet.insert_rows(top + 1, 2)
    sheet.auto_filter.ref = None
    for row in range(top + 5, top + 30):
        sheet.row_dimensions[row].hidden = True
    book.create_sheet("Notes")["B2"] = "ring the ministry"
    more = book["More evidence"]
    put(more.cell(60, 1), "A40-L01")
    put(more.cell(60, 2), "A decree to no reply")


def plain(value):
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()[:10]
    return None if value is None else str(value).strip()


def written(path):
    """Everything that stands in open cells: sheet, row, code, kind and content."""
    book = openpyxl.load_workbook(path)
    items = []
    for sheet in book.worksheets:
        found = header(sheet)
        if not found:
            continue
        top, at = found
        for row in range(top + 1, sheet.max_row + 1):
            get = lambda name: plain(sheet.cell(row, at[name]).value) if name in at else None
            where = (sheet.title, row, get("Code"))
            if "Decision" in at:
                act = tuple(get(name) for name in ("Decision", "Final answer", "Points", "Reason or comment", "Send back to"))
                if any(act):
                    items.append((*where, "decision", act))
                if get("Government's reply"):
                    items.append((*where, "reply", get("Government's reply")))
                document = tuple(get(name) for name in REPLY)
                if any(document):
                    items.append((*where, "document", document))
            elif "Evidence: title" in at:
                document = tuple(get(name) for name in MORE)
                if any(document):
                    items.append((*where, "document", document))
    return items


def with_texts(entry):
    """An entry with its texts in place of the commitments to them: SHA-256 of salt and text."""
    texts = {}
    for each in entry.get("texts", []):
        salted = bytes.fromhex(each["salt"]) + each["text"].encode()
        texts["sha256:" + hashlib.sha256(salted).hexdigest()] = each["text"]

    def put_back(value):
        if isinstance(value, dict):
            return {key: put_back(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [put_back(inner) for inner in value]
        return texts.get(value, value) if isinstance(value, str) else value

    return put_back({key: value for key, value in entry.items() if key != "texts"})


def stands(folder):
    """What the history says was done by the reviewer, by code."""
    done = {}
    for line in (folder / "rounds" / ROUND / f"{COUNTRY}.history.jsonl").read_text(encoding="utf-8").splitlines():
        entry = with_texts(json.loads(line))
        if entry["by"] == REVIEWER:
            done.setdefault(entry.get("indicator"), []).append(entry)
    return done


def is_done(item, done):
    _, _, code, kind, content = item
    for entry in done.get(code, []):
        to = entry["to"] if "to" in entry else {}
        if kind == "reply" and to.get("reply", {}).get("text") == content:
            return True
        if kind == "document":
            keys = ("title", "link", "consulted", "note")
            if content in [tuple(each.get(key) for key in keys) for each in to.get("reply", {}).get("evidence", [])]:
                return True
        if kind == "decision":
            word, final, points, reason, whose = content
            if ACTS.get(word) != entry["action"] or entry.get("reason") != reason:
                continue
            if word == "Send back" and whose not in (None, to["coding"]["assessor"]):
                continue
            decided = to.get("adjudication", {})
            if word == "Decide" and (decided["answer"], decided.get("points")) != (OPTIONS.get(final, final), points):
                continue
            return True
    return False


def named(item, problems):
    sheet, row, code, _, _ = item
    for problem in problems:
        place = problem.get("place") or {}
        if place.get("sheet") == sheet and place.get("line") == row:
            return True
        if code and f"`{code}`" in problem["message"]:
            return True
    return False


def take(folder, *rest):
    told = run(CPI, "review", "xlsx", folder, *rest, "--by", REVIEWER, *WHEN, "--format", "json", ok=(0, 1))
    return json.loads(told)


def judge(name, folder, file, source, messy):
    items = written(source)
    start = time.monotonic()
    told = take(folder, file, "--apply")
    seconds = time.monotonic() - start
    done = stands(folder)
    out = [item for item in items if is_done(item, done)]
    rest = [item for item in items if item not in out]
    mentioned = [item for item in rest if named(item, told["problems"])]
    lost = [item for item in rest if item not in mentioned]
    count = lambda these, kind: sum(item[3] == kind for item in these)
    figures = (
        f"{kind}s in {count(items, kind)}, out {count(out, kind)}, named {count(mentioned, kind)}, lost {count(lost, kind)}"
        for kind in ("decision", "reply", "document")
    )
    print(f"{name}: {'; '.join(figures).replace('replys', 'replies')}; problems {len(told['problems'])}; taken in {seconds:.2f} s")
    failures.extend(f"{name}: lost {item}" for item in lost[:10])
    errors = [each for each in told["problems"] if each["severity"] == "error"]
    if not messy and errors:
        failures.append(f"{name}: unexpected problems, the first: {errors[0]}")
    codes = {item[2] for item in items}
    invented = [code for code in done if code not in codes]
    if invented:
        failures.append(f"{name}: done to what nobody touched: {invented[:5]}")
    before = (folder / "rounds" / ROUND / f"{COUNTRY}.history.jsonl").read_bytes()
    again = take(folder, file, "--apply")
    new = [row for book in again["workbooks"] for row in book["rows"] if row["outcome"] in ("new", "behind")]
    if new or (folder / "rounds" / ROUND / f"{COUNTRY}.history.jsonl").read_bytes() != before:
        failures.append(f"{name}: the same file again is not the same: {new[:3]}")


def behind(index):
    """An answer that has moved since is named at its row, and stands as it moved."""
    folder = WORK / "behind"
    shutil.copytree(index, folder)
    made = Path(run(CPI, "review", "xlsx", folder, "--country", COUNTRY, "--state", "conflict", "--into", WORK).strip())
    book = openpyxl.load_workbook(made)
    sheet = book["Review"]
    top, at = header(sheet)
    rows = [row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, at["Code"]).value]
    for row in rows:
        for name, value in (("Decision", "Decide"), ("Final answer", "No"), ("Reason or comment", "As seen.")):
            put(sheet.cell(row, at[name]), value)
    filled = WORK / "behind.xlsx"
    book.save(filled)
    moved = [sheet.cell(row, at["Code"]).value for row in rows[:5]]
    answers = [{"indicator": code, "answer": "yes"} for code in moved]
    submission = {
        "schema_version": 1,
        "framework": json.loads((folder / "rounds" / ROUND / f"{COUNTRY}.json").read_text())["framework"],
        "country": COUNTRY,
        "round": ROUND,
        "assessor": "xab-expert-3",
        "answers": [
            {**each, "evidence": [{"title": "Act", "link": "https://example.org/act", "consulted": "2027-04-01"}]} for each in answers
        ],
    }
    (WORK / "moved.json").write_text(json.dumps(submission))
    run(CPI, "collect", folder, WORK / "moved.json", "--apply", "--by", "secretariat", "--at", "2027-04-19T12:00:00Z")
    told = take(folder, filled, "--apply")
    outcomes = {row["indicator"]: row["outcome"] for row in told["workbooks"][0]["rows"]}
    late = [code for code, outcome in outcomes.items() if outcome == "behind"]
    at_rows = {(each["place"]["line"], each["kind"]) for each in told["problems"] if each["severity"] == "error"}
    print(f"behind: decisions in {len(rows)}, out {sum(o == 'new' for o in outcomes.values())}, named at their rows {len(at_rows)}")
    if late != moved or at_rows != {(row, "out-of-date") for row in rows[:5]}:
        failures.append(f"behind: {late} {at_rows}")
    if any(code in stands(folder) for code in moved):
        failures.append("behind: an answer that had moved was decided")


def main():
    index = collected()
    scenarios = [
        ("openpyxl", False, lambda path: path),
        ("openpyxl, saved by LibreOffice as XLSX", False, lambda path: office(path, "xlsx", WORK / "saved")),
        ("openpyxl, saved by LibreOffice as ODS", False, lambda path: office(path, "ods", WORK / "saved")),
        ("LibreOffice first, then openpyxl", False, lambda path: path),
        ("clumsily, openpyxl", True, lambda path: path),
        ("clumsily, saved by LibreOffice as XLSX", True, lambda path: office(path, "xlsx", WORK / "saved")),
        ("clumsily, saved by LibreOffice as ODS", True, lambda path: office(path, "ods", WORK / "saved")),
    ]
    for number, (name, messy, save) in enumerate(scenarios):
        folder = WORK / f"index-{number}"
        shutil.copytree(index, folder)
        made = Path(run(CPI, "review", "xlsx", folder, "--country", COUNTRY, "--into", WORK).strip())
        if name.startswith("LibreOffice"):
            made = office(made, "xlsx", WORK / "saved")
        book = openpyxl.load_workbook(made)
        fill(book, random.Random(2026))
        if messy:
            clumsy(book)
        filled = WORK / f"review-{number}.xlsx"
        book.save(filled)
        judge(name, folder, save(filled), filled, messy)
    behind(index)
    if failures:
        sys.exit("\n".join(failures))


main()
