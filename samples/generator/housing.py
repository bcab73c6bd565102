"""Documents of the housing bureau: public rental housing, dilapidated houses, penalties, letters to the mayor."""

from html import escape

import archives
import ofd_files
import pdf_files
import slide_files
from city import ZJ
from expectations import Document, Found, inside
from human_resources import csv_text
from pages import Article, page, paragraphs, table
from people import people

UNIT = "zhujian"


def rental_allocation(rng) -> list[Document]:
    """Merged headers of two rows, IDs set in groups of 6-8-4, doors of flats, a line break inside a cell."""
    tenants = people(rng, 6, born_from=1955, born_to=1992, rural=False)
    lines = ['<table class="MsoTable"><tr><td rowspan="2">序号</td><td colspan="3">申请人情况</td><td colspan="2">配租情况</td></tr>',
             "<tr><td>姓名</td><td>身份证号码</td><td>现住址</td><td>面积（㎡）</td><td>月租金（元）</td></tr>"]
    found = []
    for number, p in enumerate(tenants, 1):
        grouped = f"{p.id[:6]} {p.id[6:14]} {p.id[14:]}" if number % 2 else f"{p.id[:14]}<br>{p.id[14:]}"
        lines.append(f"<tr><td>{number}</td><td>{p.name}</td><td>{grouped}</td><td>{p.address}</td><td>{rng.randrange(30, 60)}</td><td>{rng.randrange(80, 300)}</td></tr>")
        found += [Found("resident_id", p.id, grade="confirmed"), Found("address", p.address)]
    body = paragraphs("经审核，下列家庭符合我市2019年度公共租赁住房保障条件，现予公示。") + "\n".join(lines + ["</table>"])
    article = Article("2019年度公共租赁住房配租名单公示", "住房保障", "信息公开目录", "2019-09-12 11:00", "市住建局", body,
                      url="https://zj.example.gov.cn/gongzufang/2019-peizu.html")
    return [Document("zj/gongzufang/2019-peizu.html", page(ZJ, article).encode(), UNIT, found)]


def dilapidated_houses(rng) -> list[Document]:
    """A TAR.GZ with a CSV and a fragment of HTML without head or charset."""
    owners = people(rng, 5)
    rows = [["乡镇", "户主", "身份证号码", "联系方式"]] + [[p.address[:3], p.name, f"'{p.id}", p.mobile] for p in owners]
    in_table = []
    for p in owners:
        in_table += [Found("resident_id", p.id, label="身份证号码"), Found("mobile_phone", p.mobile, label="联系方式")]
    late = people(rng, 2)
    fragment = "<p>补充公示：</p><ul>" + "".join(f"<li>{p.name}，住{p.address}，电话{p.mobile}</li>" for p in late) + "</ul>"
    in_prose = []
    for p in late:
        in_prose += [Found("address", p.address), Found("mobile_phone", p.mobile)]
    content = archives.tar_gz([("weifang/2018.csv", csv_text(rows).encode("gbk")), ("weifang/buchong.htm", fragment.encode())])
    return [Document("zj/weifang/2018.tar.gz", content, UNIT, inside("weifang/2018.csv", in_table) + inside("weifang/buchong.htm", in_prose))]


def penalty_on_person(rng) -> list[Document]:
    """A decision in prose. The name may be published, number, home and phone may not."""
    p = people(rng, 1, rural=False)[0]
    body = paragraphs(
        "澄住建罚决字〔2020〕15号",
        f"当事人：{p.name}，{p.sex}，{p.born.year}年{p.born.month}月{p.born.day}日出生，公民身份号码{p.id}，住{p.address}，联系电话{p.mobile}。",
        "2020年5月6日，我局执法人员（执法证号：34990118021、34990118022）检查时发现，当事人未取得资质承揽装修工程。",
        "依据《建设工程质量管理条例》第六十条，决定处以罚款人民币20000元，缴至澄湖市财政局非税收入专户，账号：34050173860800001234。")
    article = Article("行政处罚决定书（澄住建罚决字〔2020〕15号）", "行政处罚", "信息公开目录", "2020-05-28 10:00", "市住建局", body)
    found = [Found("resident_id", p.id), Found("address", p.address), Found("mobile_phone", p.mobile),
             Found("birth_date", f"{p.born.year}年{p.born.month}月{p.born.day}日", verdict="review")]
    return [Document("zj/chufa/2020-015.html", page(ZJ, article).encode(), UNIT, found)]


