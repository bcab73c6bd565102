"""Government web pages as HTML: head with the tags of 政府网站发展指引 (国办发〔2017〕47号), navigation, article, footer.

Owns the frame and the small pieces (tables, paragraphs); what stands in an article belongs to the modules of the units.
"""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Site:
    """The web site of one unit."""

    name: str       # as the unit calls itself: 澄湖市民政局
    domain: str     # mz.example.gov.cn
    id_code: str    # 政府网站标识码
    phone: str      # of the office, printed in every footer
    address: str    # of the office


@dataclass(frozen=True)
class Article:
    title: str
    column: str
    column_type: str
    published: str           # 2017-11-20 09:30
    source: str              # ContentSource
    body: str                # HTML
    url: str = ""
    author: str = ""
    index: str = ""          # 索引号
    with_tags: bool = True   # False: only the 来源 / 发布时间 line says whose page it is


def paragraphs(*texts: str) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def table(header: list[str], rows: list[list[str]], cell=escape, header_tag: str = "th") -> str:
    """A roster. `cell` turns a text into the markup inside its cell."""
    lines = ['<table border="1" cellspacing="0">']
    lines.append("<tr>" + "".join(f"<{header_tag}>{escape(h)}</{header_tag}>" for h in header) + "</tr>")
    for row in rows:
        lines.append("<tr>" + "".join(f"<td>{cell(value)}</td>" for value in row) + "</tr>")
    return "\n".join(lines + ["</table>"])


def form(rows: list[list[str]]) -> str:
    """A form: captions stand to the left of their values."""
    return "<table>\n" + "\n".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows) + "\n</table>"


def _tags(site: Site, article: Article) -> str:
    tags = {
        "SiteName": site.name,
        "SiteDomain": site.domain,
        "SiteIDCode": site.id_code,
        "ColumnName": article.column,
        "ColumnDescription": f"{site.name}{article.column}栏目，发布{article.column}类信息",
        "ColumnKeywords": f"{article.column},{site.name}",
        "ColumnType": article.column_type,
        "ArticleTitle": article.title,
        "PubDate": article.published,
        "ContentSource": article.source,
        "Author": article.author,
        "Url": article.url,
    }
    return "\n".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in tags.items() if value)


def _index_card(site: Site, article: Article) -> str:
    if not article.index:
        return ""
    return form([["索引号", article.index, "主题分类", article.column],
                 ["发布机构", site.name, "发布日期", article.published[:10]]])


def page(site: Site, article: Article, charset: str = "utf-8") -> str:
    tags = _tags(site, article) if article.with_tags else ""
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{charset}">
<title>{escape(article.title)}_{site.name}</title>
{tags}
<link rel="stylesheet" href="/css/main.css?v=20170912001">
<script>var pageId = 2017110912345678; var _t = "1510191000123";</script>
</head>
<body>
<div class="nav"><a href="/">首页</a> | <a href="/gk/">信息公开</a> | <a href="/fw/">办事服务</a> | <a href="/hd/">互动交流</a></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; {escape(article.column)}</div>
<h1>{escape(article.title)}</h1>
<div class="info"><span>来源：{escape(article.source)}</span>　<span>发布时间：{article.published}</span>　<span>浏览次数：1382</span>　【字体：大 中 小】</div>
{_index_card(site, article)}
<div class="article">
{article.body}
</div>
<div class="footer">
<p>主办单位：{site.name}　地址：{site.address}　邮编：239300</p>
<p>联系电话：{site.phone}　政府服务热线：12345　网站标识码：{site.id_code}</p>
<p>皖ICP备05006150号-1　皖公网安备34118102000{site.id_code[-3:]}号　建议使用1366×768分辨率浏览</p>
</div>
</body>
</html>
"""
