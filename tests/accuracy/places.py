"""Addresses: homes in every shape that people write them in, and the places of offices, companies, projects and events."""

from page import Form, Listing, Page, Table
from people import COMPOUNDS, ROADS, full_name, landline
from values import digits, person, stamp, uscc

TOWNS = ["石桥镇", "云溪乡", "湖滨街道", "城东街道", "柳林镇", "白沙湖街道"]
VILLAGES = ["柳荫村", "前湾村", "新民村", "河西社区", "朝阳社区", "大塘村"]
ESTATES = ["绿岸桃花源", "宏基魅力之城", "金色蓝湾", "东方明珠", "翡翠天际", "阳光里", "城市之光"]  # names that no suffix gives away
HOME_LABELS = ["住址", "家庭住址", "家庭地址", "现住址", "现居住地址", "户籍地址", "户籍所在地", "常住地址", "详细住址", "居住地址"]
OPEN_LABELS = ["地址", "详细地址", "联系地址", "通讯地址"]  # of whoever the row is about
COMPANIES = ["恒顺建筑装饰有限公司", "绿源农业科技有限公司", "老李副食商店", "康达大药房", "金穗种植专业合作社", "鑫旺汽车维修部"]
OFFICES = ["市民政局", "石桥镇人民政府", "市第三中学", "湖滨街道办事处", "市人民医院", "云溪乡卫生院"]


def _room(rng) -> str:
    return f"{rng.randrange(1, 33)}0{rng.randrange(1, 5)}"


def home(rng) -> str:
    """A home down to the door."""
    road, town, compound, estate = rng.choice(ROADS), rng.choice(TOWNS), rng.choice(COMPOUNDS), rng.choice(ESTATES)
    building, unit, number, room = rng.randrange(1, 60), rng.randrange(1, 6), rng.randrange(1, 300), _room(rng)
    return rng.choice([
        f"澄湖市{road}{number}号{compound}{building}栋{unit}单元{room}室", f"{estate}{building}-{unit}-{room}", f"{compound}{building}-{room}",
        f"{town}{estate}{building}栋{room}", f"{compound}{building}#{unit}-{room}", f"{compound}{building}幢H{room}", f"{estate}A座{room}",
        f"{compound}三栋二单元五零二室", f"{town}{rng.choice(VILLAGES)}{rng.randrange(1, 20)}组{number}号",
        f"{town}{rng.choice(VILLAGES)}第{rng.choice('一二三四五六')}村民组{number}号", f"{road}{rng.randrange(1, 99)}弄{building}号{room}室",
        f"{road}{number}号{unit}号楼{unit}门{room}号", f"{compound}二期{building}号楼{room}", f"{road}{number}号附{unit}号{building}-{unit}",
        f"市第三中学教师宿舍楼{room}室", f"红旗农场{rng.randrange(1, 9)}队{number}号", f"{compound}{building}栋{unit}单元东户",
        f"{road}{number}号之一{building}栋{room}房", f"{town}{compound}{building}排{rng.randrange(1, 30)}号", f"{compound}C区{building}幢{unit}单元{room}"])


def labelled_home(rng) -> str:
    """What only its label makes a home: no unit, no suffix, no region."""
    estate, room = rng.choice(ESTATES), _room(rng)
    return rng.choice([home(rng), home(rng), f"{estate}{rng.randrange(1, 60)}-{room}", f"{rng.choice(ROADS)}金源大厦{room}", f"{estate}{rng.randrange(1, 99)}号{room}",
                       f"{rng.choice(TOWNS)}{rng.choice(VILLAGES)}{rng.randrange(1, 300)}号", f"{rng.choice(ROADS)}{rng.randrange(1, 300)}号", f"老市场{rng.randrange(2, 9)}楼{room}"])


def home_roster(rng) -> Page:
    page = Page("住址表", rng.choice(["危房改造补助对象公示", "困难群众慰问名单", "公租房轮候名单公示"]), "市民政局", stamp(rng).isoformat())
    rows = [[str(i), person(rng).name, page.plant("address", labelled_home(rng)), str(rng.randrange(300, 3000))] for i in range(1, rng.randrange(5, 12))]
    page.parts = [Table(["序号", rng.choice(["姓名", "户主", "户主姓名", "申请人"]), rng.choice(HOME_LABELS + OPEN_LABELS), "金额（元）"], rows)]
    return page


def home_form(rng) -> Page:
    page = Page("住址单", "救助申请登记表", "市民政局", stamp(rng).isoformat())
    page.parts = [Form([("姓名", person(rng).name), ("性别", rng.choice("男女")), (rng.choice(HOME_LABELS), page.plant("address", labelled_home(rng))), ("备注", "")])]
    return page


