"""More of what public bodies publish: the kinds that are rare in rosters, several values in one cell, numbers typed to evade a search.

Beside each leaking page stand clean ones with the same words: what an office says of itself, samples and templates.
"""

from page import Form, Listing, Page, Table
from people import COMPOUNDS, ROADS, full_name, id_check_digit, landline
from topics import ILLNESSES, plate
from values import digits, person, rounded, stamp, written_id, written_mobile

HOSPITALS = ["市人民医院", "县妇幼保健院", "云溪乡卫生院", "市疾病预防控制中心"]
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
HAN = str.maketrans("0123456789", "零一二三四五六七八九")
LETTERS = str.maketrans("01", "Ol")


def _page(rng, topic: str, title: str, source: str, column: str = "公示公告") -> Page:
    return Page(topic, title, source, stamp(rng, 2016).isoformat(), column)


def _adult(rng):
    return person(rng, 1950, 1996)


# --- the rarer kinds ---

def foreigner_id(rng) -> str:
    first17 = f"9{rng.choice(['11', '31', '44'])}{rng.choice(['840', '826', '392', '276'])}19{rng.randrange(3, 9):02d}{rng.randrange(1, 13):02d}{rng.randrange(1, 29):02d}{rng.randrange(1, 999):03d}"
    return first17 + id_check_digit(first17)


def hk_id(rng) -> str:
    letter, body = rng.choice("ABCDEGHKPRVYZ"), digits(rng, 6)
    total = 36 * 9 + (ord(letter) - 55) * 8 + sum(int(d) * w for d, w in zip(body, range(7, 1, -1)))
    return letter + body + "0123456789A"[-total % 11]


def residence_permit(rng) -> str:
    first17 = f"{rng.choice(['810000', '820000', '830000'])}{rng.randrange(1903, 1910)}{rng.randrange(1, 13):02d}{rng.randrange(1, 29):02d}{rng.randrange(1, 999):03d}"
    return first17 + id_check_digit(first17)


def talents(rng) -> Page:
    """People from abroad, from Hong Kong, Macau and Taiwan, and soldiers, each with the paper that they hold."""
    page = _page(rng, "证件", rng.choice(["外籍人才认定公示", "港澳台居民就业登记名单", "退役军人优待金发放名单"]), "市人社局")
    caption, kind, make = rng.choice([
        ("外国人永久居留身份证号", "foreigner_id", foreigner_id),
        ("外国人永久居留证号", "foreigner_id", lambda rng: f"{rng.choice(['KAZ', 'USA', 'GBR'])}1100{digits(rng, 2)}01{rng.randrange(10, 29)}{digits(rng, 2)}"),
        ("香港身份证号码", "hk_id", hk_id), ("澳门身份证号码", "macau_id", lambda rng: rng.choice("157") + digits(rng, 7)),
        ("港澳台居民居住证号码", "resident_id", residence_permit), ("军官证号", "military_id", lambda rng: f"军字第{digits(rng, 7)}号"),
        ("士兵证号", "military_id", lambda rng: f"士字第{digits(rng, 7)}号")])
    rows = []
    for _ in range(rng.randrange(3, 8)):
        value = make(rng)
        written = f"{value[:-1]}({value[-1]})" if kind in ("hk_id", "macau_id") else value
        rows.append([person(rng).name, page.plant(kind, value, written), "省城师范大学"])
    page.parts = [Table(["姓名", caption, "单位"], rows)]
    return page


def correspondents(rng) -> Page:
    """Private mailboxes of named people."""
    page = _page(rng, "邮箱", rng.choice(["评审专家名单", "招聘报名人员名单"]), "市科技局")
    rows = []
    for _ in range(rng.randrange(3, 8)):
        mail = f"{rng.choice('abcdfhjkmw')}{digits(rng, 6)}@{rng.choice(['qq.com', '163.com', '126.com'])}"
        rows.append([person(rng).name, page.plant("email", mail), "省城师范大学"])
    page.parts = [Table(["姓名", rng.choice(["电子邮箱", "邮箱", "E-mail"]), "单位"], rows)]
    return page


# --- publication types ---

