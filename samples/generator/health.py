"""Documents of the health commission: check-up lists, doctors, duty rosters, a page for visitors from Taiwan."""

import json

import office
from city import WJ
from expectations import Document, Found
from pages import Article, page, paragraphs, table
from people import landline, people, taiwan_id

UNIT = "weijian"
TRADITIONAL = str.maketrans("华兰军强涛丽娟刚辉伟飞凤荣云贵龙轩涵宁", "華蘭軍強濤麗娟剛輝偉飛鳳榮雲貴龍軒涵寧")
def couples_list(rng) -> list[Document]:
    """Two people in a row, and an older list left in a comment of the page."""
    couples = [people(rng, 2, born_from=1980, born_to=1995) for _ in range(5)]
    rows = [[str(i), a.name, a.id, b.name, b.id, a.mobile] for i, (a, b) in enumerate(couples, 1)]
    old = people(rng, 2, born_from=1978, born_to=1990)
    comment = "<!-- " + " ".join(f"<tr><td>{p.name}</td><td>{p.id}</td></tr>" for p in old) + " -->"
    body = paragraphs("现将2017年第三季度免费孕前优生健康检查对象名单公示如下：") + table(
        ["序号", "妻子姓名", "妻子身份证号", "丈夫姓名", "丈夫身份证号", "联系电话"], rows) + comment
    article = Article("2017年第三季度免费孕前优生健康检查名单", "妇幼健康", "信息公开目录", "2017-10-09 08:50", "市卫健委", body)
    found = [Found("resident_id", p.id, "comment") for p in old]
    for a, b in couples:
        found += [Found("resident_id", a.id, label="妻子身份证号"), Found("resident_id", b.id, label="丈夫身份证号"),
                  Found("mobile_phone", a.mobile, label="联系电话")]
    found += [Found("health", "孕前优生健康检查")] * 2  # the heading and the line over the table
    return [Document("wj/gk/2017-yunqian.html", page(WJ, article).encode(), UNIT, found)]


def masked_front(rng) -> list[Document]:
    """Masked in what is shown, whole in attributes, in a script and in a hidden element."""
    doctors = people(rng, 3)
    shown = "".join(f'<li title="签约电话：{p.mobile}">{p.name}　签约电话：{p.mobile[:3]}****{p.mobile[7:]}</li>' for p in doctors)
    data = json.dumps([{"姓名": p.name, "身份证号": p.id} for p in doctors], ensure_ascii=False)
    hidden = people(rng, 1)[0]
    body = (f"<ul>{shown}</ul><script>var doctors = {data};</script>"
            f'<div style="display:none">原负责人{hidden.name}，手机{hidden.mobile}</div>')
    article = Article("家庭医生签约服务团队", "办事服务", "办事服务", "2019-05-06 10:10", "市卫健委", body)
    found = [Found("mobile_phone", hidden.mobile, "hidden_element")]
    for p in doctors:
        found += [Found("mobile_phone", p.mobile, "attribute"), Found("resident_id", p.id, "script")]
    return [Document("wj/fuwu/2019-qianyue.html", page(WJ, article).encode(), UNIT, found)]


def duty_roster(rng) -> list[Document]:
    """Office landlines may stay, the mobiles of those on duty may not."""
    staff = people(rng, 8)
    rows = [["日期", "值班人员", "值班电话", "手机"]]
    rows += [[f"2020-02-{day:02d}", p.name, WJ.phone, p.mobile] for day, p in enumerate(staff, 10)]
    book = office.workbook()
    office.add_sheet(book, "值班表", rows)
    return [Document("wj/gk/2020-zhiban.xlsx", office.save_workbook(book), UNIT, [Found("mobile_phone", p.mobile, label="手机") for p in staff])]


def vaccination_sites(rng) -> list[Document]:
    """A directory of clinics: addresses and phones of organisations."""
    clinics = ["城东社区卫生服务中心", "湖滨社区卫生服务中心", "石桥镇中心卫生院", "云溪乡卫生院", "市妇幼保健院"]
    rows = [[name, f"澄湖市朝阳街{20 + 3 * i}号", landline(rng), "周一至周五 8:00-11:30"] for i, name in enumerate(clinics)]
    body = table(["接种单位", "地址", "预约电话", "接种时间"], rows) + paragraphs("疫苗批准文号：国药准字S20210015。咨询热线：12320。")
    article = Article("新冠病毒疫苗接种点一览表", "办事服务", "办事服务", "2021-05-10 09:00", "市卫健委", body)
    return [Document("wj/fuwu/2021-jiezhong.html", page(WJ, article).encode(), UNIT)]


def visitors_page(rng) -> list[Document]:
    """Big5, in traditional characters."""
    visitors = people(rng, 3)
    numbers = [taiwan_id(rng) for _ in visitors]
    rows = [["林" + v.name[-1].translate(TRADITIONAL), number, v.mobile] for v, number in zip(visitors, numbers)]
    markup = table(["姓名", "身分證號碼", "手機號碼"], rows)
    content = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"><title>臺胞就醫服務登記名單</title></head>
<body><h1>臺胞就醫服務登記名單</h1><p>來源：市衛健委　發布時間：2019-10-08</p>{markup}<p>服務電話：{WJ.phone}</p></body></html>"""
    found = [Found("mobile_phone", v.mobile, label="手機號碼") for v in visitors] + [Found("taiwan_id", n, label="身分證號碼") for n in numbers]
    return [Document("wj/fuwu/2019-taibao.html", content.encode("big5", "xmlcharrefreplace"), UNIT, found)]


DOCUMENTS = [couples_list, masked_front, duty_roster, vaccination_sites, visitors_page]
