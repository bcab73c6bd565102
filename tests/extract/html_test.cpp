// Small pages, one trait each; html_oracles.py compares whole pages with other parsers.
#include <catch2/catch.hpp>

#include "extract/extracted_text.h"

using namespace leakscan;
using Blocks = std::vector<std::string>;

namespace {

// Text of the blocks of one channel.
Blocks in(Channel channel, std::string_view html) { return texts_of(extract_bytes("<html>" + std::string(html)), channel); }
Blocks body(std::string_view html) { return in(Channel::body, html); }

}  // namespace

TEST_CASE("text is joined across inline elements, comments and wbr, never across blocks") {
    CHECK(body("<p><span>138</span><span>0013</span><b>80</b>00</p>") == Blocks{"13800138000"});
    CHECK(body("<p>138<!-- x -->0013<wbr>8000</p>") == Blocks{"13800138000"});
    CHECK(body("<p>138<br>0013<br/>8000</p>") == Blocks{"138 0013 8000"});
    CHECK(body("<table><tr><td>138</td><td>0013</td><td>8000</td></tr></table>") == Blocks{"138", "0013", "8000"});
    CHECK(body("<p>138</p><p>00138000</p>") == Blocks{"138", "00138000"});
    CHECK(body("<div>138<div>0013</div>8000</div>") == Blocks{"138", "0013", "8000"});
    CHECK(body("<p>138<sup>0</sup>0138000") == Blocks{"13800138000"});
}

TEST_CASE("white space collapses as it is rendered") {
    CHECK(body("<p>\n  a \t b\r\n</p>") == Blocks{"a b"});
    CHECK(body("<b>a</b> <i>b</i>") == Blocks{"a b"});
    CHECK(body("<p> <br> </p>").empty());
}

TEST_CASE("character references are decoded in every form") {
    CHECK(body("&#49;&#x33;&#0000056;&#48;&#48 13") == Blocks{"13800 13"});
    CHECK(body("138&nbsp;0013&zwnj;8000") == Blocks{"138\u00A00013\u200C8000"});
    CHECK(body("a &lt b &amp;c &notit; &NotEqualTilde; &bogus;") == Blocks{"a < b &c ¬it; ≂̸ &bogus;"});
    CHECK(body("&#x80;&#0;&#xD800;") == Blocks{"€\uFFFD\uFFFD"});
    CHECK(body("&amp;#49;3800138000") == Blocks{"13800138000"});
}

TEST_CASE("hidden elements are read in a channel of their own and do not break the visible text") {
    CHECK(body("<p>138<span style='display : none'>999</span>00138000</p>") == Blocks{"13800138000"});
    CHECK(body("<p>138<span style='color:red;Font-Size: 0'>999</span>00138000</p>") == Blocks{"13800138000"});
    CHECK(body("<p>138<span style='left:\n-9999px'>999</span>00138000</p>") == Blocks{"13800138000"});
    CHECK(in(Channel::hidden_element, "<p>138<span style='DISPLAY:none'>999</span>00</p>") == Blocks{"999"});
    CHECK(in(Channel::hidden_element, "<div hidden>a<p>b</p></div>c") == Blocks{"a", "b"});
    CHECK(in(Channel::hidden_element, "<div style='visibility:hidden'>a<div>b</div></div>c") == Blocks{"a", "b"});
    CHECK(in(Channel::hidden_element, "<i style='font-size:0'>a</i><i style='font-size:0.9em'>b</i>") == Blocks{"a"});
    CHECK(in(Channel::hidden_element, "<template>a</template>b") == Blocks{"a"});
    CHECK(in(Channel::hidden_element, "<table><tr><td style='display:none'>a<td>b</table>c") == Blocks{"a"});
    CHECK(in(Channel::hidden_element, "<input type=hidden value=13800138000>") == Blocks{"13800138000"});
    CHECK(body("<p hidden>a<p>b") == Blocks{"b"});
}