def home_prose(rng) -> Page:
    page = Page("住址文", rng.choice(["行政处罚决定书", "送达公告", "信访答复"]), "市公安局", stamp(rng).isoformat(), "行政处罚")
    name, where = person(rng).name, page.plant("address", home(rng))
    page.parts = [rng.choice([f"被处罚人{name}，男，汉族，现住{where}。", f"{name}，女，户籍地址：{where}，无业。", f"{name}，男，住{where}。", f"当事人：{name}　住址：{where}",
                              f"来信人{name}反映：我家住在{where}，楼上漏水。"]), "以上事实有询问笔录等证据证实。"]
    return page


def parties(rng) -> Page:
    """People and companies in one column: whose name it is decides what the address is."""
    page = Page("当事人", "行政处罚信息公示表", "市城管局", stamp(rng).isoformat(), "行政处罚")
    rows = []
    for i in range(1, 9):
        if rng.random() < 0.5:
            rows.append([str(i), person(rng).name, page.plant("address", home(rng)), "占道经营"])
        else:
            rows.append([str(i), f"澄湖市{rng.choice(COMPANIES)}", f"{rng.choice(ROADS)}{rng.randrange(1, 300)}号金源大厦{_room(rng)}室", "占道经营"])
    page.parts = [Table(["序号", rng.choice(["当事人", "当事人名称", "行政相对人名称", "被处罚人"]), "地址", "案由"], rows)]
    return page


def _page(rng, topic: str, title: str, source: str) -> Page:
    return Page(topic, title, source, stamp(rng).isoformat(), "通知公告")


def outage(rng) -> Page:
    page = _page(rng, "停电", rng.choice(["计划停电公告", "停水通知", "燃气设施检修公告"]), "市供电公司")
    page.parts = [f"停电范围：{rng.choice(COMPOUNDS)}1-{rng.randrange(5, 30)}栋、{rng.choice(COMPOUNDS)}{rng.randrange(1, 9)}栋2单元、{rng.choice(ROADS)}12号至{rng.randrange(30, 99)}号。",
                  f"{rng.choice(COMPOUNDS)}{rng.randrange(1, 9)}号楼2单元电梯更换公示", f"停电线路：10千伏{rng.choice(TOWNS)}{rng.randrange(1, 20)}号线，抢修电话：{landline(rng)}。"]
    return page


def companies(rng) -> Page:
    page = _page(rng, "名录", rng.choice(["食品经营单位名录", "定点零售药店名单", "农民专业合作社名录"]), "市市场监管局")
    rows = [[str(i), f"澄湖市{rng.choice(COMPANIES)}", full_name(rng), rng.choice([f"{rng.choice(ROADS)}{rng.randrange(1, 300)}号金源大厦{_room(rng)}室",
             f"{rng.choice(TOWNS)}{rng.choice(ROADS)}{rng.randrange(1, 300)}号", f"工业园区{rng.randrange(1, 9)}号厂房3楼", f"{rng.choice(ROADS)}{rng.randrange(1, 300)}-{rng.randrange(1, 9)}号商铺"]), landline(rng)]
            for i in range(1, 9)]
    page.parts = [Table(["序号", rng.choice(["企业名称", "单位名称", "合作社名称"]), rng.choice(["法定代表人", "负责人"]), rng.choice(["地址", "经营地址", "注册地址", "住所"]), "联系电话"], rows)]
    return page


def institutions(rng) -> Page:
    page = _page(rng, "机构", rng.choice(["疫苗接种单位一览表", "义务教育学校名单", "养老机构名单", "投票站设置公告"]), "市卫生健康委")
    rows = [[str(i), rng.choice(OFFICES), f"{rng.choice(ROADS)}{rng.randrange(1, 300)}号{rng.choice(['', '综合楼3楼301室', '门诊楼2楼', '教学楼5楼502教室'])}", landline(rng)] for i in range(1, 9)]
    page.parts = [Table(["序号", rng.choice(["单位名称", "机构名称", "学校名称"]), "地址", "联系电话"], rows),
                  f"报名地点：{rng.choice(OFFICES)}（{rng.choice(ROADS)}{rng.randrange(1, 300)}号办公楼{rng.randrange(2, 9)}楼{_room(rng)}室）"]
    return page


