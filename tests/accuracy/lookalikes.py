"""Everyday documents without anybody's data, full of numbers and addresses that look like it."""

from page import Form, Listing, Page, Table
from people import COMPOUNDS, ROADS, full_name, landline
from values import all_digit_uscc, digits, person, stamp, uscc

COMPANIES = ["恒顺建筑装饰有限公司", "中安建设集团有限公司", "绿源农业科技有限公司", "宏图信息技术有限公司", "康达医药连锁有限公司"]
OFFICES = ["综合科", "财务科", "政策法规科", "社会救助科", "行政审批科", "信访室"]


def _page(rng, topic: str, title: str, source: str, column: str = "通知公告") -> Page:
    return Page(topic, title, source, stamp(rng).isoformat(), column)


def tender(rng) -> Page:
    page = _page(rng, "招标", "道路改造工程施工招标公告", "市公共资源交易中心", "招标公告")
    year = page.published[:4]
    page.parts = [
        f"项目编号：ZB{year}-{rng.randrange(1000):03d}　项目代码：{year}-340102-{rng.randrange(10, 99)}-{rng.randrange(1, 4):02d}-{digits(rng, 6)}",
        f"招标人：澄湖市{rng.choice(COMPANIES)}，地址：{rng.choice(ROADS)}{rng.randrange(300)}号，电话：{landline(rng)}",
        f"代理机构：省{rng.choice(COMPANIES)}（统一社会信用代码：{uscc(rng)}），联系电话：{landline(rng)}转{rng.randrange(8000, 8100)}",
        f"保证金账户户名：澄湖市公共资源交易中心，开户行：澄湖农村商业银行，账号：{digits(rng, rng.choice([16, 19, 20]))}",
        f"建设地点：{rng.choice(ROADS)}与{rng.choice(ROADS)}交口，宗地编号：{year}-{rng.randrange(99)}号。控制价：{rng.randrange(10**9, 10**10)}.{digits(rng, 2)}元。",
    ]
    return page


def award(rng) -> Page:
    page = _page(rng, "中标", "中标候选人公示", "市公共资源交易中心", "中标公示")
    rows = [[str(i), f"省{rng.choice(COMPANIES)}", f"{rng.randrange(10**6, 10**8)}.{digits(rng, 2)}", f"皖1342019{digits(rng, 8)}"] for i in (1, 2, 3)]
    page.parts = [Table(["名次", "投标单位", "报价（元）", "项目经理证书编号"], rows), f"异议受理电话：{landline(rng)}"]
    return page


def budget(rng) -> Page:
    page = _page(rng, "预算", "部门预算公开表", "市财政局", "预算决算")
    rows = [[f"20{rng.randrange(10, 22)}{digits(rng, 3)}", name, str(rng.randrange(13000000000, 19999999999)), f"财预〔2020〕{rng.randrange(99)}号"]
            for name in ("行政运行", "事业运行", "农村危房改造", "抚恤", "就业补助")]
    page.parts = [Table(["科目编码", "科目名称", "预算数（元）", "文号"], rows)]
    return page


def directory(rng) -> Page:
    page = _page(rng, "通讯录", rng.choice(["科室联系电话", "机构设置", "便民服务电话"]), "市政务服务局", "机构职能")
    rows = [[name, landline(rng), f"行政中心{rng.choice('ABC')}座{rng.randrange(2, 20)}{rng.randrange(10, 30)}室"] for name in OFFICES]
    page.parts = [Table(["科室", rng.choice(["办公电话", "联系电话", "电话"]), "办公地点"], rows),
                  f"办公地址：澄湖市{rng.choice(ROADS)}{rng.randrange(1, 300)}号行政中心{rng.choice('ABC')}座12楼1205室。服务热线：12345、12333。"]
    return page


