"""Everyday documents that leak: lists of people, decisions, letters. Each builder takes a random source and returns a Page."""

from page import Form, Listing, Page, Table
from people import landline, taiwan_id
from values import digits, person, rounded, stamp, written_card, written_id, written_mobile

ID_LABELS = ["身份证号", "身份证号码", "公民身份号码", "证件号码", "身份证", "居民身份证号码", "身份证件号码"]
PHONE_LABELS = ["联系电话", "联系方式", "电话", "手机", "手机号", "手机号码", "电话号码", "本人电话"]
ADDRESS_LABELS = ["家庭住址", "住址", "家庭地址", "现住址", "户籍地址", "居住地址", "详细住址"]
ACCOUNT_LABELS = ["银行账号", "一卡通账号", "银行卡号", "卡号", "存折账号", "社保卡银行账号", "开户账号"]
NAME_LABELS = ["姓名", "户主", "户主姓名", "申请人", "申请人姓名", "农户姓名"]

TOPICS = {
    "低保": ["{}年{}月新增城乡最低生活保障对象公示", "{}年第{}批城市低保对象名单"],
    "危房": ["{}年农村危房改造对象公示（第{}批）", "{}年度农村危房改造补助名单{}"],
    "残疾": ["{}年困难残疾人生活补贴发放花名册（{}月）", "{}年重度残疾人护理补贴名单（第{}批）"],
    "公租房": ["{}年公共租赁住房配租结果公示（第{}批）"],
    "奖学金": ["{}年秋季普通高中国家助学金名单（第{}批）", "{}年度优秀学子奖学金公示{}"],
    "培训": ["{}年职业技能培训补贴人员名单（第{}期）"],
    "招聘": ["{}年事业单位公开招聘体检人员名单（{}）", "{}年公开招聘面试成绩及入围名单（{}）"],
    "土地": ["{}年农村土地承包经营权登记公示表（第{}组）"],
    "种粮": ["{}年种粮农民一次性补贴花名册（{}组）"],
    "移民": ["{}年大中型水库移民后期扶持人口公示（{}）"],
}


def _title(rng, page: Page) -> None:
    day = stamp(rng)
    page.published = day.isoformat()
    page.title = rng.choice(TOPICS[page.topic]).format(day.year, rng.randrange(1, 13))


def _phone(rng, page: Page, p) -> str:
    if rng.random() < 0.12:
        number = landline(rng)
        return page.plant("landline_phone", number.replace("-", ""), number)
    return page.plant("mobile_phone", p.mobile, written_mobile(rng, p.mobile))


def _account(rng, page: Page, p) -> str:
    if rng.random() < 0.6:
        return page.plant("bank_card", p.card, written_card(rng, p.card))
    return page.plant("bank_account", p.account)


def _identity(rng, page: Page, p) -> str:
    if p.born.year < 1965 and rng.random() < 0.08:
        return page.plant("resident_id", p.id15)
    return page.plant("resident_id", p.id, written_id(rng, p.id))


def roster(rng) -> Page:
    """A table of people with a random choice of personal columns among harmless ones."""
    page = Page(rng.choice(list(TOPICS)), "")
    _title(rng, page)
    columns = [("name", rng.choice(NAME_LABELS))]
    if rng.random() < 0.85:
        columns.append(("id", rng.choice(ID_LABELS)))
    if rng.random() < 0.55:
        columns.append(("phone", rng.choice(PHONE_LABELS)))
    if rng.random() < 0.4:
        columns.append(("address", rng.choice(ADDRESS_LABELS)))
    if rng.random() < 0.25:
        columns.append(("account", rng.choice(ACCOUNT_LABELS)))
    columns += rng.sample([("sex", "性别"), ("town", "乡镇"), ("amount", "金额（元）"), ("note", "备注"), ("count", "人口"), ("date", "审批日期")], 2)
    if rng.random() < 0.3:
        rng.shuffle(columns)
    if rng.random() < 0.6:
        columns.insert(0, ("number", "序号"))
    makers = {
        "name": lambda i, p: p.name, "id": lambda i, p: _identity(rng, page, p), "phone": lambda i, p: _phone(rng, page, p),
        "address": lambda i, p: page.plant("address", p.address), "account": lambda i, p: _account(rng, page, p),
        "sex": lambda i, p: p.sex, "town": lambda i, p: rng.choice(["石桥镇", "云溪乡"]), "amount": lambda i, p: str(rng.randrange(100, 9000)),
        "note": lambda i, p: rng.choice(["", "新增", "已核实"]), "count": lambda i, p: str(rng.randrange(1, 7)),
        "date": lambda i, p: page.published, "number": lambda i, p: str(i),
    }
    rows = [[makers[c](i, p) for c, _ in columns] for i, p in ((i, person(rng)) for i in range(1, rng.randrange(3, 16)))]
    page.parts = [rng.choice(["经审核，现将名单公示如下，公示期为7天，如有异议请向我局反映。", "现将有关情况公布如下："]),
                  Table([label for _, label in columns], rows), f"监督电话：{landline(rng)}"]
    return page


