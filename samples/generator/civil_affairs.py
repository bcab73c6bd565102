"""Documents of the civil affairs bureau: subsistence allowances, disability subsidies, temporary relief."""

import json
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

import office
import old_office
import outlook_files
from city import MZ
from expectations import Document, Found, expired_notice, inside
from pages import Article, page, paragraphs, table
from people import landline, people

UNIT = "minzheng"


def allowance_list(rng) -> list[Document]:
    """A roster with everything in it, under two paths: the print version has the same bytes."""
    holders = people(rng, 8)
    header = ["序号", "户主姓名", "身份证号", "家庭住址", "保障人数", "月保障金额（元）", "联系电话"]
    rows = [[str(i + 1), p.name, p.id, p.address, str(rng.randrange(1, 5)), str(rng.randrange(300, 1900)), p.mobile]
            for i, p in enumerate(holders)]
    body = paragraphs("根据《社会救助暂行办法》和本市有关规定，经个人申请、村级评议、乡镇审核，现将3月份新增城乡最低生活保障对象公示如下，公示期7天。",
                      f"监督电话：{MZ.phone}") + table(header, rows)
    article = Article("2017年3月石桥镇新增最低生活保障对象公示", "最低生活保障", "信息公开目录", "2017-03-20 10:15", "市民政局", body,
                      url="https://mz.example.gov.cn/gk/dibao/2017-03-shiqiao.html", author="救助科",
                      index="003110926/201703-00016")
    found = [expired_notice("公示期7天")]
    for p in holders:
        found += [Found("resident_id", p.id, grade="confirmed", label="身份证号"), Found("address", p.address, label="家庭住址"),
                  Found("mobile_phone", p.mobile, label="联系电话")]
    content = page(MZ, article).encode()
    return [Document(f"mz/gk/dibao/2017-03-shiqiao{name}.html", content, UNIT, found) for name in ("", "_print")]


def passbook_list(rng) -> list[Document]:
    """GBK that calls itself gb2312, with characters that GB 2312 lacks; 15-digit numbers and bank passbooks."""
    holders = people(rng, 6, born_from=1935, born_to=1968)
    names = ["刘镕基", "陈䶮", *(p.name for p in holders[2:])]
    rows = [[name, p.id15, p.account, str(rng.randrange(280, 900))] for name, p in zip(names, holders)]
    body = paragraphs("现将云溪乡2017年4月低保金社会化发放情况公布如下，款项已拨付至个人账户。") + table(
        ["户主", "身份证号码", "一卡通账号", "发放金额"], rows, header_tag="td")
    article = Article("2017年4月云溪乡低保金发放花名册", "最低生活保障", "信息公开目录", "2017-04-18 16:40", "市民政局", body)
    found = []
    for p in holders:
        found += [Found("resident_id", p.id15, label="身份证号码"), Found("bank_account", p.account, label="一卡通账号")]
    return [Document("mz/gk/dibao/2017-04-yunxi.html", page(MZ, article, "gb2312").encode("gb18030"), UNIT, found)]


def disability_subsidy(rng) -> list[Document]:
    """A workbook that hides the ID column, keeps phones as numbers, and has disability card numbers in the open."""
    holders = people(rng, 10)
    header = ["序号", "姓名", "身份证号", "残疾人证号", "补贴标准", "手机号码"]
    rows = [["2018年困难残疾人生活补贴发放表"], header]
    found = []
    for number, p in enumerate(holders, 1):
        card = f"{p.id}{rng.randrange(1, 8)}{rng.randrange(1, 5)}"
        rows.append([number, p.name, p.id, card, 65, int(p.mobile)])
        found += [Found("resident_id", p.id, "hidden_column", label="身份证号"), Found("disability_card", card, label="残疾人证号"),
                  Found("mobile_phone", p.mobile, label="手机号码")]
    book = office.workbook()
    sheet = office.add_sheet(book, "发放表", rows, {"C": 22, "D": 26})
    sheet.merge_cells("A1:F1")
    sheet.column_dimensions["C"].hidden = True
    remark = people(rng, 1)[0]
    office.comment_cell(sheet, "B4", f"本人来电更改领取人，新号码{remark.mobile}")
    found.append(Found("mobile_phone", remark.mobile, "cell_comment"))
    return [Document("mz/gk/canji/2018-butie.xlsx", office.save_workbook(book), UNIT, found)]


