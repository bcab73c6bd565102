"""Documents of the human resources bureau: examinations, training subsidies, recruitment."""

import csv
import io

import archives
import office
from city import RS
from expectations import Document, Found, inside, expired_notice
from pages import Article, page, paragraphs, table
from people import id_check_digit, people

UNIT = "renshe"


def csv_text(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def interview_list(rng) -> list[Document]:
    """GBK without any declaration: what a spreadsheet saves as CSV."""
    candidates = people(rng, 12, born_from=1988, born_to=1999)
    rows = [["准考证号", "姓名", "证件号码", "报考职位", "笔试成绩"]]
    rows += [[f"2019{i:06d}", p.name, p.id.lower(), f"34010{i % 4}", f"{rng.randrange(5500, 8200) / 100:.2f}"]
             for i, p in enumerate(candidates, 101)]
    found = [Found("resident_id", p.id, grade="confirmed", label="证件号码") for p in candidates]
    return [Document("rs/zkly/2019-mianshi.csv", csv_text(rows).encode("gbk"), UNIT, found)]


def medical_check(rng) -> list[Document]:
    """UTF-16 text, values set in columns with spaces, names of two characters spaced out."""
    candidates = people(rng, 5, born_from=1990, born_to=1998)
    lines = ["2020年度公开招聘工作人员体检名单", "", "姓名        身份证号                手机"]
    for p in candidates:
        name = f"{p.name[0]}　{p.name[1]}" if len(p.name) == 2 else p.name
        lines.append(f"{name}      {p.id}      {p.mobile[:3]} {p.mobile[3:7]} {p.mobile[7:]}")
    lines += ["", f"集合时间：2020年7月18日7:30。咨询电话：{RS.phone}"]
    found = []
    for p in candidates:
        found += [Found("resident_id", p.id), Found("mobile_phone", p.mobile)]
    return [Document("rs/zkly/2020-tijian.txt", "\r\n".join(lines).encode("utf-16"), UNIT, found)]


def training_archive(rng) -> list[Document]:
    """A ZIP with names in GBK: a workbook with rounded IDs, a text, and another ZIP inside."""
    trainees = people(rng, 6, born_from=1970, born_to=1995)
    book = office.workbook()
    office.add_sheet(book, "花名册", [["姓名", "身份证号码", "培训工种"]] + [[p.name, float(int(p.rounded_id)), "电工"] for p in trainees])
    rounded = [Found("resident_id", p.rounded_id, grade="partial", label="身份证号码") for p in trainees]
    inner_people = people(rng, 4, born_from=1970, born_to=1995)
    inner_rows = [["姓名", "银行卡号", "补贴金额"]] + [[p.name, p.card, "1200"] for p in inner_people]
    inner = archives.zip_gbk([("补贴发放/第二批.csv", csv_text(inner_rows).encode("gbk"))])
    cards = [Found("bank_card", p.card, label="银行卡号") for p in inner_people]
    notice = "各培训机构：\r\n请于6月30日前报送材料，联系人王科长，办公电话" + RS.phone + "。\r\n"
    content = archives.zip_gbk([("培训/花名册.xlsx", office.save_workbook(book)), ("培训/说明.txt", notice.encode("gbk")), ("培训/第二批.zip", inner)])
    found = inside("培训/花名册.xlsx", rounded) + inside("培训/第二批.zip", inside("补贴发放/第二批.csv", cards))
    return [Document("rs/gk/2018-peixun.zip", content, UNIT, found)]


def job_feed(rng) -> list[Document]:
    """XML: vacancies with the office's phone, one with the mobile of a named person."""
    contact = people(rng, 1)[0]
    items = "".join(f"<job><post>{post}</post><number>{n}</number><联系电话>{phone}</联系电话></job>"
                    for post, n, phone in (("社区工作者", 3, RS.phone), ("档案管理员", 1, RS.phone)))
    items += f"<job><post>司机</post><联系人>{contact.name}</联系人><手机号码>{contact.mobile}</手机号码></job>"
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<jobs updated="2019-03-01">{items}</jobs>\n'
    return [Document("rs/data/zhaopin.xml", content.encode(), UNIT, [Found("mobile_phone", contact.mobile)])]


def talent_subsidy(rng) -> list[Document]:
    """Passports, a home return permit and a foreigner's residence card among resident IDs; e-mail addresses are for a person to judge."""
    talents = people(rng, 4, born_from=1965, born_to=1990)
    rows, found = [], []
    papers = [("护照", "passport", f"E{rng.randrange(10**7, 10**8)}"), ("港澳居民来往内地通行证", "travel_permit", f"H{rng.randrange(10**7, 10**8)}"),
              ("护照", "passport", f"G{rng.randrange(10**7, 10**8)}"), ("居民身份证", "resident_id", talents[3].id)]
    for p, (title, kind, number) in zip(talents, papers):
        email = f"talent{rng.randrange(1000, 9999)}@example.com"
        rows.append([p.name, title, number, f"{rng.randrange(1, 9)}0000", email])
        found += [Found(kind, number, label="证件号码"), Found("email", email, verdict="review", label="电子邮箱")]
    first17 = f"934682{talents[0].born:%Y%m%d}{rng.randrange(100, 999)}"
    guest = first17 + id_check_digit(first17)
    rows.append(["MARTIN EXAMPLE", "外国人永久居留身份证", guest, "50000", ""])
    found.append(Found("foreigner_id", guest, label="证件号码"))
    body = paragraphs("经评审，现将2024年度高层次人才购车补贴拟发放对象公示如下。") + table(["姓名", "证件类型", "证件号码", "补贴金额（元）", "电子邮箱"], rows)
    article = Article("2024年度高层次人才购车补贴公示", "人才服务", "信息公开目录", "2024-11-11 10:00", "市人社局", body)
    return [Document("rs/rencai/2024-gouche.html", page(RS, article).encode(), UNIT, found)]


def clean_pages(rng) -> list[Document]:
    """What hiring notices may publish, for a while, and instructions with sample numbers."""
    candidates = people(rng, 6, born_from=1990, born_to=1998)
    hired = page(RS, Article(
        "2019年市直机关拟录用公务员公示", "招考录用", "信息公开目录", "2019-08-05 09:00", "市人社局",
        paragraphs("根据公务员录用有关规定，经笔试、面试、体检、考察等程序，拟录用下列人员，公示期5个工作日。", f"监督电话：{RS.phone}、12380") +
        table(["序号", "姓名", "性别", "准考证号", "毕业院校", "拟录用职位"],
              [[str(i + 1), p.name, p.sex, f"34019{i:06d}", "省城师范大学", f"综合管理{i + 1}岗"] for i, p in enumerate(candidates)])))
    howto = page(RS, Article(
        "2020年事业单位招聘报名须知", "办事服务", "办事服务", "2020-04-01 08:00", "市人社局",
        paragraphs("一、考生登录网上报名系统，填写公民身份号码（18位，示例：110101199001011234）和手机号码（示例：138****1234）。",
                   "二、缴费截止时间为2020年4月20日24:00，逾期视为自动放弃，缴费订单号形如202004151230451234。",
                   "三、技术咨询电话：0550-5550116、400-000-1234，政策咨询电话：0550-5550117转801，传真：0550-5550119。",
                   "四、体检标准按照人社部发〔2016〕140号执行。")))
    return [Document("rs/zkly/2019-luyong.html", hired.encode(), UNIT, [expired_notice("公示期5个工作日")]), Document("rs/fw/2020-baoming.html", howto.encode(), UNIT)]


DOCUMENTS = [interview_list, medical_check, training_archive, job_feed, talent_subsidy, clean_pages]