TEST_CASE("comments are read as markup, in their channel") {
    CHECK(in(Channel::comment, "<!-- <td>张三</td><td>138</td> -->") == Blocks{"张三", "138"});
    CHECK(in(Channel::comment, "<p>a<!--电话<b>138</b>0013-->b") == Blocks{"电话1380013"});
    CHECK(in(Channel::comment, "a<!-- 张三 and all the rest") == Blocks{"张三 and all the rest"});
    CHECK(in(Channel::comment, "a<!--张三--!>b") == Blocks{"张三"});
    CHECK(body("a<!-- 张三 -->b") == Blocks{"ab"});
    CHECK(in(Channel::comment, "<style>/* 13800138000 */</style>") == Blocks{"13800138000"});
}

TEST_CASE("attributes that could hold a value are read") {
    CHECK(in(Channel::attribute, "<a title='张三' class=x width=100 data-phone=13800138000>") == Blocks{"张三", "13800138000"});
    CHECK(in(Channel::attribute, "<a href='mailto:a@b.cn'>") == Blocks{"a@b.cn"});
    CHECK(in(Channel::attribute, "<a href='/list?tel=%31%33800138000&amp;page=2'>") == Blocks{"13800138000"});
    CHECK(in(Channel::attribute, "<a href='/t20230104_1868472.htm'>").empty());
    CHECK(in(Channel::attribute, "<a href='/f/%E5%BC%A0%E4%B8%89.jpg'>") == Blocks{"张三.jpg"});
    CHECK(in(Channel::attribute, "<a onclick=\"show('13800138000')\">") == Blocks{"show('13800138000')"});
    CHECK(in(Channel::attribute, "<iframe srcdoc='&lt;p>138&lt;b>00138000'></iframe>") == Blocks{"13800138000"});
    CHECK(in(Channel::attribute, "<a href='data:text/html;base64,PGI+MTM4PC9iPjAwMTM4MDAw'>") == Blocks{"13800138000"});
    CHECK(in(Channel::attribute, "<meta name=description content='电话13800138000'>") == Blocks{"电话13800138000"});
}

TEST_CASE("a quote that is never closed loses nothing") {
    CHECK(body("<p>a</p><p title=\"张三 13800138000") == Blocks{"a", "<p title=\"张三 13800138000"});
    CHECK(in(Channel::attribute, "<a href=\"x>张三</a><p>13800138000</p><a title=\"y\">b") == Blocks{"x>张三", "13800138000", "<a title="});
}

TEST_CASE("strings, numbers and comments of scripts are read with their keys") {
    const Document document =
        extract_bytes("<script>var d={\"phone\":\"13800138000\",'n':\"\\u5f20\\u4e09\"}; var id = 340123190506150048; // 张三\n</script>");
    CHECK(texts_of(document, Channel::script) == Blocks{"13800138000", "张三", "340123190506150048", "张三"});
    CHECK(document.label_of(document.blocks[0]) == "phone");
    CHECK(document.label_of(document.blocks[2]) == "id");
    CHECK(in(Channel::script, "<script>document.write('<b>138</b>00138000')</script>") == Blocks{"13800138000"});
    CHECK(in(Channel::script, "<script><!--\n\"<script>张三</script>\"\n--></script>") == Blocks{"张三"});
    CHECK(in(Channel::script, "<script>a='%u5f20%u4e0913800138000'</script>") == Blocks{"张三13800138000"});
}

TEST_CASE("cells know their row, column and header") {
    const Document document = extract_bytes(
        "<table><tr><td colspan=2>2017年名单</td></tr><tr><td>姓名</td><td>身份证号</td></tr>"
        "<tr><td rowspan=2>张三</td><td>340123190506150048</td></tr><tr><td>340123190506150049</td></tr></table>");
    REQUIRE(document.blocks.size() == 6);
    const Block& id = document.blocks[5];
    CHECK(id.where.table == 1);
    CHECK(id.where.row == 4);
    CHECK(id.where.column == 2);
    CHECK(document.label_of(id) == "身份证号");
    CHECK(document.label_of(document.blocks[3]) == "姓名");
    CHECK(document.label_of(document.blocks[1]).empty());
}