def temporary_relief(rng) -> list[Document]:
    """A decision with what an office document keeps behind its face: deletions, hidden text, comments, a header."""
    applicant, spouse, neighbour, clerk = people(rng, 4)
    text = office.document("澄湖市民政局关于临时救助的审批意见")
    text.sections[0].header.paragraphs[0].text = "民政救助档案　内部流转"
    first = text.add_paragraph(f"申请人{applicant.name}，身份证号")
    office.add_split_runs(first, applicant.id[:6], applicant.id[6:14], applicant.id[14:])
    first.add_run("，因突发疾病导致家庭生活困难，于2018年5月提出临时救助申请。")
    office.add_tracked_deletion(first, f"其配偶{spouse.name}身份证号{spouse.id}。")
    second = text.add_paragraph("经入户核查，情况属实，拟给予一次性救助3000元。")
    office.add_hidden_text(second, f"邻居{neighbour.name}，手机{neighbour.mobile}")
    office.add_comment(text, second, f"请与{clerk.name}核对，手机{clerk.mobile}")
    office.add_table(text, [["姓名", applicant.name, "家庭住址", applicant.address],
                            ["开户行", "澄湖农村商业银行", "银行账号", applicant.card]])
    text.sections[0].footer.paragraphs[0].text = f"咨询电话：{MZ.phone}"
    found = [Found("resident_id", applicant.id), Found("resident_id", spouse.id, "tracked_deletion"),
             Found("mobile_phone", neighbour.mobile, "hidden_text"), Found("mobile_phone", clerk.mobile, "comment"),
             Found("address", applicant.address, label="家庭住址"), Found("bank_card", applicant.card, label="银行账号")]
    return [Document("mz/gk/jiuzhu/2018-linshi.docx", office.save_document(text), UNIT, found)]


def old_roster(rng) -> list[Document]:
    """A workbook of Excel 97 as rosters were kept until 2010: the IDs in a hidden column, a draft on a hidden sheet."""
    holders, drafts = people(rng, 7), people(rng, 2)
    rows = [["2014年农村五保供养对象花名册"], ["序号", "姓名", "身份证号", "家庭住址", "联系电话"]]
    found = []
    for number, p in enumerate(holders, 1):
        rows.append([number, p.name, p.id, p.address, int(p.mobile)])
        found += [Found("resident_id", p.id, "hidden_column", grade="confirmed", label="身份证号"), Found("address", p.address, label="家庭住址"),
                  Found("mobile_phone", p.mobile, label="联系电话")]
    book = old_office.workbook()
    old_office.add_sheet(book, "花名册", rows).col(2).hidden = True
    draft = old_office.add_sheet(book, "底稿", [["姓名", "联系电话"], *([p.name, p.mobile] for p in drafts)])
    draft.visibility = 2
    found += [Found("mobile_phone", p.mobile, "hidden_sheet", label="联系电话") for p in drafts]
    return [Document("mz/gk/wubao/2014-huaming.xls", old_office.save_workbook(book), UNIT, found)]


def old_decision(rng) -> list[Document]:
    """The same decision as a document of Word 97 and, under the name .doc, as RTF: hidden and deleted text, a table, a header."""
    documents = []
    for name, save in (("2013-shenpi.doc", old_office.save_doc), ("2013-shenpi-2.doc", old_office.save_rtf)):
        applicant, spouse, neighbour, *helped = people(rng, 7)
        text = old_office.Text("医疗救助审批意见", header="民政救助档案　内部流转")
        text.paragraph("医疗救助审批意见")
        text.paragraph(f"申请人{applicant.name}，身份证号{applicant.id}，因病致贫。", old_office.Run(f"邻居{neighbour.name}，手机{neighbour.mobile}", "hidden"),
                       old_office.Run(f"其配偶{spouse.name}身份证号{spouse.id}。", "deleted"))
        text.table([["姓名", "身份证号", "手机号码"], *([p.name, p.id, p.mobile] for p in helped)])
        text.paragraph(f"咨询电话：{MZ.phone}")
        found = [Found("resident_id", applicant.id), Found("mobile_phone", neighbour.mobile, "hidden_text"),
                 Found("resident_id", spouse.id, "tracked_deletion")]
        for p in helped:
            found += [Found("resident_id", p.id, grade="confirmed", label="身份证号"), Found("mobile_phone", p.mobile, label="手机号码")]
        documents.append(Document(f"mz/gk/jiuzhu/{name}", save(text), UNIT, found))
    return documents


