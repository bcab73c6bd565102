"""Documents of the public resources trading centre. Nothing here is personal: its list is a nil return."""

import office
from city import GG
from expectations import Document
from pages import Article, page, paragraphs, table

UNIT = "jiaoyi"


def tender(rng) -> list[Document]:
    body = paragraphs(
        "一、项目编号：CHZB-2021-0031；项目代码：2021-349901-78-01-031245；招标编号：202103150001234567。",
        "二、招标人：澄湖市城市建设投资有限公司，地址：澄湖市湖光路300号，联系人：张工，电话：0550-5550301。",
        "三、招标代理机构：省诚信工程咨询有限公司，统一社会信用代码：91349900MA2TT1234C，联系电话：0550-5550302、0550-5550303转8006。",
        "四、投标保证金账户：户名：澄湖市公共资源交易中心，开户行：澄湖农村商业银行营业部，账号：34001738608053001234。",
        "五、最高投标限价：13805621234.56元；建设地点：城东街道青年路与学府路交口；宗地编号：CH2021-15号，不动产单元号349901001001GB00015W00000000。",
        "六、投标文件递交截止时间：2021年4月8日9时30分。")
    article = Article("澄湖市青年路道路改造工程施工招标公告", "招标公告", "信息公开目录", "2021-03-15 17:00", "市公共资源交易中心", body)
    return [Document("ggzy/zb/2021-031.html", page(GG, article).encode(), UNIT)]


def award(rng) -> list[Document]:
    rows = [["1", "省第三建筑工程有限公司", "12985632.18", "注册编号：皖1342019202000123"], ["2", "中安建设集团有限公司", "13052110.00", "注册编号：皖1342018201900456"]]
    body = table(["名次", "投标单位", "投标报价（元）", "项目负责人证书"], rows) + paragraphs(
        "公示期：2021年4月10日至2021年4月13日。异议受理电话：0550-5550304，监督电话：0550-5550305。", "合同编号：HT20210415000138，发票号码：21342000000012345678。")
    article = Article("澄湖市青年路道路改造工程中标候选人公示", "中标公示", "信息公开目录", "2021-04-09 10:00", "市公共资源交易中心", body)
    return [Document("ggzy/zb/2021-031-zb.html", page(GG, article, "gbk").encode("gb18030"), UNIT)]


def budget(rng) -> list[Document]:
    rows = [["科目编码", "科目名称", "预算数（元）", "资金文号"],
            ["2010301", "行政运行", 13805621.5, "财预〔2021〕47号"], ["2080801", "死亡抚恤", 1380562, "财预〔2021〕52号"],
            ["2082102", "农村特困人员救助供养支出", 15900012345, "财预〔2021〕53号"]]
    book = office.workbook()
    office.add_sheet(book, "支出预算", rows)
    office.add_sheet(book, "资产", [["资产编号", "名称", "出厂编号"], ["349901202103150012", "复印机", "490154203237518"], ["349901202103150013", "投影仪", "490154203237526"]])
    return [Document("ggzy/cg/2021-yusuan.xlsx", office.save_workbook(book), UNIT)]


def directory(rng) -> list[Document]:
    offices = ["综合科", "建设工程科", "政府采购科", "产权交易科", "信息技术科"]
    rows = [[name, f"0550-55504{i}{i}", f"政务服务中心{400 + i}室"] for i, name in enumerate(offices, 1)]
    body = table(["科室", "办公电话", "办公地点"], rows) + paragraphs("办公地址：澄湖市湖光路200号政务服务中心A座4楼408室。办公时间：8:00-12:00，14:30-17:30。")
    article = Article("机构设置和联系方式", "机构职能", "机构职能", "2021-01-04 08:00", "市公共资源交易中心", body)
    return [Document("ggzy/lxwm.html", page(GG, article).encode(), UNIT)]


DOCUMENTS = [tender, award, budget, directory]
