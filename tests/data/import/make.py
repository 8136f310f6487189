"""Makes the lists that importing is tried on: the published guide's official cells, as offices keep them.

Run in a virtual environment with python-docx, openpyxl, xlwt and odfpy:
    python tests/data/import/make.py
The files are committed; run it again only after the official cells of public/policies.json change.
"""

import copy
import csv
import io
import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import xlwt
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from odf import opendocument, table, text
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment

HERE = Path(__file__).parent
GUIDE = json.loads((HERE / "../../../public/policies.json").read_text("utf-8"))
TITLE = GUIDE["title"]["zh"]
NOTE = "注：" + GUIDE["note"]["zh"]
HEADS = ["序号", "类别", "主要内容", "经办机构", "咨询电话"]
CATEGORIES = {one["id"]: one["zh"] for one in GUIDE["categories"]}
# The source prints this one over two lines.
BROKEN = {"激励卓越工程师创新创业": "激励卓越\n\n工程师创新创业"}


def rows(guide=GUIDE):
    """Number, category, text, agency, contact; a contact of "" shares the agency's cell."""
    for policy in guide["policies"]:
        official = policy["official"]
        category = CATEGORIES[policy["category"]]
        yield [
            str(policy["number"]),
            BROKEN.get(category, category),
            official["text"],
            official["agency"],
            official["contact"],
        ]


def groups(table_rows):
    """First and last position of each run of one category."""
    start = 0
    for idx in range(1, len(table_rows) + 1):
        if idx == len(table_rows) or table_rows[idx][1] != table_rows[start][1]:
            yield start, idx - 1
            start = idx


# Word


def set_cell(cell, words, as_breaks=False):
    """Lines as paragraphs, or as breaks in one paragraph."""
    lines = words.split("\n")
    paragraph = cell.paragraphs[0]
    if as_breaks:
        run = paragraph.add_run(lines[0])
        for line in lines[1:]:
            run.add_break()
            run.add_text(line)
        return
    paragraph.add_run(lines[0])
    for line in lines[1:]:
        cell.add_paragraph(line)


def word_table(document, table_rows, heads=HEADS, as_breaks=False, merge=True):
    made = document.add_table(rows=0, cols=len(heads))
    made.style = "Table Grid"
    if heads:
        for cell, head in zip(made.add_row().cells, heads):
            set_cell(cell, head)
    first = len(made.rows)
    for row in table_rows:
        for idx, (cell, words) in enumerate(zip(made.add_row().cells, row)):
            if not (merge and idx == 1):
                set_cell(cell, words, as_breaks)
    if merge:
        for start, end in groups(table_rows):
            top = made.cell(first + start, 1)
            set_cell(top, table_rows[start][1], as_breaks)
            if end > start:
                top.merge(made.cell(first + end, 1))
            # Merging leaves a blank paragraph for each cell that went.
            for paragraph in top.paragraphs:
                if not paragraph.text and len(top.paragraphs) > 1 and as_breaks:
                    paragraph._p.getparent().remove(paragraph._p)
        for idx, row in enumerate(table_rows):
            if not row[4]:
                made.cell(first + idx, 3).merge(made.cell(first + idx, 4))
    return made


def word(name, build):
    document = docx.Document()
    build(document)
    document.save(HERE / name)
    # Times of making would make each run another file.
    steady(HERE / name)


