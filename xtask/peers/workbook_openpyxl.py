"""A questionnaire with openpyxl: `read FILE…` reads every cell of workbooks, `write FILE` writes
one of as many questions with the same columns, styles and drop-downs."""
import sys

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation

verb, path, *others = sys.argv[1:]
if verb == "read":
    count = 0
    for each in [path, *others]:
        for sheet in load_workbook(each, read_only=True).worksheets:
            for row in sheet.iter_rows(values_only=True):
                count += sum(value is not None for value in row)
    print(count)
else:
    book = Workbook()
    sheet = book.active
    wrap = Alignment(wrap_text=True, vertical="top")
    fill = PatternFill("solid", fgColor="FFF8DC")
    choose = DataValidation(type="list", formula1='"Yes,Partially,No"')
    sheet.add_data_validation(choose)
    sheet.append(["Code", "Question", "What earns which answer", "Answer", "Title", "Link", "Day", "Note", "Comment"])
    for i in range(1000):
        sheet.append([f"i{i}", "Does the law prohibit this?", "Yes: it does.\nNo: it does not."])
        for column in range(1, 10):
            cell = sheet.cell(i + 2, column)
            cell.alignment = wrap
            if column > 3:
                cell.fill = fill
                cell.protection = Protection(locked=False)
        choose.add(sheet.cell(i + 2, 4))
    sheet.protection.sheet = True
    book.save(path)