def bidding(rng) -> Page:
    page = _page(rng, "开标", "采购项目竞争性磋商公告", "市公共资源交易中心")
    page.parts = [Listing([f"开标地点：澄湖市{rng.choice(ROADS)}{rng.randrange(1, 300)}号公共资源交易中心{rng.randrange(2, 9)}楼第{rng.randrange(1, 9)}开标室",
                           f"采购人：{rng.choice(OFFICES)}　地址：{rng.choice(ROADS)}{rng.randrange(1, 300)}号办公楼{_room(rng)}室　联系人：{full_name(rng)}　电话：{landline(rng)}",
                           f"代理机构：省{rng.choice(COMPANIES)}", f"地址：{rng.choice(ROADS)}{rng.randrange(1, 300)}号金源国际广场B座{_room(rng)}室",
                           f"交货地点：{rng.choice(OFFICES)}3号楼2楼仓库", f"项目编号：ZC2021-{rng.randrange(10, 99)}-{digits(rng, 3)}，第{rng.randrange(1, 9)}包"])]
    return page


def sites(rng) -> Page:
    page = _page(rng, "用地", "国有土地使用权出让公告", "市自然资源局")
    rows = [[f"2021-{rng.randrange(1, 99)}号", f"{rng.choice(ROADS)}以东、{rng.choice(ROADS)}以北", f"{rng.randrange(10, 900)}亩", "R2", "1.8-2.2"] for _ in range(5)]
    page.parts = [Table(["宗地编号", "宗地位置", "面积", "用途", "容积率"], rows), f"建设地点：{rng.choice(TOWNS)}{rng.choice(VILLAGES)}3组地块，规划建设{rng.choice(COMPOUNDS)}1-12栋，共{rng.randrange(100, 900)}户。",
                  f"该项目坐落于{rng.choice(ROADS)}{rng.randrange(1, 300)}号，设3栋办公楼。"]
    return page


def events(rng) -> Page:
    page = _page(rng, "活动", "全市职工运动会赛况", "市总工会")
    page.parts = [f"女子排球决赛在市体育馆3号馆举行，{rng.choice(TOWNS)}队以25-18、25-21、19-25、25-23获胜，总比分3-1。", f"第{rng.randrange(1, 9)}组{rng.randrange(1, 99)}号选手获得男子1500米第一名，第3道次5号选手位列第二。",
                  f"记者来到{rng.choice(TOWNS)}{rng.choice(VILLAGES)}，村里{rng.randrange(10, 90)}户搬进了新居，{rng.randrange(2, 9)}组的产业路修到了家门口。", f"开幕式地点：会展中心3号馆A区{rng.randrange(10, 99)}号展位。",
                  f"天气预报：{rng.choice(TOWNS)}北部有5-6级大风，图3-2-1见附件，型号A-12-3，GB/T 2260-2007。"]
    return page


def renaming(rng) -> Page:
    page = _page(rng, "地名", "门牌号码变更公告", "市民政局")
    rows = [[str(i), f"{rng.choice(ROADS)}{rng.randrange(1, 300)}号", f"{rng.choice(ROADS)}{rng.randrange(1, 300)}号", f"{rng.choice(COMPANIES)}"] for i in range(1, 7)]
    page.parts = [Table(["序号", "原门牌", "新门牌", "使用单位"], rows), f"统一社会信用代码：{uscc(rng)}"]
    return page


def clauses(rng) -> Page:
    page = _page(rng, "条款", "物业管理条例实施细则", "市住建局")
    page.parts = ["第3条第2款所称业主，是指房屋的所有权人。第12条第1项、第5章第3节不适用于农村住房。", "业主委员会由5至11人组成，每栋楼、每个单元可以推选楼长1名、单元长2名。",
                  f"居住小区2000户以上的设物业用房120平方米，3号楼以南不得搭建，本办法自2021年{rng.randrange(1, 12)}月{rng.randrange(1, 28)}日起施行。", "住宅层高2.8-3.0米，3室2厅1卫，一楼大厅2号窗口受理。"]
    return page


def living(rng) -> Page:
    """Sentences about living somewhere that name no door."""
    page = _page(rng, "居住", "困难群众走访记录", "市民政局")
    name, n = full_name(rng), rng.randrange(11, 99)
    lines = [f"{name}现住院{n}天，费用{n}00元。", f"{name}家住房{n % 7 + 1}间，面积{n}平方米，住房12-15平方米。", f"家住农村的{n}名学生。", f"户籍：20{n}级", f"住址变更登记第{n}号",
             "现居住地址是否在12个月内变更", f"常住人口{n}万人，居住区3个", "家庭住址：见附件3", "住址：不详", f"他们住3天2晚，住宿费{n}0元", f"遗址面积{n}00平方米，年代距今5000年",
             f"选址于村东北{n}0米", f"IP地址：192.168.1.{n}", "户籍地：本省2017年迁入", f"我住在{n % 20 + 2}楼以上的邻居", f"{name}现住址不详"]
    page.parts = [Listing(rng.sample(lines, 8))]
    return page


HOMES = [home_roster, home_roster, home_form, home_prose, home_prose, parties]
PLACES = [outage, companies, companies, institutions, bidding, sites, events, renaming, clauses, living, living]