def penalty_on_company(rng) -> list[Document]:
    """The same against a company: code, registered address and legal representative are public."""
    body = paragraphs(
        "澄住建罚决字〔2020〕16号",
        "当事人：澄湖市恒顺建筑装饰有限公司，统一社会信用代码：91349900MA2XXH0E38，住所：澄湖市建设东路118号，法定代表人：赵永强。",
        "经查，当事人未按规定办理施工许可证，项目代码2020-349901-48-01-012345。",
        "依据《建筑工程施工许可管理办法》第十二条，决定责令改正，处以罚款人民币15000元。")
    article = Article("行政处罚决定书（澄住建罚决字〔2020〕16号）", "行政处罚", "信息公开目录", "2020-06-02 10:00", "市住建局", body)
    return [Document("zj/chufa/2020-016.html", page(ZJ, article).encode(), UNIT)]


def secured_households(rng) -> list[Document]:
    """A RAR archive with stored members."""
    holders = people(rng, 5)
    lines = ["住房保障家庭名单（2018年第二批）"] + [f"{i}、{p.name}，身份证号：{p.id}，保障方式：租赁补贴" for i, p in enumerate(holders, 1)]
    found = [Found("resident_id", p.id, member="名单/第二批.txt") for p in holders]
    content = archives.rar([("名单/第二批.txt", "\n".join(lines).encode()), ("名单/报表.csv", csv_text([["月份", "户数"], ["1月", "138"]]).encode())])
    return [Document("zj/gk/2018-baozhang.rar", content, UNIT, found)]


def letter_to_mayor(rng) -> list[Document]:
    """A citizen leaves name, phone and door in the question; the answer gives the office's number."""
    p = people(rng, 1, rural=False)[0]
    body = (f"<dl><dt>来信人</dt><dd>{p.name}</dd><dt>信件编号</dt><dd>CH20200312001</dd><dt>来信内容</dt><dd>市长您好，我是{p.address}的业主{p.name}，"
            f"楼上漏水半年无人处理，恳请协调，我的电话是{p.mobile}，谢谢！</dd><dt>答复单位</dt><dd>市住建局</dd>"
            f"<dt>答复内容</dt><dd>{p.name[0]}先生/女士您好！我局已督促物业公司维修。如有疑问，请拨打物业科电话{ZJ.phone}。</dd></dl>")
    article = Article("关于楼上漏水的来信", "市长信箱", "咨询投诉", "2020-03-16 14:20", "市住建局", body)
    found = [Found("address", p.address), Found("mobile_phone", p.mobile)]
    return [Document("zj/xinxiang/2020-0312.html", page(ZJ, article).encode(), UNIT, found)]


def subsidy_roster(rng) -> list[Document]:
    """A PDF of two pages with a frame around each cell; IDs and addresses wrap in their narrow columns."""
    families = people(rng, 40)
    rows = [["序号", "姓名", "身份证号", "家庭住址", "联系电话"]]
    found = []
    for number, p in enumerate(families, 1):
        rows.append([str(number), p.name, p.id, p.address, p.mobile])
        found += [Found("resident_id", p.id, label="身份证号"), Found("address", p.address, label="家庭住址"), Found("mobile_phone", p.mobile, label="联系电话")]
    content = pdf_files.roster("2019年农村危房改造补助对象公示", ["经村级评议、乡镇审核、市级审批，现将补助对象公示如下，公示期为七天。"], rows, [30, 55, 70, 110, 75])
    return [Document("zj/weifang/2019-buzhu.pdf", content, UNIT, found)]


