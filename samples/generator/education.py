"""Documents of the education bureau: student aid, school rolls, teachers."""

import archives
import office
import open_documents as odf
from city import JY
from expectations import Document, Found
from human_resources import csv_text
from pages import Article, page, paragraphs, table
from people import people

UNIT = "jiaoyu"


def scholarship_list(rng) -> list[Document]:
    """The masked list is in front; the whole one is on a hidden sheet, and a hidden row was forgotten."""
    students = people(rng, 7, born_from=1998, born_to=2002)
    book = office.workbook()
    shown = [["序号", "姓名", "学校", "身份证号", "金额"]]
    shown += [[i, p.name, "澄湖市第一中学", p.id[:2] + "*" * 13 + p.id[-3:], 1500] for i, p in enumerate(students, 1)]
    forgotten = people(rng, 1, born_from=1999, born_to=2001)[0]
    shown.append([8, forgotten.name, "澄湖市第二中学", forgotten.id, 1500])
    front = office.add_sheet(book, "公示名单", shown)
    front.row_dimensions[9].hidden = True
    back = office.add_sheet(book, "原始数据", [["姓名", "身份证号", "家庭住址", "监护人电话"]] + [[p.name, p.id, p.address, p.mobile] for p in students])
    back.sheet_state = "hidden"
    found = [Found("resident_id", forgotten.id, "hidden_row", label="身份证号")]
    for p in students:
        found += [Found("resident_id", p.id, "hidden_sheet", label="身份证号"), Found("address", p.address, "hidden_sheet", label="家庭住址"),
                  Found("mobile_phone", p.mobile, "hidden_sheet", label="监护人电话")]
    return [Document("jy/zizhu/2017-jiangxuejin.xlsx", office.save_workbook(book), UNIT, found)]


def school_roll(rng) -> list[Document]:
    """CSV with a BOM: register numbers made of the child's ID, and the guardian's phone."""
    pupils = people(rng, 8, born_from=2006, born_to=2011)
    rows = [["学生姓名", "学籍号", "转入学校", "监护人", "监护人电话"]]
    found = []
    for p in pupils:
        guardian = people(rng, 1)[0]
        rows.append([p.name, "G" + p.id, "石桥镇中心小学", guardian.name, guardian.mobile])
        found += [Found("student_number", "G" + p.id, label="学籍号"), Found("mobile_phone", guardian.mobile, label="监护人电话")]
    return [Document("jy/xueji/2019-zhuanxue.csv", csv_text(rows).encode("utf-8-sig"), UNIT, found)]


def teacher_contacts(rng) -> list[Document]:
    """A 7z archive with a list in prose."""
    teachers = people(rng, 4)
    text = "各校防汛联络人：" + "；".join(f"{p.name}（手机{p.mobile}）" for p in teachers) + "。\n"
    found = [Found("mobile_phone", p.mobile, member="联络人/名单.txt") for p in teachers]
    content = archives.seven_zip([("联络人/名单.txt", text.encode()), ("联络人/说明.md", "# 说明\n\n请各校保持通信畅通。\n".encode())])
    return [Document("jy/gk/2020-lianluo.7z", content, UNIT, found)]


def enrolment_questions(rng) -> list[Document]:
    """Questions and answers with the phones of schools: nothing personal."""
    schools = ["实验小学", "第二小学", "湖滨小学", "城东学校"]
    body = paragraphs("问：今年小学入学年龄如何规定？答：年满6周岁，即2014年8月31日（含）以前出生的儿童。",
                      "问：需要哪些材料？答：户口簿、房产证、出生医学证明（编号形如O340123456）原件及复印件。")
    body += table(["学校", "招生咨询电话", "学校地址"], [[f"澄湖市{s}", f"0550-55502{i}0", f"学府路{i * 12}号"] for i, s in enumerate(schools, 1)])
    article = Article("2020年小学招生政策问答", "政策解读", "政策解读", "2020-06-20 15:00", "市教育局", body)
    return [Document("jy/zhaosheng/2020-wenda.html", page(JY, article).encode(), UNIT)]


def open_documents(rng) -> list[Document]:
    """A workbook (hidden column and sheet, a filtered row, a note), a letter (a deletion, hidden text, a comment) and slides, all OpenDocument."""
    students = people(rng, 5, born_from=2003, born_to=2006)
    rows = [["序号", "姓名", "身份证号", "联系电话", "学校"]] + [[i, p.name, p.id, int(p.mobile), "澄湖市第一中学"] for i, p in enumerate(students, 1)]
    shown = odf.Sheet("助学金名单", rows, hidden_columns={2}, filtered_rows={5}, notes={(1, 1): f"监护人手机{people(rng, 1)[0].mobile}"})
    back = odf.Sheet("底册", [["姓名", "家庭住址"]] + [[p.name, p.address] for p in students[:2]], hidden=True)
    guardian = shown.notes[(1, 1)][-11:]
    found = [Found("mobile_phone", guardian, "cell_comment", label="姓名")]
    for i, p in enumerate(students, 1):
        found += [Found("resident_id", p.id, "hidden_row" if i == 5 else "hidden_column", label="身份证号"),
                  Found("mobile_phone", p.mobile, "hidden_row" if i == 5 else "body", label="联系电话")]
    found += [Found("address", p.address, "hidden_sheet", label="家庭住址") for p in students[:2]]
    made = [Document("jy/zizhu/2021-zhuxuejin.ods", odf.spreadsheet("2021年助学金名单", [shown, back]), UNIT, found)]

    teacher, absent, asked, other = people(rng, 4)
    paragraphs_ = [odf.paragraph("关于家访工作的情况说明"), f'<text:p>带队教师{teacher.name}，手机{teacher.mobile[:7]}<text:change text:change-id="ct1"/>。</text:p>',
                   f"<text:p>未到：{absent.name}{odf.hidden('身份证号：' + absent.id)}</text:p>", f"<text:p>请核实。{odf.comment('已电话核实' + other.mobile)}</text:p>",
                   odf.table([["姓名", "联系电话"], [asked.name, asked.mobile]])]
    made.append(Document("jy/gk/2021-jiafang.odt", odf.text("家访情况说明", paragraphs_, teacher.mobile[7:]), UNIT,
                         [Found("mobile_phone", teacher.mobile, "tracked_deletion"), Found("resident_id", absent.id, "hidden_text"),
                          Found("mobile_phone", other.mobile, "comment"), Found("mobile_phone", asked.mobile, label="联系电话")]))

    speaker, example = people(rng, 2)
    slides = [(odf.paragraph("学籍管理培训"), f"主讲{speaker.name}，手机{speaker.mobile}", False), (odf.paragraph(f"反面案例：{example.name} 身份证号：{example.id}"), "", True)]
    made.append(Document("jy/xueji/2021-peixun.odp", odf.presentation("学籍管理培训", slides), UNIT,
                         [Found("mobile_phone", speaker.mobile, "comment"), Found("resident_id", example.id, "hidden_sheet")]))
    return made


DOCUMENTS = [scholarship_list, school_roll, teacher_contacts, enrolment_questions, open_documents]
