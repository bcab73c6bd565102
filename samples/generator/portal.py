"""Pages that no folder claims: shared columns of the city's portal and a page nobody claims."""

from city import PORTAL
from expectations import Document, Found
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


DOCUMENTS = [shared_column, forgotten_page]