def vehicle_subsidies(rng) -> Page:
    page = _page(rng, "购车", rng.choice(["汽车以旧换新补贴公示", "新能源汽车购车补贴名单"]), "市商务局")
    rows = []
    for i in range(1, rng.randrange(4, 10)):
        p = _adult(rng)
        rows.append([str(i), p.name, page.plant("resident_id", p.id, written_id(rng, p.id)), page.plant("license_plate", plate(rng)),
                     page.plant("mobile_phone", p.mobile, written_mobile(rng, p.mobile)), page.plant("bank_card", p.card)])
    page.parts = [Table(["序号", "车主姓名", "身份证号码", "车牌号", "联系电话", "收款银行卡号"], rows)]
    return page


def student_aid(rng) -> Page:
    page = _page(rng, "资助", "国家助学金受助学生公示", "市第三中学")
    rows = []
    for _ in range(rng.randrange(4, 10)):
        pupil, guardian = person(rng, 2004, 2009), person(rng, 1970, 1985)
        rows.append([pupil.name, pupil.sex, page.plant("resident_id", pupil.id), "高一（3）班", guardian.name,
                     page.plant("mobile_phone", guardian.mobile, written_mobile(rng, guardian.mobile)), page.plant("address", guardian.address)])
    page.parts = [Table(["学生姓名", "性别", "身份证号", "班级", "监护人", "监护人电话", "家庭住址"], rows), f"资助监督电话：{landline(rng)}"]
    return page


def medical_aid(rng) -> Page:
    page = _page(rng, "医疗救助", "重特大疾病医疗救助对象名单", "市医保局")
    rows = []
    for _ in range(rng.randrange(4, 9)):
        p = _adult(rng)
        rows.append([p.name, page.plant("resident_id", p.id, written_id(rng, p.id)), page.plant("health", rng.choice(ILLNESSES)), rng.choice(HOSPITALS), str(rng.randrange(900, 9000))])
    page.parts = [Table(["姓名", "身份证号", "病种", "就诊医院", "救助金额（元）"], rows)]
    return page


def rental_housing(rng) -> Page:
    """Spouses in one row, two people in one cell."""
    page = _page(rng, "公租房", "公共租赁住房保障对象名单", "市住建局")
    rows = []
    for i in range(1, rng.randrange(3, 8)):
        a, b = _adult(rng), _adult(rng)
        both = f"{page.plant('resident_id', a.id)}{rng.choice(['、', '/', '；', '，'])}{page.plant('resident_id', b.id)}"
        rows.append([str(i), f"{a.name}、{b.name}", both, "2", page.plant("address", a.address)])
    page.parts = [Table(["序号", "申请家庭成员", "身份证号", "人口", "现住址"], rows)]
    return page


def emergency_contacts(rng) -> Page:
    """Names and mobiles in one cell, several mobiles in one cell, an office line beside them."""
    page = _page(rng, "应急", "地质灾害隐患点防灾责任人一览表", "市自然资源局")
    rows = []
    for i in range(1, rng.randrange(3, 9)):
        a, b = _adult(rng), _adult(rng)
        first, second = page.plant("mobile_phone", a.mobile), page.plant("mobile_phone", b.mobile)
        cell = rng.choice([f"{a.name}{first}、{b.name}{second}", f"{a.name} {first} {b.name} {second}", f"{a.name}（{first}）；{b.name}（{second}）", f"{a.name}：{first}/{second}"])
        rows.append([f"石桥镇隐患点{i}", cell, landline(rng)])
    page.parts = [Table(["隐患点", "监测人及电话", "值班电话"], rows)]
    return page


def crowded_cells(rng) -> Page:
    page = _page(rng, "一格", "外出务工人员交通补贴名单", "石桥镇")
    rows = []
    for _ in range(rng.randrange(3, 8)):
        p = _adult(rng)
        identity, mobile = page.plant("resident_id", p.id), page.plant("mobile_phone", p.mobile)
        rows.append([p.name, rng.choice([f"{identity} {mobile}", f"身份证：{identity}，电话：{mobile}", f"{identity}/{mobile}", f"{identity}（{mobile}）", f"电话{mobile}身份证{identity}"])])
    page.parts = [Table(["姓名", rng.choice(["证件号及电话", "身份信息", "身份证号、联系方式"])], rows)]
    return page


def side_by_side(rng) -> Page:
    """Two rosters beside each other under one header."""
    page = _page(rng, "并排", "高龄老人生活津贴发放名单", "湖滨街道")
    rows = []
    for _ in range(rng.randrange(4, 9)):
        a, b = person(rng, 1930, 1945), person(rng, 1930, 1945)
        rows.append([a.name, page.plant("resident_id", a.id), "100", b.name, page.plant("resident_id", b.id), "100"])
    page.parts = [Table(["姓名", "身份证号", "金额"] * 2, rows)]
    return page