def elderly_homes(rng) -> list[Document]:
    """Open data as JSON: institutions with public phones, and one record with its manager's own number."""
    manager = people(rng, 1)[0]
    records = [{"name": f"澄湖市{town}敬老院", "address": f"{town}朝阳街{10 + i}号", "beds": 60 + i, "tel": landline(rng)}
               for i, town in enumerate(["石桥镇", "云溪乡", "青岗镇"])]
    records[1] |= {"负责人": manager.name, "负责人身份证号": manager.id}
    content = json.dumps({"title": "养老机构名录", "updated": "2019-06-30", "data": records}, ensure_ascii=False, indent=2)
    return [Document("mz/data/yanglao.json", content.encode(), UNIT, [Found("resident_id", manager.id)])]


def weak_masks(rng) -> list[Document]:
    """Month and day of birth are hidden, some 33 numbers remain; the telephones beside are masked well enough."""
    holders = people(rng, 5, born_from=1930, born_to=1939)
    masked = [f"{p.id[:10]}****{p.id[14:]}" for p in holders]
    rows = [[str(i + 1), p.name, number, f"{p.mobile[:3]}****{p.mobile[7:]}", "100"]
            for i, (p, number) in enumerate(zip(holders, masked))]
    body = paragraphs("现将石桥镇2019年第一季度高龄津贴发放情况公示如下，公示期7天。", f"监督电话：{MZ.phone}") + table(
        ["序号", "姓名", "身份证号", "联系电话", "月标准（元）"], rows)
    article = Article("2019年第一季度石桥镇高龄津贴发放公示", "社会福利", "信息公开目录", "2019-04-08 09:30", "市民政局", body)
    found = [Found("resident_id", number, grade="weak_mask", label="身份证号") for number in masked] + [expired_notice("公示期7天")]
    return [Document("mz/gk/gaoling/2019-shiqiao.html", page(MZ, article).encode(), UNIT, found)]


def forwarded_mail(rng) -> list[Document]:
    """A mail put on the site as it was: GBK in base64, a name in the subject, the list attached under a Chinese name."""
    holders = people(rng, 4)
    asked = people(rng, 1)[0]
    mail = EmailMessage()
    mail["From"] = "民政局办公室"
    mail["Subject"] = f"关于{asked.name}同志来信的答复"
    mail["Message-ID"] = "<20160912093000.13805550101@mz.example.gov.cn>"
    mail.set_content(f"{asked.name}同志：您的来信收到，答复已寄往来信所留地址。核对电话：{asked.mobile}。\n名单见附件。\n", charset="gb18030", cte="base64")
    rows = "".join(f"{p.name},{p.id}\n" for p in holders)
    mail.add_attachment(f"姓名,身份证号\n{rows}".encode("gbk"), maintype="application", subtype="octet-stream", filename="核对名单.csv")
    mail.set_boundary("----=_NextPart_000_0001")
    found = [Found("mobile_phone", asked.mobile)]
    found += inside("核对名单.csv", [Found("resident_id", p.id, channel="attachment", label="身份证号") for p in holders])
    return [Document("mz/xinfang/2016-0912.eml", mail.as_bytes(policy=SMTP), UNIT, found)]


def outlook_mails(rng) -> list[Document]:
    """A message dragged out of Outlook: a page wrapped into packed RTF, a list attached, and the question that it answers within it."""
    holders, asked, sender = people(rng, 3), *people(rng, 2)
    question = outlook_files.Message("咨询低保办理", (sender.name, "wangmin@mail.example.cn"), [("民政局", "mz@example.gov.cn")],
                                     body=f"我是石桥镇居民{sender.name}，身份证号{sender.id}，请问低保如何办理？", unicode=False)
    rows = "".join(f"<tr><td>{p.name}</td><td>{p.id}</td></tr>" for p in holders)
    page_of_answer = f"<html><body><p>来信收到，请与{asked.name}同志联系，手机{asked.mobile}。</p><table><tr><th>姓名</th><th>身份证号</th></tr>{rows}</table></body></html>"
    book = old_office.workbook()
    old_office.add_sheet(book, "名单", [["姓名", "联系电话"], *([p.name, p.mobile] for p in holders)])
    answer = outlook_files.Message("答复：咨询低保办理", ("市民政局", "mz@example.gov.cn"), [(sender.name, "wangmin@mail.example.cn")],
                                   rtf=outlook_files.page_in_rtf(page_of_answer), attached=[("核对名单.xls", old_office.save_workbook(book)), question])
    found = [Found("mobile_phone", asked.mobile), *(Found("resident_id", p.id, label="身份证号") for p in holders),
             Found("email", "wangmin@mail.example.cn", verdict="review", channel="metadata")]
    found += inside("核对名单.xls", [Found("mobile_phone", p.mobile, channel="attachment", label="联系电话") for p in holders])
    found += inside("咨询低保办理.msg", [Found("resident_id", sender.id, channel="attachment"),
                                        Found("email", "wangmin@mail.example.cn", verdict="review", channel="metadata")])
    return [Document("mz/xinfang/2018-0305.msg", outlook_files.save_message(answer), UNIT, found)]