def prices(rng) -> Page:
    page = _page(rng, "价格", "农产品价格监测表", "市发展改革委", "数据发布")
    rows = [[name, f"690{digits(rng, 10)}", f"{rng.randrange(100, 9999) / 100:.2f}", f"{rng.randrange(-99, 99) / 10}%"] for name in ("大米", "面粉", "猪肉", "鸡蛋", "菜籽油")]
    page.parts = [Table(["品名", "条形码", "价格（元/千克）", "环比"], rows), f"采集时间：{page.published.replace('-', '')}083000"]
    return page


def news(rng) -> Page:
    page = _page(rng, "新闻", rng.choice(["全市优化营商环境推进会召开", "市领导调研重点项目"]), "市政府办", "要闻动态")
    page.parts = [f"{int(page.published[5:7])}月{int(page.published[8:])}日，市长{full_name(rng)}到{rng.choice(ROADS)}调研项目建设，{full_name(rng)}、{full_name(rng)}陪同。",
                  f"今年以来，全市完成投资{rng.randrange(10**10, 10**11)}元，同比增长{rng.randrange(200) / 10}%，新增就业{rng.randrange(13000, 19000)}人，惠及{rng.randrange(10**6)}户。",
                  "会议强调，要贯彻国办发〔2017〕47号文件精神，对涉及个人隐私的身份证号、家庭住址、联系电话等内容依法不予公开。"]
    return page


def disclosure_index(rng) -> Page:
    page = _page(rng, "目录", "政府信息公开目录", "市司法局", "信息公开目录")
    rows = [[f"{uscc(rng, '11')}/{page.published[:4]}{rng.randrange(1, 13):02d}-{rng.randrange(99999):05d}", "关于印发工作要点的通知", f"司发〔2020〕{rng.randrange(99)}号", page.published]
            for _ in range(6)]
    rows.append([f"{all_digit_uscc(rng)}/{page.published[:4]}-00012", "关于公布权责清单的通知", "司发〔2020〕7号", page.published])
    page.parts = [Table(["索引号", "名称", "文号", "发布日期"], rows)]
    return page


def company_penalty(rng) -> Page:
    page = _page(rng, "处罚", "行政处罚决定书（法人）", "市市场监管局", "行政处罚")
    code = uscc(rng) if rng.random() < 0.5 else all_digit_uscc(rng)
    page.parts = [Form([("行政处罚决定书文号", f"澄市监处罚〔2021〕{rng.randrange(999)}号"), ("行政相对人名称", f"澄湖市{rng.choice(COMPANIES)}"),
                        ("统一社会信用代码", code), ("法定代表人", full_name(rng)), ("住所", f"澄湖市{rng.choice(ROADS)}{rng.randrange(1, 300)}号"),
                        ("处罚决定日期", page.published), ("处罚机关", "澄湖市市场监督管理局"), ("备注", "")])]
    return page


def licences(rng) -> Page:
    page = _page(rng, "许可", "食品经营许可证发放名单", "市市场监管局", "行政许可")
    rows = [[f"澄湖市{rng.choice(COMPANIES)}", f"JY1349{digits(rng, 10)}", uscc(rng), f"{rng.choice(ROADS)}{rng.randrange(1, 300)}号"] for _ in range(6)]
    page.parts = [Table(["单位名称", "许可证编号", "统一社会信用代码", "经营场所"], rows)]
    return page


def serials(rng) -> Page:
    """Running numbers made of region, date and counter: one in eleven passes the check digit."""
    page = _page(rng, "受理", "行政审批受理情况一览表", "市数据资源局", "行政审批")
    day, start = page.published.replace("-", ""), rng.randrange(1, 200)
    rows = [[f"340123{day}{start + i:04d}", rng.choice(["排水许可", "户外广告", "占道施工"]), rng.choice(["办结", "受理"])] for i in range(rng.randrange(5, 15))]
    page.parts = [Table([rng.choice(["受理编号", "受理号", "业务流水号", "办件编号"]), "事项", "状态"], rows)]
    return page


