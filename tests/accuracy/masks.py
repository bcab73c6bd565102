"""Masked numbers: pages whose masks can be undone, and pages whose masks hold or that only look as if they hid something."""

from page import Form, Listing, Page, Table
from values import digits, person, stamp

SIGNS = ["*", "*", "*", "＊", "●", "×", "x", "X", "■", "#"]
ID_LABELS = ["身份证号", "身份证号码", "公民身份号码", "证件号码"]


def _hide(number: str, first: int, last: int) -> str:
    """The pattern: characters [first, last) hidden."""
    return number[:first] + "*" * (last - first) + number[last:]


def _written(rng, pattern: str) -> str:
    return pattern.replace("*", rng.choice(SIGNS))


def _page(rng, topic: str, title: str) -> Page:
    return Page(topic, title, "市民政局", stamp(rng, 2016).isoformat())


def month_and_day_hidden(rng) -> Page:
    """What courts and many offices do: some 33 numbers remain."""
    page = _page(rng, "打码", "重度残疾人护理补贴名单")
    rows = []
    for _ in range(rng.randrange(3, 10)):
        p = person(rng)
        pattern = _hide(p.id, 10, 14)
        rows.append([p.name, page.plant("resident_id", pattern, _written(rng, pattern)), str(rng.randrange(100, 900))])
    page.parts = [Table(["姓名", rng.choice(ID_LABELS), "金额（元）"], rows)]
    return page


def birth_date_beside(rng) -> Page:
    """The date that the mask hides stands in the next column."""
    page = _page(rng, "打码", "高龄津贴发放名单")
    rows = []
    for _ in range(rng.randrange(3, 10)):
        p = person(rng)
        pattern = _hide(p.id, 6, 14)
        born = p.born.isoformat() if rng.random() < 0.5 else f"{p.born.year}年{p.born.month}月{p.born.day}日"
        page.offer("birth_date", born)
        rows.append([p.name, p.sex, born, page.plant("resident_id", pattern, _written(rng, pattern))])
    page.parts = [Table(["姓名", "性别", rng.choice(["出生日期", "出生年月"]), rng.choice(ID_LABELS)], rows)]
    return page


def last_characters_hidden(rng) -> Page:
    page = _page(rng, "打码", "临时救助对象公示")
    lines = []
    for _ in range(rng.randrange(3, 8)):
        p = person(rng)
        pattern, mobile = _hide(p.id, 16, 18), _hide(p.mobile, 9, 11)
        lines.append(f"{p.name}，身份证号：{page.plant('resident_id', pattern, pattern.replace('*', '＊'))}，"
                     f"联系电话：{page.plant('mobile_phone', mobile)}")
    page.parts = [Listing(lines)]
    return page


def masks_that_hold(rng) -> Page:
    page = _page(rng, "打码", "城乡低保对象公示")
    rows = []
    for i in range(1, rng.randrange(4, 12)):
        p = person(rng)
        sign = rng.choice(SIGNS)
        rows.append([str(i), p.name[0] + "*" * (len(p.name) - 1), p.sex, _hide(p.id, 2, 15).replace("*", sign), _hide(p.mobile, 3, 7).replace("*", sign),
                     _hide(p.card, 6, len(p.card) - 4).replace("*", sign)])
    page.parts = [Table(["序号", "姓名", "性别", rng.choice(ID_LABELS), "联系电话", "银行卡号"], rows), "咨询电话：0551-6234****（工作日）。"]
    return page


def blanks_and_signs(rng) -> Page:
    """Forms to fill in, stars that rate, signs that multiply, notes and bullets."""
    page = _page(rng, "表格", "申请表填写说明")
    page.parts = [
        Form([("姓名", "________"), ("身份证号码", rng.choice(["__________________", "□" * 18, "xxxxxxxxxxxxxxxxxx", "×" * 18])), ("联系电话", "___________"),
              ("家庭电话", "0551-________"), ("银行账号", "□□□□ □□□□ □□□□ □□□□")]),
        f"手机号码填写示例：138****1234；满意度：★★★★☆ {rng.randrange(30, 50) / 10}分；办件量*{digits(rng, 5)}*件。",
        Listing([f"● 电缆 {rng.randrange(1000, 2000)}*600*18 毫米", f"■ 钢板 {rng.randrange(1000, 2000)}×{rng.randrange(1000, 2000)}×12", "※ 数据来源：统计局①",
                 f"第{rng.randrange(1, 5)}…{rng.randrange(10, 20)}页", f"报名人数{rng.randrange(100, 900)}人*", f"项目编号：340123****{digits(rng, 8)}"]),
    ]
    return page


LEAKING = [month_and_day_hidden, birth_date_beside, last_characters_hidden]
CLEAN = [masks_that_hold, blanks_and_signs]
