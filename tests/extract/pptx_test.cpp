// Presentations made part by part.
#include <array>
#include <catch2/catch.hpp>

#include "extract/formats.h"
#include "support/make_zip.h"
#include "support/office.h"

using namespace leakscan;

namespace {

constexpr std::string_view spaces = " xmlns:a=\"urn:a\" xmlns:p=\"urn:p\" xmlns:r=\"urn:r\" xmlns:mc=\"urn:mc\"";

std::string relationships(const std::vector<std::array<std::string, 3>>& list) {
    std::string text = "<Relationships>";
    for (const auto& [id, type, target] : list)
        text += "<Relationship Id=\"" + id + "\" Type=\"x/" + type + "\" Target=\"" + target + "\"" +
                (type == "hyperlink" ? " TargetMode=\"External\"/>" : "/>");
    return text + "</Relationships>";
}

std::string paragraph(std::string_view text) { return "<a:p><a:r><a:t>" + std::string(text) + "</a:t></a:r></a:p>"; }
std::string shape(std::string_view paragraphs, std::string_view properties = {}) {
    return "<p:sp><p:nvSpPr>" + std::string(properties) + "</p:nvSpPr><p:txBody>" + std::string(paragraphs) + "</p:txBody></p:sp>";
}
std::string part(std::string_view name, std::string_view inside, std::string_view attributes = {}) {
    return "<p:" + std::string(name) + std::string(spaces) + " " + std::string(attributes) + "><p:cSld><p:spTree>" + std::string(inside) +
           "</p:spTree></p:cSld></p:" + std::string(name) + ">";
}
std::string cell(std::string_view text, std::string_view attributes = {}) {
    return "<a:tc " + std::string(attributes) + "><a:txBody>" + paragraph(text) + "</a:txBody></a:tc>";
}

// The slides are shown in the order 2, 1.
std::string make_deck(std::string_view first, std::string_view second, const std::vector<ZipMember>& more = {}) {
    std::vector<ZipMember> members = {
        {"_rels/.rels", relationships({{"r1", "officeDocument", "ppt/presentation.xml"}})},
        {"ppt/presentation.xml", "<p:presentation" + std::string(spaces) +
                                     "><p:sldIdLst><p:sldId id=\"256\" r:id=\"r2\"/><p:sldId id=\"257\" r:id=\"r1\"/></p:sldIdLst>"
                                     "</p:presentation>"},
        {"ppt/_rels/presentation.xml.rels", relationships({{"r1", "slide", "slides/slide1.xml"}, {"r2", "slide", "slides/slide2.xml"}})},
        {"ppt/slides/slide1.xml", std::string(first)},
        {"ppt/slides/slide2.xml", std::string(second)},
    };
    for (const ZipMember& member : more) {
        std::erase_if(members, [&](const ZipMember& usual) { return usual.name == member.name; });
        members.push_back(member);
    }
    return make_zip(members);
}

std::vector<std::string> pages_of(const std::string& bytes) {
    std::vector<std::string> lines;
    Item item;
    item.bytes = bytes;
    REQUIRE(extract_pptx(item, {}, [&](const Document& document) {
                for (const Block& block : document.blocks)
                    lines.push_back(std::to_string(block.where.page) + " " + std::string(name(block.where.channel)) + " " +
                                    std::string(document.text_of(block)));
            }).ok());
    return lines;
}

const std::string phone = "13800138000";

}  // namespace

TEST_CASE("slides come in their order, with notes, comments and hidden slides in their channels") {
    const std::string bytes = make_deck(
        part("sld", shape(paragraph("隐藏" + phone)), "show=\"0\""),
        part("sld", shape("<a:p><a:r><a:t>电话：1380</a:t></a:r><a:r><a:t>0138000</a:t></a:r></a:p>")),
        {{"ppt/slides/_rels/slide2.xml.rels",
          relationships({{"r1", "notesSlide", "../notesSlides/notesSlide1.xml"}, {"r2", "comments", "../comments/comment1.xml"}})},
         {"ppt/notesSlides/notesSlide1.xml", part("notes", shape(paragraph("备注" + phone)))},
         {"ppt/comments/comment1.xml", "<p:cmLst" + std::string(spaces) + "><p:cm><p:text>批注" + phone + "</p:text></p:cm></p:cmLst>"},
         {"ppt/slides/slide9.xml", part("sld", shape(paragraph("旧" + phone)))}});
    CHECK(pages_of(bytes) == std::vector<std::string>{"1 body 电话：" + phone, "1 comment 备注" + phone, "1 comment 批注" + phone,
                                                      "2 hidden_sheet 隐藏" + phone, "0 older_revision 旧" + phone});
}

TEST_CASE("tables of slides have labels, whatever is merged") {
    const std::string table = "<p:graphicFrame><a:tbl><a:tr>" + cell("2020年名单", "gridSpan=\"2\"") + cell("", "hMerge=\"1\"") +
                              "</a:tr><a:tr>" + cell("姓名") + cell("联系电话") + "</a:tr><a:tr>" + cell("王小明") + cell(phone) +
                              "</a:tr></a:tbl></p:graphicFrame>";
    const ReadDocument read = read_with(extract_pptx, make_deck(part("sld", ""), part("sld", table)));
    INFO(read.all());
    CHECK(read.has("t1 r3 c1 [姓名] 王小明"));
    CHECK(read.has("t1 r3 c2 [联系电话] " + phone));
}