def admitted(rng) -> Page:
    page = _page(rng, "招聘", "公开招聘拟聘用人员公示", "市人社局", "招考录用")
    rows = [[str(i), full_name(rng), rng.choice("男女"), f"{page.published[:4]}{digits(rng, 8)}", "省城师范大学", f"{rng.randrange(6000, 9000) / 100}"] for i in range(1, 9)]
    page.parts = [Table(["序号", "姓名", "性别", "准考证号", "毕业院校", "总成绩"], rows), f"监督电话：{landline(rng)}"]
    return page


def masked_well(rng) -> Page:
    page = _page(rng, "低保", "城乡低保对象公示", "市民政局", "最低生活保障")
    rows = []
    for i in range(1, 10):
        p = person(rng)
        rows.append([str(i), p.name[0] + "*" * (len(p.name) - 1), p.id[:2] + "*" * 13 + p.id[-3:], f"{p.mobile[:3]}****{p.mobile[7:]}", "石桥镇柳荫村"])
    page.parts = [Table(["序号", "姓名", "身份证号", "联系电话", "住址"], rows)]
    return page


def instructions(rng) -> Page:
    page = _page(rng, "指南", "网上申报填写说明", "市人社局", "办事服务")
    page.parts = ["一、身份证号码为18位，示例：110101199001011234，末位为X的请大写。", "二、手机号码示例：138****1234；固定电话示例：0551-********。",
                  f"三、咨询电话：{landline(rng)}、400-{digits(rng, 3)}-{digits(rng, 4)}、12333。", f"四、QQ群：{digits(rng, 9)}，邮编：239{digits(rng, 3)}。",
                  f"五、申请表样表：姓名____ 身份证号码□□□□□□□□□□□□□□□□□□ 联系电话____________"]
    return page


def equipment(rng) -> Page:
    page = _page(rng, "资产", "固定资产处置公示", "市机关事务中心", "公示公告")
    rows = [[f"ZC{page.published[:4]}{digits(rng, 8)}", name, digits(rng, 15), f"LSV{digits(rng, 1)}AB{digits(rng, 11)}"] for name in ("轿车", "手持终端", "服务器", "复印机")]
    page.parts = [Table(["资产编号", "名称", "设备序列号", "车架号"], rows)]
    return page


def land_codes(rng) -> Page:
    page = _page(rng, "土地", "集体土地征收补偿公示", "市自然资源局", "征地公告")
    rows = [[f"340123{digits(rng, 3)}{digits(rng, 3)}{i:06d}", f"340123001{digits(rng, 3)}GB{digits(rng, 5)}W00000000", f"{rng.randrange(9999) / 100}亩", f"{rng.randrange(10**5, 10**7)}.00"] for i in range(1, 7)]
    page.parts = [Table(["承包方编码", "不动产单元号", "面积", "补偿费（元）"], rows)]
    return page


def invoices(rng) -> Page:
    page = _page(rng, "采购", "政府采购合同公告", "市财政局", "政府采购")
    page.parts = [Listing([f"合同编号：HT{page.published.replace('-', '')}{digits(rng, 6)}", f"发票号码：{page.published[2:4]}342000000{digits(rng, 9)}", f"发票代码：034002{digits(rng, 6)}",
                           f"供应商：澄湖市{rng.choice(COMPANIES)}", f"供应商地址：澄湖市{rng.choice(ROADS)}{rng.randrange(1, 300)}号", f"订单号：{digits(rng, 18)}",
                           f"合同金额：{rng.randrange(10**5, 10**8)}.{digits(rng, 2)}元", f"采购单位联系电话：{landline(rng)}"])]
    return page


