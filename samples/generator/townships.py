"""Documents of the two townships: land contracts, subsidies, flood duty, and what village sites keep in archives."""

import archives
import picture_files
from city import SQ, YX
from expectations import Document, Found, inside
from human_resources import csv_text
from pages import Article, form, page, paragraphs, table
from people import people

FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


def land_contracts(rng) -> list[Document]:
    """The household code of a land contract has 18 digits as well and is nobody's number."""
    holders = people(rng, 8)
    rows = [["承包方编码", "承包方代表", "证件号码", "承包地确权总面积（亩）", "地块数"]]
    rows += [[f"3499{101000 + i // 4:06d}0{i + 1:07d}", p.name, p.id, f"{rng.randrange(200, 2000) / 100:.2f}", str(rng.randrange(1, 9))]
             for i, p in enumerate(holders)]
    found = [Found("resident_id", p.id, label="证件号码") for p in holders]
    return [Document("sq/cunwu/2019-tudi.csv", csv_text(rows).encode("gbk"), "shiqiao", found)]


def grain_subsidy(rng) -> list[Document]:
    """Only the line under the title says whose page it is; caption and value alternate in a form."""
    p, q = people(rng, 2)
    body = form([["农户姓名", p.name, "身份证号", p.id], ["一卡通账号", p.account, "家庭住址", p.address], ["补贴面积", "12.5亩", "补贴金额", "1380.50元"]])
    body += form([["农户姓名", q.name, "身份证号", q.id], ["一卡通账号", q.account, "家庭住址", q.address], ["补贴面积", "8.2亩", "补贴金额", "905.60元"]])
    article = Article("2020年耕地地力保护补贴公示", "惠民资金", "信息公开目录", "2020-07-02 09:40", "石桥镇", body, with_tags=False)
    found = []
    for person in (p, q):
        found += [Found("resident_id", person.id, label="身份证号"), Found("bank_account", person.account, label="一卡通账号"),
                  Found("address", person.address, label="家庭住址")]
    return [Document("sq/cunwu/2020-butie.html", page(SQ, article).encode(), "shiqiao", found)]


def flood_duty(rng) -> list[Document]:
    """GBK text in running prose, lists with 、 and numbers glued to names."""
    staff = people(rng, 6)
    text = ["石桥镇2020年防汛值班安排", f"一、值班电话：{SQ.phone}（24小时）", "二、各村责任人："]
    text.append("、".join(f"{p.name}{p.mobile}" for p in staff[:3]) + "。")
    text.append("三、抢险队：" + "；".join(f"{p.name} {p.mobile[:3]}-{p.mobile[3:7]}-{p.mobile[7:]}" for p in staff[3:]) + "。")
    text.append("四、物资：编织袋13800条，桩木2000根，总价138000.00元。")
    content = "\r\n".join(text).encode("gbk")
    return [Document("sq/gk/2020-fangxun.txt", content, "shiqiao", [Found("mobile_phone", p.mobile) for p in staff])]


def rebuilt_houses(rng) -> list[Document]:
    """A bare GZ around a text: it adds no step to the path."""
    owners = people(rng, 4)
    text = "\n".join(f"{p.name}\t{p.id}\t{p.address}\tD级" for p in owners)
    found = []
    for p in owners:
        found += [Found("resident_id", p.id), Found("address", p.address)]
    return [Document("sq/cunwu/2018-weifang.txt.gz", archives.gz(("户主\t身份证号\t地址\t等级\n" + text + "\n").encode()), "shiqiao", found)]


def disaster_relief(rng) -> list[Document]:
    """Full-width digits, +86, a nested table, digits split over elements."""
    victims = people(rng, 5)
    rows = []
    found = []
    for number, p in enumerate(victims):
        wide = p.id.translate(FULL_WIDTH)
        split = f"<span>{p.mobile[:3]}</span><span>{p.mobile[3:7]}</span>{p.mobile[7:]}" if number % 2 else f"+86 {p.mobile}"
        rows.append(f"<tr><td>{p.name}</td><td>{wide}</td><td><table><tr><td>{split}</td></tr></table></td></tr>")
        found += [Found("resident_id", p.id), Found("mobile_phone", p.mobile)]
    body = "<table><tr><th>姓名</th><th>身份证号</th><th>联系电话</th></tr>" + "".join(rows) + "</table>"
    article = Article("2021年洪涝灾害受灾群众救助名单", "救灾救助", "信息公开目录", "2021-08-09 18:00", "云溪乡", body)
    return [Document("yx/gk/2021-jiuzai.html", page(YX, article).encode(), "yunxi", found)]


def nested_archives(rng) -> list[Document]:
    """A CSV in a ZIP in a TAR.GZ in a ZIP."""
    people_named = people(rng, 3)
    rows = [["姓名", "身份证号"]] + [[p.name, p.id] for p in people_named]
    inner = archives.zip_utf8([("名单.csv", csv_text(rows).encode("utf-8-sig"))])
    middle = archives.tar_gz([("2021/附件.zip", inner)])
    content = archives.zip_gbk([("审批材料.tar.gz", middle)])
    found = inside("审批材料.tar.gz", inside("2021/附件.zip", inside("名单.csv", [Found("resident_id", p.id, label="身份证号") for p in people_named])))
    return [Document("yx/gk/2021-shenpi.zip", content, "yunxi", found)]


def unreadable_files(rng) -> list[Document]:
    """An encrypted ZIP is named as not read; a PDF without text is read; a picture is no document."""
    p = people(rng, 1)[0]
    locked = archives.zip_encrypted("花名册.csv", f"姓名,身份证号\r\n{p.name},{p.id}\r\n".encode(), b"yunxi2021")
    pdf = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    png = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
                        "0000000c4944415408d763f8ffff3f0005fe02fea735816a0000000049454e44ae426082")
    return [Document("yx/gk/2021-huamingce.zip", locked, "yunxi", skips={"花名册.csv": "encrypted"}),
            Document("yx/gk/2021-tongzhi.pdf", pdf, "yunxi"),
            Document("yx/img/ditu.png", png, "yunxi")]


def picture_of_visit(rng) -> list[Document]:
    """A picture that shows nothing: who took it, whom he visited and where stands in the file."""
    visited, official = people(rng, 2)
    texts = [("Author", f"{official.name} 手机{official.mobile}"), ("Description", f"走访低保户{visited.name}，身份证号：{visited.id}")]
    content = picture_files.png(texts, (31, 36, 2), (117, 52, 9))
    found = [Found("mobile_phone", official.mobile, "metadata"), Found("resident_id", visited.id, "metadata")]
    return [Document("yx/img/zoufang.png", content, "yunxi", found)]


def price_list(rng) -> list[Document]:
    """Prices, postcodes and codes: nothing personal."""
    goods = [["大米", "6901028000123", "5.80"], ["面粉", "6901028000130", "4.20"], ["菜籽油", "6901028000147", "68.00"]]
    body = table(["商品", "条形码", "价格（元）"], goods) + paragraphs("价格举报电话：12315。数据采集时间：20210315083000。")
    article = Article("云溪乡集市商品参考价格", "便民服务", "数据发布", "2021-03-15 09:00", "云溪乡", body)
    return [Document("yx/bianmin/2021-jiage.html", page(YX, article).encode(), "yunxi")]


DOCUMENTS = [land_contracts, grain_subsidy, flood_duty, rebuilt_houses, disaster_relief, nested_archives, unreadable_files, picture_of_visit,
             price_list]