def covered_decision(rng) -> list[Document]:
    """A PDF in which black boxes were drawn over an ID and a telephone number, which are still there."""
    p = people(rng, 1)[0]
    content = pdf_files.lines("行政处罚决定书", [f"当事人：{p.name}", f"身份证号：{p.id}", f"联系电话：{p.mobile}", "违法事实：擅自改变房屋主体结构。"], [p.id, p.mobile])
    found = [Found("resident_id", p.id, "under_image", label="身份证号"), Found("mobile_phone", p.mobile, "under_image", label="联系电话")]
    return [Document("zj/chufa/2019-041.pdf", content, UNIT, found)]


def corrected_notice(rng) -> list[Document]:
    """A PDF that shows masked numbers; the state before the correction is still in the file."""
    tenants = people(rng, 3)
    before = pdf_files.lines("配租结果公示", ["公共租赁住房配租结果公示"] + [f"{p.name} 身份证号：{p.id}" for p in tenants])
    after = pdf_files.lines("配租结果公示", ["公共租赁住房配租结果公示"] + [f"{p.name} 身份证号：{p.id[:2]}{'*' * 13}{p.id[-3:]}" for p in tenants])
    found = [Found("resident_id", p.id, "older_revision") for p in tenants]
    return [Document("zj/gongzufang/2019-gongshi.pdf", pdf_files.saved_again(before, after), UNIT, found)]


def lottery_result(rng) -> list[Document]:
    """An OFD of two pages, on the second each letter by itself; a note of an editor, and a line nobody sees."""
    families = people(rng, 6, rural=False)
    rows = [["序号", "姓名", "身份证号", "联系电话"]] + [[str(i), p.name, p.id, p.mobile] for i, p in enumerate(families, 1)]
    widths = [15, 35, 60, 50]
    checker, absent = people(rng, 2)
    pages = [ofd_files.text(60, 20, "2020年度公租房摇号结果公示") + ofd_files.table(40, rows[:4], widths),
             ofd_files.table(20, rows[:1] + rows[4:], widths, single=True)]
    content = ofd_files.document("2020年度公租房摇号结果公示", pages, f"请核对，手机{checker.mobile}", f"放弃：{absent.name} 身份证号：{absent.id}")
    found = [Found("mobile_phone", checker.mobile, "annotation"), Found("resident_id", absent.id, "hidden_text")]
    for p in families:
        found += [Found("resident_id", p.id, label="身份证号"), Found("mobile_phone", p.mobile, label="联系电话")]
    return [Document("zj/gongzufang/2020-yaohao.ofd", content, UNIT, found)]


def training_slides(rng) -> list[Document]:
    """Slides of a lecture: a table of real applicants as an example, a telephone in the notes, a slide hidden and forgotten."""
    shown = people(rng, 3)
    speaker, hidden = people(rng, 2)
    rows = [["姓名", "身份证号"]] + [[p.name, p.id] for p in shown]
    slides = [slide_files.slide(["公租房申请审核培训"], note=f"讲课人{speaker.name}，手机{speaker.mobile}"),
              slide_files.slide(["填报示例"], rows), slide_files.slide([f"反面案例：{hidden.name} 身份证号：{hidden.id}"], hidden=True)]
    found = [Found("resident_id", p.id, label="身份证号") for p in shown]
    found += [Found("mobile_phone", speaker.mobile, "comment"), Found("resident_id", hidden.id, "hidden_sheet")]
    return [Document("zj/gongzufang/2020-peixun.pptx", slide_files.presentation(slides), UNIT, found)]


DOCUMENTS = [rental_allocation, dilapidated_houses, penalty_on_person, penalty_on_company, secured_households, letter_to_mayor,
             subsidy_roster, covered_decision, corrected_notice, lottery_result, training_slides]