def statute(rng) -> Page:
    page = _page(rng, "法规", "城镇住房保障办法", "市司法局", "政策文件")
    page.parts = ["第一条　为了规范住房保障工作，制定本办法。", "第二条第三款第1项所称住房，是指建筑面积60平方米以下的住房。",
                  "第三条　申请人应当提交身份证、户口簿、收入证明，并填写家庭住址和联系电话。", "第四条　本办法自2019年1月1日起施行，有效期5年。澄政办〔2013〕20131106号文件同时废止。"]
    return page


def works(rng) -> Page:
    """Addresses of buildings and projects: nobody's door."""
    page = _page(rng, "改造", "老旧小区改造计划表", "市住建局", "重点项目")
    rows = [[str(i), rng.choice(COMPOUNDS), f"{rng.choice(ROADS)}{rng.randrange(1, 300)}号", f"1-{rng.randrange(5, 30)}栋", f"{rng.randrange(200, 3000)}户", f"2021-340102-47-01-{digits(rng, 6)}"] for i in range(1, 8)]
    page.parts = [Table(["序号", "小区名称", "地址", "改造范围", "户数", "项目代码"], rows)]
    return page


def statistics(rng) -> Page:
    page = _page(rng, "统计", "主要经济指标月报", "市统计局", "数据发布")
    rows = [[name, f"{rng.randrange(10**10, 2 * 10**10)}", f"{rng.randrange(10**6, 10**8)}.{digits(rng, 2)}", f"{rng.randrange(-200, 300) / 10}"]
            for name in ("地区生产总值（元）", "财政收入（元）", "常住人口（人）", "用电量（千瓦时）")]
    page.parts = [Table(["指标", "本月", "累计", "同比（%）"], rows), f"数据更新时间：{page.published} 15:30:45　批次号：{page.published.replace('-', '')}153045123"]
    return page


def timetable(rng) -> Page:
    page = _page(rng, "公交", "城乡公交线路时刻表", "市交通运输局", "便民服务")
    rows = [[f"{rng.randrange(1, 60)}路", f"{a}—{b}", "6:00-18:30", f"{rng.randrange(10, 40)}分钟/班", landline(rng)]
            for a, b in (("湖滨街道", "石桥镇柳荫村"), ("汽车站", "云溪乡前湾村3组"), ("火车站", "澄园小区"))]
    page.parts = [Table(["线路", "起讫站", "首末班", "间隔", "投诉电话"], rows), "首班车辆皖M12345D、皖MA1380由公司统一调度。服务监督：12328。"]
    return page


def drugs(rng) -> Page:
    page = _page(rng, "药品", "集中采购药品目录", "市医保局", "通知公告")
    rows = [[name, f"国药准字H{digits(rng, 8)}", f"690{digits(rng, 10)}", f"XB05BA{digits(rng, 2)}{digits(rng, 15)}", f"{rng.randrange(100, 9999) / 100}"]
            for name in ("阿莫西林胶囊", "二甲双胍片", "氨氯地平片", "氯化钠注射液")]
    page.parts = [Table(["药品名称", "批准文号", "条码", "医保编码", "价格"], rows), f"供应企业：省{rng.choice(COMPANIES)}，组织机构代码：{digits(rng, 8)}-{rng.randrange(10)}。"]
    return page


def courts(rng) -> Page:
    page = _page(rng, "法院", "开庭公告", "市司法局", "公告")
    rows = [[f"（2020）皖3499民初{rng.randrange(1, 9999)}号", f"{full_name(rng)}与澄湖市{rng.choice(COMPANIES)}劳动争议", page.published, f"第{rng.randrange(1, 9)}法庭"] for _ in range(5)]
    page.parts = [Table(["案号", "案由", "开庭日期", "地点"], rows), f"诉讼服务热线：12368，值班电话：{landline(rng)}。立案编号：{page.published[:4]}3499{digits(rng, 10)}。"]
    return page