def two_in_a_row(rng) -> Page:
    page = Page("婚检", "免费孕前优生健康检查对象名单", "市卫健委", stamp(rng).isoformat())
    page.optional = [("health", "孕前优生健康检查")] * 4
    rows = []
    for i in range(1, rng.randrange(4, 9)):
        a, b = person(rng, 1980, 1996), person(rng, 1980, 1996)
        rows.append([str(i), a.name, page.plant("resident_id", a.id, written_id(rng, a.id)), b.name,
                     page.plant("resident_id", b.id, written_id(rng, b.id)), page.plant("mobile_phone", a.mobile)])
    page.parts = [Table(["序号", "女方姓名", "女方身份证号", "男方姓名", "男方身份证号", "联系电话"], rows)]
    return page


def disability_cards(rng) -> Page:
    page = Page("残疾", "残疾人证办理人员名单", "市残联", stamp(rng).isoformat())
    rows = []
    for _ in range(rng.randrange(3, 9)):
        p = person(rng)
        card = f"{p.id}{rng.randrange(1, 8)}{rng.randrange(1, 5)}"
        rows.append([p.name, page.plant("disability_card", card), rng.choice(["石桥镇", "云溪乡"])])
    page.parts = [Table(["姓名", rng.choice(["残疾人证号", "残疾证号", "残疾人证号码"]), "乡镇"], rows)]
    return page


def school_roll(rng) -> Page:
    page = Page("学籍", "转学学生学籍信息表", "市教育局", stamp(rng).isoformat())
    rows = []
    for _ in range(rng.randrange(3, 9)):
        pupil, guardian = person(rng, 2005, 2011), person(rng, 1970, 1985)
        rows.append([pupil.name, page.plant("student_number", "G" + pupil.id), guardian.name, page.plant("mobile_phone", guardian.mobile, written_mobile(rng, guardian.mobile))])
    page.parts = [Table(["学生姓名", rng.choice(["学籍号", "全国学籍号"]), "家长姓名", rng.choice(["家长电话", "监护人联系电话", "联系电话"])], rows)]
    return page


def penalty(rng) -> Page:
    page = Page("处罚", f"行政处罚决定书〔{stamp(rng).year}〕{rng.randrange(1, 99)}号", "市住建局", stamp(rng, 2018).isoformat(), "行政处罚")
    p = person(rng, 1950, 1995)
    identity = page.plant("resident_id", p.id, written_id(rng, p.id))
    home, phone = page.plant("address", p.address), page.plant("mobile_phone", p.mobile)
    opening = rng.choice([
        f"当事人：{p.name}，{p.sex}，公民身份号码：{identity}，住址：{home}，联系电话：{phone}。",
        f"被处罚人{p.name}（身份证号{identity}），住{home}，手机{phone}。",
        f"当事人姓名：{p.name}　性别：{p.sex}　身份证号码：{identity}　家庭住址：{home}　电话：{phone}",
    ])
    page.parts = [opening, "经查，当事人未办理相关手续，事实清楚，证据确凿。",
                  f"依据《中华人民共和国行政处罚法》第三十八条第一款，决定罚款{rng.randrange(1, 30) * 1000}元。", f"联系电话：{landline(rng)}"]
    return page


def letter(rng) -> Page:
    page = Page("信箱", rng.choice(["关于小区停车难的来信", "反映路灯不亮的问题", "咨询公租房申请条件"]), "市信访局", stamp(rng).isoformat(), "市长信箱", "咨询投诉")
    p = person(rng, 1960, 1996)
    phone = page.plant("mobile_phone", p.mobile, written_mobile(rng, p.mobile))
    question = rng.choice([
        f"市长您好！我叫{p.name}，我的手机号是{phone}，请尽快给予答复。",
        f"您好，请帮忙解决路灯问题，联系人：{p.name}，电话{phone}。",
        f"尊敬的领导，问题一直没有解决，望回电{phone}，谢谢！",
    ])
    if rng.random() < 0.5:
        question += f"我家住在{page.plant('address', p.address)}。"
    answer = f"您好！来信收悉。经核实，已安排维修。如有疑问请致电{landline(rng)}咨询。感谢您的关注！"
    page.parts = [Form([("信件标题", page.title), ("来信人", p.name), ("来信内容", question), ("答复单位", "市住建局"), ("答复内容", answer)])
                  if rng.random() < 0.5 else f"来信：{question}", *([] if rng.random() < 0.5 else [f"回复：{answer}"])]
    return page