def forgotten_sources(rng) -> list[Document]:
    """A summary whose pivot table still has the roster it counts, with the log of a shared workbook; a letter with its mail merge and a template's text."""
    holders = people(rng, 4)
    corrected, merged, prompt, hint = people(rng, 4)
    book = office.workbook()
    office.add_sheet(book, "汇总", [["乡镇", "户数"], ["石桥镇", 3], ["青岗镇", 1]])
    log = (f'<revisions xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><rcc rId="1" sId="1"><oc r="B2" t="inlineStr"><is><t>{corrected.name}'
           f'手机{corrected.mobile}</t></is></oc><nc r="B2"><v>3</v></nc></rcc></revisions>')
    parts = office.pivot_cache([["户主姓名", "身份证号"]] + [[p.name, p.id] for p in holders]) | {"xl/revisions/revisionLog1.xml": log}
    made = [Document("mz/dibao/2021-huizong.xlsx", office.with_parts(office.save_workbook(book), parts), UNIT,
                     [Found("resident_id", p.id, "older_revision", label="身份证号") for p in holders]
                     + [Found("mobile_phone", corrected.mobile, "tracked_deletion")])]

    text = office.document("关于领取补助的通知")
    text.add_paragraph("请携带有效证件到所在乡镇领取。")
    letter = office.save_document(text)
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    settings = (f'<w:settings {word}><w:mailMerge><w:query w:val="SELECT * FROM 名单 WHERE 手机=\'{merged.mobile}\'"/></w:mailMerge>'
                f'<w:docVars><w:docVar w:name="联系电话" w:val="{hint.mobile}"/></w:docVars></w:settings>')
    blocks = f"<w:glossaryDocument {word}><w:docParts><w:docPart><w:docPartBody><w:p><w:r><w:t>{prompt.name} 身份证号：{prompt.id}</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
    parts = {"word/settings.xml": settings, "word/glossary/document.xml": blocks,
             "word/_rels/document.xml.rels": office.relationships(("settings", "settings.xml"), ("styles", "styles.xml"), ("glossaryDocument", "glossary/document.xml"))}
    made.append(Document("mz/dibao/2021-tongzhi.docx", office.with_parts(letter, parts), UNIT,
                         [Found("mobile_phone", merged.mobile, "metadata"), Found("mobile_phone", hint.mobile, "metadata", label="联系电话"),
                          Found("resident_id", prompt.id, "hidden_text")]))
    return made


def clean_pages(rng) -> list[Document]:
    """News and a disclosure index: full of numbers, none of them anybody's."""
    news = page(MZ, Article(
        "全市民政工作会议召开", "工作动态", "工作动态", "2018-02-09 17:20", "市民政局",
        paragraphs("2月8日，全市民政工作会议召开。会议传达了民发〔2018〕3号文件精神，总结2017年工作，部署2018年任务。",
                   "2017年，全市发放低保金13805621.50元，保障城乡低保对象20171106人次，临时救助1382人次。",
                   "会议要求，各地要公开救助政策，畅通12349、12345等服务热线，对公示信息严格落实去标识化要求，身份证号须隐去出生月日以外的内容。")))
    rows = [[f"003110926/2017{m:02d}-{n:05d}", escape(title), f"民发〔2017〕{n}号", f"2017-{m:02d}-15"]
            for m, n, title in ((1, 3, "关于调整最低生活保障标准的通知"), (4, 21, "关于做好防灾减灾工作的通知"),
                                (9, 216, "关于开展养老院服务质量检查的通知"), (11, 340, "关于排查涉及个人隐私信息的通知"))]
    index = page(MZ, Article("2017年政府信息公开目录", "信息公开目录", "信息公开目录", "2018-01-10 08:30", "市民政局",
                             table(["索引号", "名称", "文号", "生成日期"], rows)))
    return [Document("mz/xwzx/2018-huiyi.html", news.encode(), UNIT), Document("mz/gk/mulu-2017.html", index.encode(), UNIT)]


DOCUMENTS = [allowance_list, passbook_list, disability_subsidy, temporary_relief, old_roster, old_decision, elderly_homes, weak_masks,
             forwarded_mail, outlook_mails, forgotten_sources, clean_pages]