def evaded(rng) -> Page:
    """Numbers typed so that a search does not find them."""
    page = _page(rng, "变形", "二手房源及求职信息", "市人社局", "便民信息")
    lines = []
    for _ in range(rng.randrange(3, 8)):
        p = _adult(rng)
        m = page.plant("mobile_phone", p.mobile)
        lines.append("手机：" + rng.choice([
            m.translate(CIRCLED), m.translate(HAN), m.translate(LETTERS), " ".join(m), "-".join(m), f"{m[:6]}\u00a0－{m[6:]}", f"{m[:5]}－{m[5:8]}－{m[8:]}",
            f"{m[:3]}\u200b{m[3:7]}\u200b{m[7:]}", f"{m[:3]}.{m[3:7]}.{m[7:]}", m.translate(LETTERS)[:6] + "." + m[6:], f"{m[:3]}（{m[3:7]}）{m[7:]}"]))
    page.parts = [Listing(lines)]
    return page


def rounded_in_a_form(rng) -> Page:
    page = _page(rng, "取整", "社会保险补贴人员名单", "市人社局")
    rows = []
    for _ in range(rng.randrange(4, 9)):
        p = _adult(rng)
        rows.append([p.name, rounded(page, p), page.plant("mobile_phone", p.mobile)])
    page.parts = [Table(["姓名", "身份证号", "手机号"], rows)]
    return page


def fined(rng) -> Page:
    """The person's number, and beside it the account that the fine goes to."""
    page = _page(rng, "处罚", "行政处罚决定书", "市城管局", "行政处罚")
    p = _adult(rng)
    account = digits(rng, 16)
    page.parts = [f"当事人：{p.name}　身份证号码：{page.plant('resident_id', p.id)}　住址：{page.plant('address', p.address)}",
                  rng.choice([f"请于十五日内将罚款缴至账号：{account}（户名：澄湖市财政局）。", f"罚款缴至澄湖市财政局非税收入专户，账号{account}。",
                              f"收款单位：澄湖市财政局，开户行：澄湖农村商业银行，账号：{account}。"]), f"联系人：{full_name(rng)}　联系电话：{landline(rng)}"]
    return page


def approval_form(rng) -> Page:
    """A form whose family members follow as a table, with the bank named beside the account."""
    page = _page(rng, "审批表", "残疾人两项补贴申请审批表", "市残联")
    p = _adult(rng)
    page.parts = [Form([("申请人姓名", p.name), ("公民身份号码", page.plant("resident_id", p.id)), ("家庭住址", page.plant("address", p.address)),
                        ("开户银行", "澄湖农村商业银行"), ("账号", page.plant("bank_card", p.card)), ("联系人电话", page.plant("mobile_phone", p.mobile))]),
                  Table(["姓名", "关系", "身份证号", "工作单位"], [[m.name, "子女", page.plant("resident_id", m.id), "务农"] for m in (_adult(rng), _adult(rng))])]
    return page


def appeal(rng) -> Page:
    page = _page(rng, "求助", "爱心捐款倡议书", "石桥镇")
    p = _adult(rng)
    page.parts = [f"捐款账号：{page.plant('bank_card', p.card)}，户名：{p.name}，开户行：澄湖农村商业银行。联系电话：{page.plant('mobile_phone', p.mobile)}"]
    return page


# --- the same words where nobody is meant ---

def contacts_of_an_office(rng) -> Page:
    page = _page(rng, "联系人", rng.choice(["行政处罚听证告知书", "关于公开征求意见的公告"]), "市城管局")
    page.parts = [f"当事人{full_name(rng)}：如有异议，请于三日内陈述申辩。",
                  f"联系人：{rng.choice(['', '孙队长、'])}{full_name(rng)}、{full_name(rng)}　联系电话：{landline(rng)}　地址：澄湖市{rng.choice(ROADS)}{rng.randrange(1, 300)}号",
                  f"公示期5天，邮箱：chsgh{digits(rng, 2)}@example.gov.cn，咨询热线400-860-{digits(rng, 4)}"]
    return page


