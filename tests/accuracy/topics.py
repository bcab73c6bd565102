"""Values that are somebody's only where a person stands beside them: health facts, birth dates, plates, telephones of other regions.

Each kind comes twice: in the list that leaks it, and in the pages where the same words name nobody (policies, figures, doctors, officials).
"""

from page import Form, Listing, Page, Table
from people import ROADS, full_name, landline
from values import digits, person, stamp

ILLNESSES = ["精神分裂症", "尿毒症", "糖尿病", "恶性肿瘤", "癫痫", "肺结核", "白血病", "脑梗塞", "乙肝", "系统性红斑狼疮"]
DISABILITIES = ["视力一级", "听力二级", "言语三级", "肢体四级", "智力二级", "精神二级", "多重一级"]
VILLAGES = ["石桥镇柳荫村", "云溪乡前湾村", "湖滨街道"]
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def _page(rng, topic: str, title: str, source: str, column: str = "公示公告") -> Page:
    return Page(topic, title, source, stamp(rng).isoformat(), column)


def plate(rng) -> str:
    head = "皖" + rng.choice("ABCDEFGHJKLMNPRS")
    style = rng.random()
    if style < 0.7:
        return head + digits(rng, 5)
    if style < 0.85:
        return head + rng.choice(LETTERS) + digits(rng, 4)
    return head + "D" + digits(rng, 5)


# --- lists that leak ---

def patients(rng) -> Page:
    page = _page(rng, "病患", rng.choice(["精神病患者免费服药人员名单", "门诊慢特病认定人员名单", "大病救助对象公示"]), "市卫健委")
    label = rng.choice(["病种", "疾病名称", "诊断结果", "所患疾病", "备注", "救助原因"])
    rows = [[str(i), person(rng).name, page.plant("health", rng.choice(ILLNESSES)), rng.choice(VILLAGES)] for i in range(1, rng.randrange(5, 15))]
    page.parts = [Table(["序号", "姓名", label, "住址"], rows)]
    page.optional = [("health", "精神病患者")] * 4  # of the title, where it is printed over the table
    return page


def disabled(rng) -> Page:
    page = _page(rng, "残补", "困难残疾人生活补贴发放花名册", "市残联")
    rows = [[person(rng).name, page.plant("health", rng.choice(DISABILITIES)), rng.choice(["70", "80"])] for _ in range(rng.randrange(5, 15))]
    page.parts = [Table(["姓名", rng.choice(["残疾类别", "残疾等级", "残疾类别及等级", "残疾情况"]), "金额（元）"], rows)]
    return page


def couples(rng) -> Page:
    page = _page(rng, "孕检", "免费孕前优生健康检查对象名单", "市卫健委")
    page.parts = [page.title, Table(["序号", "姓名", "乡镇"], [[str(i), person(rng).name, rng.choice(VILLAGES)] for i in range(1, 9)])]
    page.optional = [("health", "孕前优生健康检查")] * 4
    return page


def births(rng) -> Page:
    page = _page(rng, "出生", "高龄津贴发放对象公示", "市民政局")
    rows = []
    for i in range(1, rng.randrange(5, 15)):
        p = person(rng, 1930, 1945)
        form = rng.choice(["{0}-{1:02d}-{2:02d}", "{0}.{1:02d}", "{0}年{1}月{2}日", "{0}{1:02d}{2:02d}", "{0}年{1}月", "{0}/{1}/{2}"])
        rows.append([str(i), p.name, p.sex, page.plant("birth_date", form.format(p.born.year, p.born.month, p.born.day)), rng.choice(VILLAGES)])
    page.parts = [Table(["序号", "姓名", "性别", rng.choice(["出生日期", "出生年月", "出生年月日"]), "村"], rows)]
    return page


def cars(rng) -> Page:
    page = _page(rng, "车辆", rng.choice(["新能源汽车购置补贴公示", "道路交通违法行为公告"]), "市公安局")
    rows = [[str(i), person(rng).name, page.plant("license_plate", plate(rng)), rng.choice(["2000元", "超速", "醉酒驾驶"])] for i in range(1, rng.randrange(5, 12))]
    page.parts = [Table(["序号", rng.choice(["车主姓名", "姓名", "机动车所有人"]), rng.choice(["车牌号", "号牌号码", "车牌号码"]), "事项"], rows)]
    return page


def compatriots(rng) -> Page:
    page = _page(rng, "港澳台", "港澳台居民就业补贴名单", "市人社局")
    rows = []
    for _ in range(rng.randrange(4, 9)):
        kind = rng.randrange(3)
        if kind == 0:
            number = f"{rng.choice(['51', '62', '68', '91', '94'])}{digits(rng, 6)}"
            rows.append([person(rng).name, "香港", page.plant("mobile_phone", "852" + number, f"+852 {number[:4]} {number[4:]}")])
        elif kind == 1:
            number = f"6{digits(rng, 7)}"
            rows.append([person(rng).name, "澳门", page.plant("mobile_phone", "853" + number, f"+853-{number}")])
        else:
            number = f"09{digits(rng, 8)}"
            rows.append([person(rng).name, "台湾", page.plant("mobile_phone", number, f"{number[:4]}-{number[4:7]}-{number[7:]}")])
    page.parts = [Table(["姓名", "地区", "联系电话"], rows)]
    return page


# --- pages where the same words name nobody ---