def maps(rng) -> Page:
    """F9, F10, F16: coordinates, timestamps, identifiers of content systems, amounts that run like numbers."""
    page = _page(rng, "点位", "公共充电桩点位一览表", "市住建局", "数据开放")
    rows = [[f"{117 + rng.random():.8f}", f"{31 + rng.random():.8f}", f"{page.published.replace('-', '')}{digits(rng, 9)}", f"16{digits(rng, 8)}", f"17{digits(rng, 11)}"] for _ in range(6)]
    page.parts = [Table(["经度", "纬度", "流水", "时间戳", "更新时间（毫秒）"], rows),
                  f"详见 /gk/t{page.published.replace('-', '')}_{digits(rng, 7)}.html?id={page.published.replace('-', '')}{digits(rng, 9)}，累计{digits(rng, 11)}.00元。"]
    return page


def shipments(rng) -> Page:
    """F6, F8, F19, F20: couriers, invoices, barcodes, devices, SIM cards."""
    page = _page(rng, "物资", "防疫物资采购及发放清单", "市应急局", "政府采购")
    rows = [[f"SF{digits(rng, 13)}", f"690{digits(rng, 10)}", f"35{digits(rng, 13)}", f"898600{digits(rng, 14)}", f"{digits(rng, 8)}"] for _ in range(6)]
    page.parts = [Table(["运单号", "条形码", "IMEI", "ICCID", "批次"], rows), f"合同号：ZB{page.published[:4]}-{digits(rng, 7)}，ISBN 978-7-{digits(rng, 2)}-{digits(rng, 6)}-{digits(rng, 1)}。"]
    return page


def filings(rng) -> Page:
    """F3, F7, F17, F18: document and case numbers, filings, certificates of officers."""
    page = _page(rng, "执法", "行政执法人员名录及案件办理情况", "市司法局", "行政执法")
    rows = [[full_name(rng), f"皖{digits(rng, 11)}", f"澄城管罚字〔{page.published[:4]}〕{digits(rng, 4)}号"] for _ in range(6)]
    page.parts = [Table(["姓名", "执法证号", "案卷文号"], rows), f"皖ICP备{digits(rng, 8)}号-1　皖公网安备{digits(rng, 14)}号　网站标识码：{digits(rng, 10)}",
                  f"案号：（{page.published[:4]}）皖0123执{digits(rng, 4)}号，卷宗编号{page.published.replace('-', '')}{digits(rng, 10)}。"]
    return page


def lottery(rng) -> Page:
    """F28: numbers drawn for flats, candidates' and registration numbers."""
    page = _page(rng, "摇号", "公共租赁住房摇号结果公告", "市住建局", "住房保障")
    rows = [[str(i), f"{page.published[:4]}{digits(rng, 6)}", full_name(rng)[0] + "**", f"{digits(rng, 14)}"] for i in range(1, 9)]
    page.parts = [Table(["序号", "摇号编号", "姓名", "登记号"], rows), f"公证处监督电话：{landline(rng)}。"]
    return page


def company_papers(rng) -> Page:
    """F1, F21, F25, F29: codes and accounts of firms, their legal representatives, tax numbers."""
    page = _page(rng, "企业", "小微企业扶持资金拟补助名单", "市经信局", "公示公告")
    rows = [[f"澄湖市{rng.choice(COMPANIES)}", rng.choice([uscc(rng), all_digit_uscc(rng)]), full_name(rng), f"{digits(rng, 8)}-{rng.randrange(10)}", digits(rng, rng.choice([16, 19])), f"{rng.randrange(10, 99)}万元"]
            for _ in range(6)]
    page.parts = [Table(["企业名称", "统一社会信用代码", "法定代表人", "组织机构代码", "企业开户账号", "补助金额"], rows)]
    return page


CLEAN = [maps, shipments, filings, lottery, company_papers, tender, award, budget, directory, prices, news, disclosure_index, company_penalty, licences, serials, admitted, masked_well, instructions,
         equipment, land_codes, invoices, statute, works, statistics, timetable, drugs, courts]