def figures_and_papers(rng) -> Page:
    """A year in the header, certificates of office, households counted."""
    page = _page(rng, "数字", "一般公共预算收支表", "市财政局")
    rows = [[f"20{digits(rng, 5)}", name, str(rng.randrange(13000000000, 19999999999)), str(rng.randrange(10**9, 10**10))] for name in ("行政运行", "机关服务", "信访事务")]
    page.parts = [Table(["科目编码", "科目名称", "2019年决算数", "2020年预算数"], rows), Table(["姓名", "职务", "证件编号"], [[full_name(rng), "调解员", f"内调字{digits(rng, 8)}"] for _ in range(4)]),
                  f"云溪乡前湾村1组{rng.randrange(5, 60)}户、2组{rng.randrange(5, 60)}户，占地{rng.randrange(900, 9000)}平方米。", f"执法证号{digits(rng, 11)}至{digits(rng, 11)}，捐赠地址：湖光路1号党政大楼3楼312室。"]
    return page



def answered(rng) -> Page:
    """The office's own lines in its answer to a letter that says nothing of its writer."""
    page = _page(rng, "信箱", "关于路灯维修的来信", "市信访局", "市长信箱")
    page.parts = [Form([("信件标题", page.title), ("来信人", full_name(rng)), ("来信内容", f"{rng.choice(ROADS)}路灯不亮，请尽快维修。"),
                        ("回复内容", rng.choice([f"您好！已安排维修，如有疑问请拨打12345或{landline(rng)}。", f"您好，请致电市城管局（{landline(rng)}）咨询。", f"欢迎您拨打服务热线12345、{landline(rng)}。"]))])]
    return page


def own_address(rng) -> Page:
    where, house = rng.choice(ROADS), rng.randrange(1, 300)
    page = _page(rng, "地点", rng.choice(["疫苗接种点安排", "现场审核通知", "关于开展两癌筛查的通知"]), "市卫健委")
    place = rng.choice(HOSPITALS)
    page.parts = [f"{place}（{where}{house}号{rng.randrange(2, 6)}楼{rng.randrange(200, 599)}室）负责筛查。", f"请计划怀孕夫妇到{place}（{where}{house}号{rng.randrange(2, 6)}楼{rng.randrange(200, 599)}室）登记。", f"筛查地点：{place}（{where}{house}号{rng.randrange(2, 6)}楼{rng.randrange(200, 599)}室），时间为工作日上午。", f"材料请寄至{place}（地址：{where}{house}号{rng.randrange(2, 6)}号楼{rng.randrange(200, 599)}室）。",
                  f"{place}地址：{where}{house}号"]
    return page


def mailboxes(rng) -> Page:
    page = _page(rng, "监督", "关于公开征求意见的通知", "市司法局", "通知公告")
    page.parts = [f"举报电话：{landline(rng)}，举报邮箱：jubao{digits(rng, 3)}@{rng.choice(['163.com', 'qq.com'])}", f"意见请发送至电子邮箱：chsfj{digits(rng, 3)}@126.com，联系电话：{landline(rng)}。",
                  f"监督电话：{landline(rng)}　监督邮箱：jiandu@{rng.choice(['163.com', 'sina.com'])}"]
    return page


def samples_and_templates(rng) -> Page:
    page = _page(rng, "示例", "网上报名填写说明", "市人社局", "办事服务")
    page.parts = rng.sample(["联系电话应当填写手机号码，如13800138000（示例）。", "手机号码请填写11位，例如：13800138000。", "身份证号码示例：110101199001011234", "家庭住址的格式为：XX市XX区XX街道XX小区X栋X单元X室。",
                             "地址填写到门牌号，格式：××省××市××县××镇××村××组××号。", "住址应具体到楼栋、单元和房号。"], 4)
    return page


def scores(rng) -> Page:
    page = _page(rng, "赛事", "全市中小学生篮球赛成绩", "市教育局", "要闻动态")
    page.parts = [f"男子小组3-2-1，女子小组{rng.randrange(1, 5)}-1-0，排名第{rng.randrange(1, 4)}。", f"甲组决赛：市三中队{rng.randrange(60, 90)}-{rng.randrange(50, 80)}胜市一中队，四节比分18-12、20-21、15-13、22-10。",
                  f"A组第2名，B组{rng.randrange(1, 9)}-{rng.randrange(1, 9)}平；男子4-3-3阵型，{rng.choice(COMPOUNDS)}队获精神文明奖。"]
    return page


LEAKING = [talents, talents, talents, correspondents, vehicle_subsidies, student_aid, medical_aid, rental_housing, emergency_contacts, crowded_cells, side_by_side, evaded,
           rounded_in_a_form, fined, approval_form, appeal]
CLEAN = [answered, own_address, mailboxes, samples_and_templates, scores, contacts_of_an_office, figures_and_papers]