def health_policy(rng) -> Page:
    page = _page(rng, "卫生政策", "关于加强严重精神障碍患者管理治疗工作的通知", "市卫健委", "政策文件")
    page.parts = ["各乡镇人民政府：为做好精神分裂症、双相情感障碍、癫痫等患者的救治救助工作，现通知如下。",
                  "一、残疾类别分为视力残疾、听力残疾、言语残疾、肢体残疾、智力残疾、精神残疾和多重残疾，残疾等级分为一级至四级。",
                  "二、为符合条件的计划怀孕夫妇提供免费孕前优生健康检查；糖尿病、高血压患者每年随访四次。",
                  f"联系人：{full_name(rng)}，联系电话：{landline(rng)}。"]
    return page


def health_education(rng) -> Page:
    page = _page(rng, "健康科普", "糖尿病患者的饮食建议", "市疾控中心", "健康知识")
    page.parts = ["糖尿病是常见的慢性病，患者应当控制饮食、适量运动。", f"{full_name(rng)}医生提醒：高血压患者不可擅自停药。",
                  "世界防治结核病日：咳嗽、咳痰两周以上应怀疑得了肺结核。", Listing(["艾滋病的传播途径有三种", "乙肝疫苗接种三针", "癫痫发作时不要强行按压"])]
    return page


def disability_figures(rng) -> Page:
    page = _page(rng, "残疾统计", "持证残疾人情况统计表", "市残联", "数据发布")
    rows = [[name, str(rng.randrange(99, 9999)), str(rng.randrange(99)), f"{rng.randrange(1000) / 10}%"] for name in ("视力残疾", "听力残疾", "肢体残疾", "精神残疾", "智力残疾")]
    page.parts = [Table(["残疾类别", "人数", "其中一级", "占比"], rows)]
    return page


def doctors(rng) -> Page:
    page = _page(rng, "专家", "市人民医院专家坐诊时间表", "市人民医院", "便民服务")
    rows = [[full_name(rng), rng.choice(["主任医师", "副主任医师"]), rng.choice(["内分泌科", "精神科", "肿瘤科"]), rng.choice(ILLNESSES) + "、高血压", f"周{rng.choice('一二三四五')}"] for _ in range(6)]
    page.parts = [Table(["姓名", "职称", "科室", "擅长", "出诊时间"], rows)]
    return page


def reimbursement(rng) -> Page:
    page = _page(rng, "病种", "门诊慢特病病种及报销标准", "市医保局", "政策解读")
    rows = [[str(i), name, f"{rng.randrange(1, 10) * 500}元", f"{rng.randrange(50, 90)}%"] for i, name in enumerate(ILLNESSES, 1)]
    page.parts = [Table(["序号", "病种", "年度限额", "报销比例"], rows)]
    return page


def officials(rng) -> Page:
    page = _page(rng, "任前", "干部任前公示", "市委组织部", "人事信息")
    rows = [[full_name(rng), rng.choice("男女"), f"19{rng.randrange(65, 89)}.{rng.randrange(1, 13):02d}", "大学", "副科长", "科长"] for _ in range(4)]
    page.parts = [Table(["姓名", "性别", "出生年月", "学历", "现任职务", "拟任职务"], rows),
                  f"{full_name(rng)}，男，汉族，1972年8月生，省委党校研究生学历，中共党员，1994年7月参加工作，现任市财政局副局长，拟任市审计局局长。",
                  f"公示电话：{landline(rng)}、12380。"]
    return page


def leader(rng) -> Page:
    name = full_name(rng)
    page = _page(rng, "领导", f"副市长{name}", "市政府办", "领导之窗")
    page.column_type = "负责人信息"
    page.parts = [Form([("姓名", name), ("性别", "男"), ("出生年月", "1970年5月"), ("民族", "汉族"), ("现任职务", "副市长"), ("工作分工", "负责民政、残联工作")]),
                  f"{name}，男，1970年5月12日生，大学学历，1992年8月参加工作。"]
    return page


def fleet(rng) -> Page:
    page = _page(rng, "公车", "公务用车拍卖公告", "市机关事务中心", "通知公告")
    rows = [[str(i), rng.choice(["市财政局", "市水利局", "市农业农村局"]), plate(rng), "轿车", f"{rng.randrange(5, 50)}000元"] for i in range(1, 7)]
    page.parts = [Table(["序号", "单位名称", "车牌号", "车型", "起拍价"], rows), "报废车辆号牌如有异议，请与车管所联系。"]
    return page


def scrapped(rng) -> Page:
    page = _page(rng, "号牌", "机动车号牌作废公告", "市公安局", "通知公告")
    page.parts = ["下列车辆逾期未检验，号牌作废：" + "、".join(plate(rng) for _ in range(12)) + "。"]
    page.optional = [("license_plate", value) for value in page.parts[0][15:-1].split("、")]
    return page


def trade_fair(rng) -> Page:
    page = _page(rng, "招商", "澄湖（香港）投资推介会", "市商务局", "招商引资")
    page.parts = [f"会议在香港举行，签约{rng.randrange(20, 90)}个项目，总额{rng.randrange(10**9, 10**10)}港元；成交编号20{digits(rng, 6)}。",
                  f"香港{rng.choice(['恒顺', '中安'])}有限公司注册号{digits(rng, 8)}，投资{digits(rng, 8)}元，地址：{rng.choice(ROADS)}。"]
    return page


LEAKING = [patients, disabled, couples, births, cars, compatriots]
CLEAN = [health_policy, health_education, disability_figures, doctors, reimbursement, officials, leader, fleet, scrapped, trade_fair]