TEST_CASE("links, words for pictures, masters and properties are read; a fallback is not read twice") {
    const std::string slide = shape("<a:p><a:r><a:rPr><a:hlinkClick r:id=\"r1\"/></a:rPr><a:t>邮件</a:t></a:r></a:p>",
                                    "<p:cNvPr id=\"2\" descr=\"王小明证件照\"/>") +
                              "<mc:AlternateContent><mc:Choice>" + shape(paragraph("一次")) + "</mc:Choice><mc:Fallback>" +
                              shape(paragraph("一次")) + "</mc:Fallback></mc:AlternateContent>";
    const ReadDocument read =
        read_with(extract_pptx,
                  make_deck(part("sld", ""), part("sld", slide),
                            {{"ppt/slides/_rels/slide2.xml.rels", relationships({{"r1", "hyperlink", "mailto:a@example.com"}})},
                             {"ppt/slideMasters/slideMaster1.xml",
                              part("sldMaster", shape(paragraph("单击此处编辑"), "<p:nvPr><p:ph type=\"body\"/></p:nvPr>") +
                                                    shape(paragraph("值班" + phone)))},
                             {"docProps/core.xml",
                              "<cp:coreProperties xmlns:cp=\"urn:c\" xmlns:dc=\"urn:d\"><dc:title>公示</dc:title></cp:coreProperties>"}}));
    CHECK(read.title == "公示");
    CHECK(read.warnings.empty());
    CHECK(read.lines == std::vector<std::string>{"metadata [标题] 公示", "attribute 王小明证件照", "attribute mailto:a@example.com", "邮件",
                                                 "一次", "header_footer 值班" + phone});
}

TEST_CASE("shapes that are hidden or lie beside the slide are hidden text") {
    const auto at = [](int x, int y) {
        return "<p:cNvPr id=\"2\"/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) +
               "\"/><a:ext cx=\"100\" cy=\"100\"/></a:xfrm></p:spPr><p:nvSpPr>";
    };
    const std::string slide = shape(paragraph("见"), at(0, 0)) + shape(paragraph("左"), at(-200, 0)) + shape(paragraph("下"), at(0, 901)) +
                              shape(paragraph("半"), at(950, 0)) + shape(paragraph("藏"), "<p:cNvPr id=\"3\" hidden=\"1\"/>") +
                              "<p:grpSp><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/></a:xfrm></p:grpSpPr>" +
                              shape(paragraph("组"), at(5000, 0)) + "</p:grpSp>";
    const std::string bytes =
        make_deck(part("sld", ""), part("sld", slide),
                  {{"ppt/presentation.xml",
                    "<p:presentation" + std::string(spaces) +
                        "><p:sldIdLst><p:sldId id=\"256\" r:id=\"r2\"/></p:sldIdLst><p:sldSz cx=\"1000\" cy=\"900\"/></p:presentation>"}});
    CHECK(pages_of(bytes) ==
          std::vector<std::string>{"1 body 见", "1 hidden_text 左", "1 hidden_text 下", "1 body 半", "1 hidden_text 藏", "1 body 组"});
}

TEST_CASE("authors, notes of add-ins, sections, custom XML and masters of notes are read") {
    const ReadDocument read = read_with(
        extract_pptx,
        make_deck(part("sld", ""), part("sld", shape(paragraph("见"))),
                  {{"ppt/commentAuthors.xml", "<p:cmAuthorLst" + std::string(spaces) + "><p:cmAuthor name=\"测试甲\"/></p:cmAuthorLst>"},
                   {"ppt/authors.xml",
                    "<a:authorLst" + std::string(spaces) + "><a:author name=\"测试甲\" userId=\"a@example.com\"/></a:authorLst>"},
                   {"ppt/tags/tag1.xml", "<p:tagLst" + std::string(spaces) + "><p:tag name=\"来源\" val=\"" + phone + "\"/></p:tagLst>"},
                   {"customXml/item1.xml", "<x><电话>13800138001</电话></x>"},
                   {"ppt/notesMasters/notesMaster1.xml", part("notesMaster", shape(paragraph("值班")))}}));
    CHECK(read.warnings.empty());
    CHECK(read.lines == std::vector<std::string>{"见", "header_footer 值班", "metadata [批注者] 测试甲", "metadata [批注者] a@example.com",
                                                 "metadata [来源] " + phone, "metadata [电话] 13800138001"});
}

TEST_CASE("a presentation whose list is lost shows its slides; a part that is missing costs itself") {
    const std::string lost = make_zip({{"ppt/slides/slide1.xml", part("sld", shape(paragraph(phone)))}});
    const ReadDocument read = read_with(extract_pptx, lost);
    CHECK(read.lines == std::vector<std::string>{phone});
    CHECK(read.warnings == std::vector<std::string>{"part ppt/presentation.xml is missing"});
    CHECK_FALSE(read_with(extract_pptx, make_zip({{"ppt/theme.xml", "<a/>"}})).ok);
}