def steady(path):
    """Writes a zip file anew with one date for all its parts."""
    with zipfile.ZipFile(path) as source:
        parts = [(info.filename, source.read(info.filename)) for info in source.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for part, content in parts:
            if part == "docProps/thumbnail.jpeg":
                continue
            stored = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            target.writestr(info, content, stored)


def bureau(document):
    document.add_paragraph("附件")
    document.add_heading(TITLE, 1)
    word_table(document, list(rows()))
    document.add_paragraph(NOTE)


def breaks(document):
    """Line breaks instead of paragraphs, other heads, a column more, no merged cells."""
    heads = ["编号", "政策类别", "政策内容", "责任单位", "联系电话", "备注"]
    table_rows = [row + [""] for row in rows()]
    table_rows[0][5] = "样例备注"
    word_table(document, table_rows, heads, as_breaks=True, merge=False)


def split(document):
    """The list in three tables, as when it is pasted page by page: the second without heads."""
    document.add_heading(TITLE, 1)
    all_rows = list(rows())
    word_table(document, all_rows[:9])
    document.add_paragraph("（续表）")
    body = word_table(document, all_rows[9:17])
    body._tbl.remove(body.rows[0]._tr)
    document.add_paragraph("（续表）")
    word_table(document, all_rows[17:])
    document.add_paragraph(NOTE)


def tracked(document):
    """With tracked changes: what is deleted is gone, what is inserted counts."""
    bureau(document)
    made = document.tables[0]
    run = made.cell(2, 2).paragraphs[0].runs[0]
    words = run.text
    run.text = words[:10]
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:id"), "1")
    inserted.set(qn("w:author"), "样例")
    more = copy.deepcopy(run._r)
    more.find(qn("w:t")).text = words[10:]
    inserted.append(more)
    run._r.addnext(inserted)
    deleted = OxmlElement("w:del")
    deleted.set(qn("w:id"), "2")
    deleted.set(qn("w:author"), "样例")
    gone = copy.deepcopy(run._r)
    old = gone.find(qn("w:t"))
    old.tag = qn("w:delText")
    old.text = "删去的样例文字"
    deleted.append(gone)
    inserted.addnext(deleted)


def numbered(document):
    """Numbers by Word's own list, so that the cells hold none."""
    table_rows = [["", *row[1:]] for row in rows()]
    made = word_table(document, table_rows)
    for row in made.rows[1:]:
        row.cells[0].paragraphs[0].style = document.styles["List Number"]


def changed(document):
    """The next edition: one text, one number, a policy more in between, one less."""
    guide = copy.deepcopy(GUIDE)
    policies = guide["policies"]
    first = policies[0]["official"]
    first["text"] = first["text"].replace("最高100万元安家补助经费", "最高120万元安家补助经费")
    policies[7]["official"]["contact"] = "023-60000000"
    new = copy.deepcopy(policies[4])
    new["official"] = {
        "text": "样例政策：为参加继续教育的工程师提供样例教材，每人每年一套。",
        "agency": "市人力社保局、市样例局",
        "contact": "市样例局：023-60000001",
    }
    policies.insert(5, new)
    del policies[21]
    for number, policy in enumerate(policies, 1):
        policy["number"] = number
    document.add_heading(TITLE, 1)
    word_table(document, list(rows(guide)))
    document.add_paragraph(NOTE)


# Excel


def sheet(book, title, table_rows, heads=HEADS, order=range(5), merge=True, extra=None):
    made = book.active if extra is None else book.create_sheet(extra)
    if title:
        made.append([title])
        made.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(order))
    made.append([heads[idx] for idx in order])
    first = made.max_row + 1
    for row in table_rows:
        made.append([int(row[0]) if idx == 0 else row[idx] for idx in order])
    columns = {field: column for column, field in enumerate(order, 1)}
    if merge:
        for start, end in groups(table_rows):
            made.merge_cells(
                start_row=first + start, end_row=first + end,
                start_column=columns[1], end_column=columns[1],
            )
        for idx, row in enumerate(table_rows):
            if not row[4] and columns[4] == columns[3] + 1:
                made.merge_cells(
                    start_row=first + idx, end_row=first + idx,
                    start_column=columns[3], end_column=columns[4],
                )
    for line in made.iter_rows():
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    made.append([NOTE])
    return made


def excel(name, build):
    book = openpyxl.Workbook()
    build(book)
    book.save(HERE / name)
    steady(HERE / name)


def plain_book(book):
    made = sheet(book, TITLE, list(rows()))
    made.title = "政策清单"
    stray = book.create_sheet("填表说明")
    stray.append(["本表由各单位填报，主要内容应与文件一致。"])
    hidden = book.create_sheet("旧表")
    hidden.append(HEADS)
    hidden.append([99, "旧类别", "旧内容", "旧机构", "023-60000009"])
    hidden.sheet_state = "hidden"


def other_book(book):
    """Columns in another order, blanks in the heads, a cell in two colours, a formula, a column more."""
    heads = ["序 号", "类 别", "政策内容", "办理机构", "咨询\n电话"]
    made = sheet(book, None, list(rows()), heads, order=[4, 3, 0, 2, 1], merge=False)
    made["D2"] = CellRichText(
        made["D2"].value[:10], TextBlock(InlineFont(color="FFFF0000"), made["D2"].value[10:])
    )
    made["F1"] = "办理时限"
    made["F2"] = "样例时限"
    made["C24"] = "=C23+1"


