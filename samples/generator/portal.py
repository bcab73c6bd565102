"""Pages that no folder claims: shared columns of the city's portal and a page nobody claims."""

import archives
from city import PORTAL
from expectations import Document, Found, inside
from pages import Article, page, paragraphs, table
from people import people


def shared_column(rng) -> list[Document]:
    """The portal publishes, the civil affairs bureau wrote it: ContentSource decides."""
    holders = people(rng, 4)
    rows = [[p.name, p.address, p.mobile] for p in holders]
    body = table(["姓名", "住址", "联系方式"], rows)
    article = Article("城市特困人员供养名单公示", "公示公告", "信息公开目录", "2020-06-01 09:00", "市民政局", body)
    found = []
    for p in holders:
        found += [Found("address", p.address, label="住址"), Found("mobile_phone", p.mobile, label="联系方式")]
    return [Document("gk/gongshi/2020-0601.html", page(PORTAL, article).encode(), "minzheng", found)]


def forgotten_page(rng) -> list[Document]:
    """No tags, no source, no claim: it must show up as unassigned."""
    p, q = people(rng, 2)
    content = f"""<html><head><title>通知</title></head><body><p>请以下同志参加培训：</p>
<p>{p.name}　{p.id}</p><p>{q.name}　{q.id}</p></body></html>"""
    return [Document("old/2014/tz.html", content.encode("gbk"), "unassigned", [Found("resident_id", x.id) for x in (p, q)])]


def crawled_site(rng) -> list[Document]:
    """What a crawler kept of a site that is gone: the addresses say whose it was. One page is there twice, once as a revisit."""
    site = "https://rs.example.gov.cn"
    trained, hired = people(rng, 3), people(rng, 2)
    rows = "".join(f"<tr><td>{p.name}</td><td>{p.id}</td></tr>" for p in trained)
    roster = f"<html><head><title>培训补贴名单</title></head><body><table><tr><th>姓名</th><th>身份证号</th></tr>{rows}</table></body></html>"
    lines = "".join(f"<p>{p.name}，联系电话：{p.mobile}</p>" for p in hired)
    notice = f"<html><head><title>录用通知</title></head><body>{lines}</body></html>"
    first, copy, second = f"{site}/2013/pxbt.html", f"{site}/print/pxbt.html", f"{site}/2013/lytz.html"
    records = [
        archives.warc_record("warcinfo", "", b"software: crawler\r\n"),
        archives.warc_record("request", first, b"GET /2013/pxbt.html HTTP/1.1\r\nHost: rs.example.gov.cn\r\n\r\n"),
        archives.warc_record("response", first, archives.http_answer(archives.chunked(roster.encode("gbk")), "text/html; charset=gb2312", "Transfer-Encoding: chunked"),
                             "WARC-Record-ID: <urn:uuid:10000000-0000-4000-8000-000000000001>"),
        archives.warc_record("response", second, archives.http_answer(archives.gz(notice.encode()), "text/html", "Content-Encoding: gzip")),
        archives.warc_record("response", f"{site}/", archives.http_answer("<html><body><p>首页</p></body></html>".encode(), "text/html; charset=utf-8")),
        archives.warc_record("revisit", copy, b"", "WARC-Refers-To: <urn:uuid:10000000-0000-4000-8000-000000000001>"),
    ]
    ids = [Found("resident_id", p.id, label="身份证号") for p in trained]
    found = inside(first, ids) + inside(second, [Found("mobile_phone", p.mobile) for p in hired]) + inside(copy, ids)
    return [Document("old/2013/rs-site.warc.gz", archives.warc_gz(records), "renshe", found)]


DOCUMENTS = [shared_column, forgotten_page, crawled_site]