TEST_CASE("a table within a cell stands under the cell's header") {
    const Document document =
        extract_bytes("<table><tr><th>姓名<th>电话</tr><tr><td>张三<td><table><tr><td>13800138000</td></tr></table></td></tr></table>");
    REQUIRE(document.blocks.size() == 4);
    CHECK(document.label_of(document.blocks[3]) == "电话");
}

TEST_CASE("rows that were commented out stand under the table's header") {
    const Document document = extract_bytes("<table><tr><th>姓名<th>电话</tr><!-- <tr><td>张三<td>13800138000</tr> --></table>");
    REQUIRE(document.blocks.size() == 4);
    CHECK(document.blocks[3].where.channel == Channel::comment);
    CHECK(document.label_of(document.blocks[3]) == "电话");
}

TEST_CASE("numbers written into boxes become one block") {
    const Document document = extract_bytes(
        "<table><tr><td>电话</td><td>1</td><td>3</td><td>8</td><td>0</td><td>0</td><td>1</td><td>3</td><td>8</td><td>0</td>"
        "<td>0</td><td>0</td><td>张三</td></tr></table>");
    CHECK(texts_of(document, Channel::body) == Blocks{"电话", "13800138000", "张三"});
    CHECK(document.label_of(document.blocks[1]) == "电话");
}

TEST_CASE("captions outside of tables name what follows") {
    const Document list = extract_bytes("<dl><dt>联系电话</dt><dd>13800138000</dd></dl>");
    CHECK(list.label_of(list.blocks[1]) == "联系电话");
    const Document form = extract_bytes("<form>手机：<input name=sj value=13800138000></form>");
    CHECK(form.label_of(form.blocks.back()) == "手机");
}

TEST_CASE("line and column lead back to the source") {
    const Document document = extract_bytes("<p>\n张三 &nbsp;&#49;38</p>\n<td title='李四'>x");
    CHECK(document.position_of(document.blocks[0].begin).line == 2);
    CHECK(document.position_of(document.blocks[0].begin).column == 1);
    const auto digit = static_cast<std::uint32_t>(document.text.find("38"));
    CHECK(document.position_of(digit).column == 15);
    CHECK(document.position_of(document.blocks[2].begin).line == 3);
}

TEST_CASE("long pages are handed on in parts with their own piece of source") {
    std::string page = "<table><tr><th>姓名<th>电话</tr>\n";
    for (int i = 0; i < 200; ++i) page += "<tr><td>张三<td>13800138000</tr>\n";
    Limits limits;
    limits.part_bytes = 1000;
    const std::vector<Document> parts = extract_parts(page, limits);
    REQUIRE(parts.size() > 3);
    const Document& last = parts.back();
    CHECK(last.label_of(last.blocks.back()) == "电话");
    CHECK(last.position_of(last.blocks.back().begin).line == 201);
    CHECK(last.position_of(last.blocks.back().begin).column == 15);
}

TEST_CASE("a page says who published it") {
    const Document tagged =
        extract_bytes("<meta name=\"pubdate\" content=\"2017-11-20 09:30\"><meta name=ContentSource content=市民政局><title>公示</title>");
    CHECK(tagged.meta.published == "2017-11-20");
    CHECK(tagged.meta.content_source == "市民政局");
    CHECK(tagged.meta.title == "公示");
    const Document untagged =
        extract_bytes("<p>出生日期：1950-01-01</p><p>来源：市民政局　发布时间：2017年11月20日</p><td>索引号：</td><td>003/2017-1</td>");
    CHECK(untagged.meta.published == "2017-11-20");
    CHECK(untagged.meta.content_source == "市民政局");
    CHECK(untagged.meta.reference == "003/2017-1");
}

TEST_CASE("the columns of a list of documents say nothing of the page itself") {
    const Document document = extract_bytes(
        "<table><tr><th>索引号<th>名称<th>发布机构<th>发布日期</tr><tr><td>003/2017-1<td>通知<td>民政局<td>2017-01-15</tr></table>");
    CHECK(document.meta.reference.empty());
    CHECK(document.meta.content_source.empty());
    CHECK(document.meta.published.empty());
}
