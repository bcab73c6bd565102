#!/usr/bin/env python3
"""Writes a tree of government pages of 10,000 bytes in UTF-8, one in twenty with a roster of twenty people.

Fast rather than varied: pages are put together from a few hundred prepared paragraphs. The same seed gives the same bytes.

    python3 tests/bench/page_tree.py DIR [--pages 20000] [--encoding utf-8|gb18030]
"""

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "samples" / "generator"))

import people  # noqa: E402

PAGES_PER_FOLDER = 200
ROSTER_EVERY = 20
CONTACT_EVERY = 3  # beside the phone in every footer
PEOPLE_PER_ROSTER = 20
PAGE_BYTES = 10_000  # on disk, in UTF-8, on average: pages end with the paragraph that comes closest
CHARSETS = {"utf-8": "utf-8", "gb18030": "gb2312"}  # what the page calls itself

# Running text of news and notices: mostly words, now and then a figure.
SENTENCES = [
    "会议强调，要坚持以人民为中心的发展思想，扎实做好民生保障各项工作。", "各乡镇、各部门要加强组织领导，压实工作责任，确保任务按期完成。",
    "下一步，将继续深化改革，优化流程，切实提升群众的获得感和满意度。", "评审专家认为，该方案目标明确，措施可行，符合相关技术规范的要求。",
    "要加大宣传力度，充分利用各类媒体，营造全社会关心支持的良好氛围。", "与会人员围绕重点任务进行了深入交流，并就存在的困难提出意见建议。",
    "根据《政府信息公开条例》有关规定，现将相关情况公布如下，请社会各界监督。", "对工作推进不力、造成不良影响的，依规依纪严肃追究责任。",
    "通过实地走访、查阅资料、座谈交流等方式，全面了解项目建设和运行情况。", "坚持问题导向，建立工作台账，实行销号管理，做到事事有回音、件件有着落。",
    "加强部门协同和信息共享，推动更多事项实现网上办理、就近办理、一次办成。", "要严守安全底线，开展隐患排查整治，坚决防范和遏制各类事故发生。",
    "今年以来，全市累计完成投资{n}万元，同比增长{m}%，新增城镇就业{k}人。", "截至{m}月底，已改造老旧小区{m}个，惠及居民{k}户。",
]
# What a page has one of.
ONCE = [
    "文件依据：澄政办〔2020〕{m}号，索引号：003110926/2020{m}-{k}。", "项目位于城东街道青年路{m}号，总建筑面积{n}平方米。",
    "经费来源为财政预算安排，概算投资{n}.{m}元，资金已落实。", "符合条件的申请人可到政务服务中心{m}号窗口办理，办理时限为{m}个工作日。",
]
SHELL = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{charset}">
<title>{title}</title>
<meta name="SiteName" content="澄湖市人民政府">
<meta name="SiteIDCode" content="3499010000">
<meta name="ColumnName" content="公示公告">
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="2020-06-{day:02d} 09:00">
<meta name="ContentSource" content="市民政局">
<link rel="stylesheet" href="/css/main.css?v=2020061{day:02d}">
<script type="text/javascript">var pageId="{number:016d}";function go(u){{window.open(u,"_blank","width=800,height=600");}}</script>
<style>.nav li{{float:left;width:92px;line-height:38px}}.con p{{text-indent:2em;font-size:16px}}</style>
</head>
<body>
<div class="nav"><ul>{nav}</ul></div>
<div class="title"><h1>{title}</h1><p>来源：市民政局 发布时间：2020-06-{day:02d} 浏览次数：{number}</p></div>
<div class="con">
{body}
</div>
<div class="foot"><p>主办：澄湖市人民政府办公室　地址：湖光路1号　电话：0550-5550100　皖ICP备05006150号-1</p></div>
</body>
</html>
"""
NAV = "".join(f'<li><a href="/zwgk/column{i:03d}/index.html" target="_blank" title="栏目{i}">政务公开{i}</a></li>' for i in range(24))


def bytes_of(text: str) -> int:
    return len(text.encode("utf-8")) + 1  # and a line feed


def paragraph(rng, sentences: list[str]) -> str:
    text = "".join(s.format(n=rng.randrange(1000, 99999), m=rng.randrange(1, 99), k=rng.randrange(1000, 9999)) for s in sentences)
    return f'<p style="text-align: justify;"><span style="font-family:宋体">{text}</span></p>'


def prepared_paragraphs(rng) -> list[str]:
    return [paragraph(rng, rng.choices(SENTENCES, k=5)) for _ in range(300)]


def roster(rng) -> tuple[str, int]:
    """Markup and the number of values in it that must be found."""
    rows = [(p.name, p.id, p.address, p.mobile) for p in people.people(rng, PEOPLE_PER_ROSTER)]
    cells = "\n".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    head = "<tr><th>姓名</th><th>身份证号</th><th>家庭住址</th><th>联系电话</th></tr>"
    return f'<table border="1">\n{head}\n{cells}\n</table>', 3 * len(rows)


def write_tree(folder: Path, pages: int, encoding: str, seed: int = 1) -> int:
    """Returns how many values were planted."""
    rng = random.Random(seed)
    paragraphs = prepared_paragraphs(rng)
    usual = sum(map(bytes_of, paragraphs)) / len(paragraphs)
    shell_bytes = bytes_of(SHELL + NAV)
    planted = 0
    for number in range(pages):
        body = [paragraph(rng, [ONCE[number % len(ONCE)]])]
        if number % ROSTER_EVERY == 0:
            markup, count = roster(rng)
            body, planted = [*body, markup], planted + count
        size = shell_bytes + sum(map(bytes_of, body))
        while size + usual / 2 < PAGE_BYTES:
            body.append(rng.choice(paragraphs))
            size += bytes_of(body[-1])
        if number % CONTACT_EVERY == 0:
            body.append(f"<p>咨询电话：0550-555{number % 9000 + 1000}</p>")
        day = number % 28 + 1
        text = SHELL.format(charset=CHARSETS[encoding], title=f"关于第{number}号事项的公示", day=day, number=number, nav=NAV, body="\n".join(body))
        path = folder / f"{number // PAGES_PER_FOLDER:04d}" / f"t202006{day:02d}_{number:07d}.html"
        if number % PAGES_PER_FOLDER == 0:
            path.parent.mkdir(parents=True)
        path.write_bytes(text.encode(encoding))
    return planted


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=20000)
    parser.add_argument("--encoding", choices=CHARSETS, default="utf-8")
    options = parser.parse_args()
    print(f"{write_tree(options.folder, options.pages, options.encoding)} values planted")