def contact_list(rng) -> Page:
    """Mobiles of named staff: in a table, or in one line with 、"""
    page = Page("通讯录", rng.choice(["防汛抗旱值班人员通讯录", "森林防火应急联系人名单", "河长制联络员名单"]), "市应急局", stamp(rng).isoformat())
    staff = [person(rng, 1965, 1992) for _ in range(rng.randrange(3, 10))]
    written = [page.plant("mobile_phone", p.mobile, written_mobile(rng, p.mobile)) for p in staff]
    style = rng.randrange(4)
    if style == 0:
        page.parts = [Table(["姓名", "职务", "办公电话", "手机"], [[p.name, "联络员", landline(rng), m] for p, m in zip(staff, written)])]
    elif style == 1:
        page.parts = ["值班人员：" + "、".join(f"{p.name}（{m}）" for p, m in zip(staff, written)) + "。"]
    elif style == 2:
        page.parts = [Listing([f"{p.name}：{m}" for p, m in zip(staff, written)])]
    else:
        page.parts = ["责任人及电话：" + "；".join(f"{p.name} {m}" for p, m in zip(staff, written))]
    return page


def application_form(rng) -> Page:
    page = Page("表格", "临时救助申请审批表", "石桥镇", stamp(rng).isoformat())
    for _ in range(rng.randrange(1, 3)):
        p = person(rng)
        page.parts.append(Form([("姓名", p.name), ("性别", p.sex), (rng.choice(ID_LABELS), page.plant("resident_id", p.id, written_id(rng, p.id))),
                                (rng.choice(PHONE_LABELS), page.plant("mobile_phone", p.mobile, written_mobile(rng, p.mobile))),
                                (rng.choice(ADDRESS_LABELS), page.plant("address", p.address)),
                                ("开户行", "澄湖农村商业银行"), (rng.choice(ACCOUNT_LABELS), _account(rng, page, p))]))
    return page


def bare_listing(rng) -> Page:
    """Names and numbers in lines without any header."""
    page = Page("名单", rng.choice(["参加培训人员名单", "拟慰问对象名单", "入住人员名单"]), "市人社局", stamp(rng).isoformat())
    lines = []
    for i in range(1, rng.randrange(3, 12)):
        p = person(rng)
        identity = page.plant("resident_id", p.id, written_id(rng, p.id))
        lines.append(rng.choice([f"{i}、{p.name} {identity}", f"{p.name}，{p.sex}，身份证号{identity}", f"{i}．{p.name}（{identity}）"]))
    page.parts = ["名单如下：", Listing(lines)]
    return page


def rounded_ids(rng) -> Page:
    """What a spreadsheet made of the numbers."""
    page = Page("培训", "就业见习补贴名单", "市人社局", stamp(rng).isoformat())
    rows = []
    for _ in range(rng.randrange(4, 10)):
        p = person(rng)
        rows.append([p.name, rounded(page, p), str(rng.randrange(500, 3000))])
    page.parts = [Table(["姓名", "身份证号码", "补贴金额"], rows)]
    return page


def other_papers(rng) -> Page:
    """Passports, permits and the ID of Taiwan, under the captions that such lists have."""
    page = Page("人才", rng.choice(["因公出国人员公示", "高层次人才认定公示", "港澳台青年实习名单"]), "市人社局", stamp(rng).isoformat())
    makers = [("passport", "护照", lambda: rng.choice("EG") + digits(rng, 8)),
              ("travel_permit", "港澳居民来往内地通行证", lambda: rng.choice("HM") + digits(rng, 8)),
              ("taiwan_id", "台湾身份证", lambda: taiwan_id(rng))]
    kind, title, make = rng.choice(makers)
    caption = rng.choice([f"{title}号码", f"{title}号"])
    rows = [[person(rng, 1960, 1996).name, page.plant(kind, make()), "省城师范大学"] for _ in range(rng.randrange(3, 8))]
    page.parts = [Table(["姓名", caption, "单位"], rows)]
    return page


def notice(rng) -> Page:
    """Prose about one person: a lost certificate, a found relative."""
    page = Page("公告", rng.choice(["不动产权证书遗失公告", "无人认领遗体公告", "送达公告"]), "市自然资源局", stamp(rng).isoformat())
    p = person(rng)
    identity = page.plant("resident_id", p.id, written_id(rng, p.id))
    page.parts = [rng.choice([
        f"{p.name}（身份证号码：{identity}）因保管不善，将不动产权证书遗失，不动产权证号皖（2019）澄湖市不动产权第{rng.randrange(1000000):07d}号，现声明作废。",
        f"本机关依法对{p.name}（公民身份号码{identity}）作出决定，因无法直接送达，现依法公告送达。自公告之日起60日内视为送达。"])]
    if rng.random() < 0.5:
        page.parts.append(f"其住所地为{page.plant('address', p.address)}。")
    page.parts.append(f"联系电话：{landline(rng)}")
    return page


LEAKING = [roster, roster, roster, roster, roster, two_in_a_row, disability_cards, school_roll, penalty, letter, contact_list, contact_list,
           application_form, bare_listing, rounded_ids, other_papers, notice]