def old_book(name):
    book = xlwt.Workbook(encoding="utf-8")
    made = book.add_sheet("政策清单")
    table_rows = list(rows())
    made.write_merge(0, 0, 0, 4, TITLE)
    for column, head in enumerate(HEADS):
        made.write(1, column, head)
    for idx, row in enumerate(table_rows):
        made.write(idx + 2, 0, int(row[0]))
        made.write(idx + 2, 2, row[2])
        if row[4]:
            made.write(idx + 2, 3, row[3])
            made.write(idx + 2, 4, row[4])
        else:
            made.write_merge(idx + 2, idx + 2, 3, 4, row[3])
    for start, end in groups(table_rows):
        made.write_merge(start + 2, end + 2, 1, 1, table_rows[start][1])
    made.write(len(table_rows) + 2, 0, NOTE)
    book.save(str(HERE / name))


def hidden_xls(name):
    """An old workbook with a hidden row, column and sheet, a cell and a part of another that are struck out, and a number with
    a format."""
    book = xlwt.Workbook(encoding="utf-8")
    made = book.add_sheet("清单", cell_overwrite_ok=True)
    struck = xlwt.easyxf("font: struck_out on")
    phone = xlwt.easyxf(num_format_str="000\\-00000000")
    table_rows = [
        HEADS + ["办理时限", "内部电话"],
        [1, "人才引进", "给予最高10万元安家补助。", "示例区人社局", 2360000001, "20个工作日", "023-60000009"],
        [2, "人才引进", "内部条目，不公开。", "示例区人社局", "023-60000002", "", "023-60000009"],
        [3, "人才培养", "给予最高2000元奖励。", "示例区人社局", "023-60000003", "暂缓公开", "023-60000009"],
    ]
    for row, cells in enumerate(table_rows):
        for column, value in enumerate(cells):
            style = phone if column == 4 and row == 1 else struck if value == "暂缓公开" else None
            made.write(row, column, value, *([style] if style else []))
    line = xlwt.easyfont("struck_out on")
    made.write_rich_text(3, 2, ["给予最高", ("1000元", line), ("2000元奖励。", xlwt.easyfont(""))])
    made.row(2).hidden = True
    made.col(6).hidden = True
    old = book.add_sheet("旧")
    old.write(0, 0, "旧的清单，已经作废")
    old.visibility = 1
    book.save(str(HERE / name))


# OpenDocument


def open_book(name):
    book = opendocument.OpenDocumentSpreadsheet()
    made = table.Table(name="政策清单")
    table_rows = list(rows())
    starts = dict(groups(table_rows))

    def cell(words, **spans):
        made_cell = table.TableCell(**spans)
        for line in words.split("\n"):
            made_cell.addElement(text.P(text=line))
        return made_cell

    title = table.TableRow()
    title.addElement(cell(TITLE, numbercolumnsspanned=5))
    title.addElement(table.CoveredTableCell(numbercolumnsrepeated=4))
    made.addElement(title)
    head = table.TableRow()
    for words in HEADS:
        head.addElement(cell(words))
    made.addElement(head)
    for idx, row in enumerate(table_rows):
        line = table.TableRow()
        line.addElement(cell(row[0], valuetype="float", value=row[0]))
        if idx in starts:
            line.addElement(cell(row[1], numberrowsspanned=starts[idx] - idx + 1))
        else:
            line.addElement(table.CoveredTableCell())
        line.addElement(cell(row[2]))
        if row[4]:
            line.addElement(cell(row[3]))
            line.addElement(cell(row[4]))
        else:
            line.addElement(cell(row[3], numbercolumnsspanned=2))
            line.addElement(table.CoveredTableCell())
        line.addElement(table.TableCell(numbercolumnsrepeated=1019))
        made.addElement(line)
    rest = table.TableRow(numberrowsrepeated=1048000)
    rest.addElement(table.TableCell(numbercolumnsrepeated=1024))
    made.addElement(rest)
    book.spreadsheet.addElement(made)
    book.save(str(HERE / name))
    steady(HERE / name)


# CSV


def values(name, encoding, delimiter=",", blank_categories=False):
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter)
    writer.writerow(HEADS)
    last = None
    for row in rows():
        category = row[1]
        if blank_categories and category == last:
            row[1] = ""
        last = category
        writer.writerow(row)
    (HERE / name).write_bytes(buffer.getvalue().encode(encoding))


if __name__ == "__main__":
    word("bureau.docx", bureau)
    word("breaks.docx", breaks)
    word("split.docx", split)
    word("tracked.docx", tracked)
    word("numbered.docx", numbered)
    word("changed.docx", changed)
    excel("list.xlsx", plain_book)
    excel("reordered.xlsx", other_book)
    old_book("list.xls")
    hidden_xls("hidden.xls")
    open_book("list.ods")
    values("utf8.csv", "utf-8")
    values("bom.csv", "utf-8-sig", blank_categories=True)
    values("gb18030.csv", "gb18030")
    values("tabs.csv", "utf-16", "\t")
