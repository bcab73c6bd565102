// OpenDocuments made part by part, and those that LibreOffice writes.
#include <catch2/catch.hpp>
#include <chrono>

#include "base/text.h"
#include "extract/formats.h"
#include "support/make_zip.h"
#include "support/office.h"

using namespace leakscan;

namespace {

constexpr std::string_view spaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:t\" xmlns:table=\"urn:ta\" xmlns:style=\"urn:s\""
    " xmlns:draw=\"urn:d\" xmlns:fo=\"urn:fo\" xmlns:svg=\"urn:svg\" xmlns:xlink=\"urn:x\" xmlns:dc=\"urn:dc\" xmlns:meta=\"urn:m\""
    " xmlns:presentation=\"urn:p\" xmlns:form=\"urn:f\" xmlns:manifest=\"urn:ma\" xmlns:config=\"urn:c\"";

const std::string phone = "13800138000";
const std::string number = "340123190703070019";

std::string element(std::string_view name, std::string_view inside, std::string_view attributes = {}) {
    return "<" + std::string(name) + std::string(attributes) + ">" + std::string(inside) + "</" + std::string(name) + ">";
}
std::string part(std::string_view name, std::string_view inside) { return element(name, inside, spaces); }
std::string p(std::string_view inside, std::string_view attributes = {}) { return element("text:p", inside, attributes); }
std::string cell(std::string_view text, std::string_view attributes = {}) {
    return element("table:table-cell", text.empty() ? "" : p(text), attributes);
}
std::string row(std::string_view cells, std::string_view attributes = {}) { return element("table:table-row", cells, attributes); }
std::string property(std::string_view family, std::string_view name, std::string_view inside) {
    return "<style:style style:name=\"" + std::string(name) + "\" style:family=\"" + std::string(family) + "\">" + std::string(inside) +
           "</style:style>";
}

std::string make_odf(std::string_view kind, std::string_view body, std::string_view automatic = {},
                     const std::vector<ZipMember>& more = {}) {
    const std::string content = part("office:document-content", element("office:automatic-styles", automatic) +
                                                                    element("office:body", element("office:" + std::string(kind), body)));
    std::vector<ZipMember> members = {{"mimetype", "application/vnd.oasis.opendocument." + std::string(kind), true},
                                      {"content.xml", content}};
    members.insert(members.end(), more.begin(), more.end());
    return make_zip(members);
}

ReadDocument read_odf(const std::string& bytes) { return read_with(extract_odf, bytes); }
using Lines = std::vector<std::string>;

Lines read_text(std::string_view body, std::string_view automatic = {}) {
    const ReadDocument read = read_odf(make_odf("text", body, automatic));
    CHECK(read.warnings.empty());
    return read.lines;
}

}  // namespace

TEST_CASE("OpenDocument text: spans are joined, white space counts once, breaks and tabs keep values whole or apart") {
    CHECK(read_text(p("电话：<text:span>1380</text:span><text:span>0138000</text:span>")) == Lines{"电话：" + phone});
    CHECK(read_text(p("\n  甲\n   乙<text:s text:c=\"2\"/>丙<text:tab/>丁<text:line-break/>戊  ")) == Lines{"甲 乙  丙\t丁 戊 "});
    CHECK(read_text(element("text:list", element("text:list-item", p("第一项" + phone)))) == Lines{"第一项" + phone});
}

TEST_CASE("OpenDocument text hidden in any way has its channel") {
    const std::string hidden = "<style:text-properties text:display=\"none\"/>";
    const std::string styles = property("text", "T1", hidden) + property("paragraph", "P1", hidden) +
                               property("text", "T2", "<style:text-properties fo:color=\"#FFFFFF\"/>") +
                               property("text", "T3", "<style:text-properties fo:color=\"#ffffff\" fo:background-color=\"#000000\"/>");
    const auto read = [&](std::string_view body) { return read_text(body, styles); };
    CHECK(read(p("身份证号：<text:span text:style-name=\"T1\">" + number + "</text:span>")) ==
          Lines{"身份证号：", "hidden_text [身份证号] " + number});
    CHECK(read(p(phone, " text:style-name=\"P1\"")) == Lines{"hidden_text " + phone});
    CHECK(read(p("<text:span text:style-name=\"T2\">" + phone + "</text:span>")) == Lines{"hidden_text " + phone});
    CHECK(read(p("<text:span text:style-name=\"T3\">" + phone + "</text:span>")) == Lines{phone});
    CHECK(read(p("甲<text:hidden-text text:string-value=\"" + phone + "\" text:is-hidden=\"true\"/>")) ==
          Lines{"甲", "hidden_text " + phone});
    CHECK(read(p(phone + "<text:hidden-paragraph text:is-hidden=\"true\"/>")) == Lines{"hidden_text " + phone});
    CHECK(read(element("text:section", p(phone), " text:display=\"none\"")) == Lines{"hidden_text " + phone});
    CHECK(read(element("text:section", p(phone), " text:display=\"condition\" text:is-hidden=\"false\"")) == Lines{phone});
    CHECK(read(p("甲<text:variable-set text:display=\"none\" office:string-value=\"" + phone + "\"/>")) ==
          Lines{"甲", "hidden_text " + phone});
    CHECK(read(p("<text:conditional-text text:string-value-if-true=\"甲\" text:string-value-if-false=\"" + phone +
                 "\" text:current-value=\"true\">甲</text:conditional-text>")) == Lines{"甲", "hidden_text " + phone});
}

TEST_CASE("OpenDocument changes: what was deleted is put together with what stands around its place") {
    const auto region = [](std::string_view id, std::string_view inside) {
        return "<text:changed-region xml:id=\"" + std::string(id) + "\"><text:deletion><office:change-info><dc:creator>某</dc:creator>" +
               "<dc:date>2017-11-20</dc:date></office:change-info>" + std::string(inside) + "</text:deletion></text:changed-region>";
    };
    const std::string insertion = "<text:changed-region xml:id=\"c9\"><text:insertion/></text:changed-region>";
    const std::string changes =
        element("text:tracked-changes",
                region("c1", p("8000")) + insertion + region("c2", p("") + p("中" + phone) + p("")) + region("c3", p(number)));
    CHECK(read_text(changes +
                    p("电话1380013<text:change text:change-id=\"c1\"/><text:change-start text:change-id=\"c9\"/>8001"
                      "<text:change-end text:change-id=\"c9\"/>") +
                    p("前<text:change text:change-id=\"c2\"/>后")) == Lines{"metadata [修订作者] 某", "tracked_deletion 中" + phone,
                                                                            "电话13800138001", "tracked_deletion [电话] 13800138000",
                                                                            "前后", "tracked_deletion " + number});
    // A roster that was deleted keeps its labels.
    const std::string table =
        element("table:table", row(cell("姓名") + cell("银行账号")) + row(cell("测试甲") + cell("6222020200012345678")));
    CHECK(read_text(element("text:tracked-changes", region("c1", table))) ==
          Lines{"metadata [修订作者] 某", "t1 r1 c1 tracked_deletion 姓名", "t1 r1 c2 tracked_deletion 银行账号",
                "t1 r2 c1 tracked_deletion [姓名] 测试甲", "t1 r2 c2 tracked_deletion [银行账号] 6222020200012345678"});
}

TEST_CASE("OpenDocument notes, comments, text boxes, links and words for pictures stand beside the text") {
    CHECK(read_text(p("文<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p("注" + phone) +
                      "</text:note-body></text:note>后")) == Lines{"注" + phone, "文后"});
    CHECK(read_text(p("文<office:annotation><dc:creator>测试甲</dc:creator><dc:date>2017</dc:date>" + p("批" + phone) +
                      "</office:annotation>后")) == Lines{"metadata [批注者] 测试甲", "comment 批" + phone, "文后"});
    CHECK(read_text(p("文<draw:frame><draw:text-box>" + p(phone) +
                      "</draw:text-box><svg:title>题</svg:title><svg:desc>述</svg:desc></draw:frame>后")) ==
          Lines{phone, "attribute 题", "attribute 述", "文后"});
    CHECK(read_text(p("<text:a xlink:href=\"mailto:a@example.com\">写信</text:a>")) == Lines{"attribute mailto:a@example.com", "写信"});
    CHECK(read_text(p("<draw:frame><draw:image "
                      "xlink:href=\"Pictures/1.png\"><office:binary-data>QUJD</office:binary-data></draw:image></draw:frame>")) == Lines{});
    CHECK(read_text("<text:user-field-decls><text:user-field-decl text:name=\"甲\" office:string-value=\"" + phone +
                    "\"/><text:user-field-decl text:name=\"乙\" office:string-value=\"见\"/></text:user-field-decls>" +
                    p("<text:user-field-get text:name=\"乙\">见</text:user-field-get>")) == Lines{"见", "metadata [甲] " + phone});
    CHECK(read_text("<office:forms><form:form><form:text form:value=\"原\" form:current-value=\"" + phone +
                    "\" form:title=\"提示\"/><form:hidden form:name=\"编号\" form:value=\"" + number + "\"/></form:form></office:forms>" +
                    p("文")) == Lines{phone, "attribute 原", "attribute 提示", "hidden_text [编号] " + number, "文"});
}

TEST_CASE("OpenDocument tables have labels, whatever is merged") {
    const std::string table =
        element("table:table",
                "<table:table-header-rows>" +
                    row(cell("姓名") + cell("电话", " table:number-columns-spanned=\"2\"") + "<table:covered-table-cell/>") +
                    "</table:table-header-rows>" +
                    row(cell("测试甲", " table:number-rows-spanned=\"2\"") + cell(phone) + cell("1380<text:span>0138001</text:span>")) +
                    row("<table:covered-table-cell/>" + cell("13800138002") + cell("")));
    CHECK(read_text(table) == Lines{"t1 r1 c1 姓名", "t1 r1 c2 电话", "t1 r2 c1 [姓名] 测试甲", "t1 r2 c2 [电话] " + phone,
                                    "t1 r2 c3 [电话] 13800138001", "t1 r3 c2 [电话] 13800138002"});
}

TEST_CASE("OpenDocument headers and footers are those of the master pages, with the styles of their part") {
    const std::string master =
        element("style:master-page", element("style:header", p("页眉")) +
                                         element("style:footer", p("<text:span text:style-name=\"T1\">隐</text:span>")) +
                                         "<style:header-left style:display=\"false\">" + p("左") + "</style:header-left>");
    const std::string hidden = property("text", "T1", "<style:text-properties text:display=\"none\"/>");
    const std::string styles =
        part("office:document-styles", element("office:automatic-styles", hidden) + element("office:master-styles", master));
    const ReadDocument read = read_odf(
        make_odf("text", p("<text:span text:style-name=\"T1\">见</text:span>"), property("text", "T1", ""), {{"styles.xml", styles}}));
    CHECK(read.lines == Lines{"见", "header_footer 页眉", "hidden_text 隐", "hidden_text 左"});
}

TEST_CASE("OpenDocument sheets: addresses, labels, repeated and hidden rows and columns, hidden sheets") {
    const std::string styles = property("table", "ta2", "<style:table-properties table:display=\"false\"/>");
    const std::string first =
        "<table:table table:name=\"表\"><table:table-column table:number-columns-repeated=\"2\"/><table:table-column "
        "table:visibility=\"collapse\"/>" +
        row(cell("姓名") + cell("电话") + cell("身份证号")) + row(cell("甲") + cell(phone) + cell(number)) +
        row(cell("", " table:number-columns-repeated=\"16384\""), " table:number-rows-repeated=\"3\"") +
        row(cell("乙", " table:number-columns-repeated=\"2\""), " table:number-rows-repeated=\"2\"") +
        row(cell("丙"), " table:visibility=\"filter\"") +
        row(cell("", " table:number-columns-repeated=\"16384\""), " table:number-rows-repeated=\"1048568\"") + "</table:table>";
    const std::string second =
        "<table:table table:name=\"底稿\" table:style-name=\"ta2\">" + row(cell("") + cell(number)) + "</table:table>";
    const ReadDocument read = read_odf(make_odf("spreadsheet", first + second, styles));
    CHECK(read.lines == Lines{"表! metadata [工作表名] 表", "表!A1 姓名", "表!B1 电话", "表!C1 hidden_column 身份证号", "表!A2 [姓名] 甲",
                              "表!B2 [电话] " + phone, "表!C2 hidden_column [身份证号] " + number, "表!A6 [姓名] 乙", "表!B6 [电话] 乙",
                              "表!A7 [姓名] 乙", "表!B7 [电话] 乙", "表!A8 hidden_row [姓名] 丙", "底稿! metadata [工作表名] 底稿",
                              "底稿!B1 hidden_sheet " + number});
}

TEST_CASE("OpenDocument cells say what is shown, unless the sheet shortens or hides it") {
    const auto read = [](std::string_view cells, std::string_view styles = {}) {
        const ReadDocument document =
            read_odf(make_odf("spreadsheet", "<table:table table:name=\"s\">" + row(cells) + "</table:table>", styles));
        return Lines(document.lines.begin() + 1, document.lines.end());
    };
    const auto value = [](std::string_view stored) { return " office:value-type=\"float\" office:value=\"" + std::string(stored) + "\""; };
    CHECK(read(cell("2017年11月20日", " office:value-type=\"date\" office:date-value=\"2017-11-20\"")) == Lines{"s!A1 2017年11月20日"});
    CHECK(read(cell("1.3800138E+10", value("13800138000"))) == Lines{"s!A1 13800138000"});
    CHECK(read(cell("138-0013-8000", value("13800138000"))) == Lines{"s!A1 138-0013-8000"});
    CHECK(read(cell("138亿", value("13800138000"))) == Lines{"s!A1 138亿 13800138000"});
    CHECK(read(element("table:table-cell", "<text:p/>", value("13800138000"))) == Lines{"s!A1 hidden_text 13800138000"});
    CHECK(read(element("table:table-cell", "", value("13800138000"))) == Lines{"s!A1 13800138000"});  // written without a layout
    CHECK(read("<table:covered-table-cell>" + p(phone) + "</table:covered-table-cell>") == Lines{"s!A1 hidden_text " + phone});
    const std::string white =
        property("table-cell", "w", "<style:text-properties fo:color=\"#ffffff\"/>") +
        property("table-cell", "b",
                 "<style:table-cell-properties fo:background-color=\"#4472c4\"/><style:text-properties fo:color=\"#ffffff\"/>");
    CHECK(read(cell(phone, " table:style-name=\"w\"") + cell(phone, " table:style-name=\"b\""), white) ==
          Lines{"s!A1 hidden_text " + phone, "s!B1 " + phone});
}

TEST_CASE("OpenDocument sheets hold comments, lists of choices, constants, copies of other files and what changes took away") {
    const std::string body =
        "<table:tracked-changes><table:cell-content-change><table:cell-address table:column=\"1\" table:row=\"1\" "
        "table:table=\"0\"/><office:change-info>"
        "<dc:creator>某</dc:creator></office:change-info><table:previous><table:change-track-table-cell>" +
        p("旧" + phone) +
        "</table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>"
        "<table:content-validations><table:content-validation table:name=\"v\" "
        "table:condition=\"of:cell-content-is-in-list(&quot;甲&quot;;&quot;乙&quot;)\">"
        "<table:help-message>" +
        p("提示") +
        "</table:help-message></table:content-validation></table:content-validations>"
        "<table:table table:name=\"表\">" +
        row("<table:table-cell table:content-validation-name=\"v\"><office:annotation><dc:creator>某</dc:creator>" + p("批注") +
            "</office:annotation>" + p("甲") + "</table:table-cell>") +
        row("<table:table-cell><draw:frame><draw:text-box>" + p("框") +
            "</draw:text-box><svg:desc>述</svg:desc></draw:frame></table:table-cell>") +
        "</table:table><table:table table:name=\"'file:///D:/名单.ods'#$表1\">" + row(cell(number)) +
        "</table:table>"
        "<table:named-expressions><table:named-expression table:name=\"常量\" table:expression=\"&quot;" +
        phone +
        "&quot;\"/>"
        "<table:named-expression table:name=\"引用\" table:expression=\"of:=[.A1]\"/></table:named-expressions>";
    CHECK(read_odf(make_odf("spreadsheet", body)).lines ==
          Lines{"metadata [修订作者] 某", "表! metadata [工作表名] 表", "表!A1 attribute 甲", "表!A1 attribute 乙", "表!A1 attribute 提示",
                "metadata [批注者] 某", "表!A1 甲", "表!A1 cell_comment 批注", "表! 框", "表!A2 attribute 述",
                "'file:///D:/名单.ods'#$表1! metadata [工作表名] 'file:///D:/名单.ods'#$表1",
                "'file:///D:/名单.ods'#$表1!A1 older_revision " + number, "metadata [常量] \"" + phone + "\"",
                "表!B2 tracked_deletion 旧" + phone});
}

TEST_CASE("OpenDocument slides have their numbers, notes, comments and hidden slides") {
    const auto page = [](std::string_view inside, std::string_view style = {}) {
        return "<draw:page draw:style-name=\"" + std::string(style) + "\">" + std::string(inside) + "</draw:page>";
    };
    const auto box = [](std::string_view text, std::string_view attributes = {}) {
        return "<draw:frame" + std::string(attributes) + "><draw:text-box>" + p(text) + "</draw:text-box></draw:frame>";
    };
    const std::string body = "<presentation:footer-decl>页脚</presentation:footer-decl>" +
                             page(box("一") + "<office:annotation>" + p("批") + "</office:annotation><presentation:notes>" + box("备") +
                                  "</presentation:notes>") +
                             page(box("隐"), "h") +
                             page(box("提示", " presentation:placeholder=\"true\"") + box("藏", " draw:layer=\"l\""));
    const std::string styles =
        part("office:document-styles",
             element("office:master-styles",
                     "<draw:layer-set><draw:layer draw:name=\"l\" draw:display=\"none\"/></draw:layer-set><style:handout-master>" +
                         box("讲义") + "</style:handout-master>" +
                         element("style:master-page", box("单击此处", " presentation:class=\"title\"") + box("值班"))));
    std::vector<std::string> lines;
    Item item;
    const std::string bytes =
        make_odf("presentation", body, property("drawing-page", "h", "<style:drawing-page-properties presentation:visibility=\"hidden\"/>"),
                 {{"styles.xml", styles}});
    item.bytes = bytes;
    REQUIRE(extract_odf(item, {}, [&](const Document& document) {
                for (const Block& block : document.blocks)
                    lines.push_back(std::to_string(block.where.page) + " " + std::string(name(block.where.channel)) + " " +
                                    std::string(document.text_of(block)));
            }).ok());
    CHECK(lines == Lines{"0 header_footer 页脚", "1 body 一", "1 comment 批", "1 comment 备", "2 hidden_sheet 隐", "3 hidden_text 藏",
                         "0 header_footer 值班"});
}

TEST_CASE("OpenDocument packages: properties, settings, embedded objects, charts, programs and earlier versions") {
    const std::string meta = part(
        "office:document-meta", element("office:meta",
                                        "<dc:title>题</dc:title><meta:initial-creator>甲</meta:initial-creator><dc:creator>乙</dc:creator>"
                                        "<meta:user-defined meta:name=\"经办\">丙</meta:user-defined><meta:generator>x</meta:generator>"));
    const std::string settings =
        part("office:document-settings",
             element("office:settings",
                     "<config:config-item config:name=\"PrinterName\" config:type=\"string\">办公室打印机</config:config-item>"
                     "<config:config-item config:name=\"PrinterSetup\" config:type=\"base64Binary\">5Yqe</config:config-item>"));
    const std::string manifest =
        part("manifest:manifest",
             "<manifest:file-entry manifest:full-path=\"Object 2/\" manifest:media-type=\"application/vnd.oasis.opendocument.chart\"/>");
    const auto object = [](std::string_view kind, std::string_view inside) {
        return part("office:document-content", element("office:body", element("office:" + std::string(kind), inside)));
    };
    const std::string older = make_odf("text", p("正文") + p("删去" + phone));
    const ReadDocument read = read_odf(
        make_odf("text", p("正文"), {},
                 {{"meta.xml", meta},
                  {"settings.xml", settings},
                  {"META-INF/manifest.xml", manifest},
                  {"Object 1/content.xml", object("spreadsheet", "<table:table table:name=\"表\">" + row(cell(number)) + "</table:table>")},
                  {"Object 2/content.xml", object("chart", p("图题"))},
                  {"Basic/Standard/Module1.xml",
                   "<!DOCTYPE script:module PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"module.dtd\"><script:module "
                   "xmlns:script=\"urn:s\">电话" +
                       phone + "</script:module>"},
                  {"VersionList.xml", "<VL:version-list xmlns:VL=\"urn:v\"><VL:version-entry VL:comment=\"初稿\"/></VL:version-list>"},
                  {"Versions/Version1", older}}));
    CHECK(read.title == "题");
    CHECK(read.lines == Lines{"metadata [标题] 题", "metadata [作者] 甲", "metadata [最后修改者] 乙", "metadata [经办] 丙",
                              "metadata [PrinterName] 办公室打印机", "正文", "Object 1/表! metadata [工作表名] 表",
                              "Object 1/表!A1 attachment " + number, "图题", "script 电话" + phone, "metadata [版本] 初稿",
                              "older_revision 删去" + phone});
}

TEST_CASE("an encrypted OpenDocument says so; a package without content is refused") {
    const std::string manifest = part(
        "manifest:manifest", "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>");
    CHECK(read_odf(make_odf("text", p("x"), {}, {{"META-INF/manifest.xml", manifest}})).fault == Fault::encrypted);
    CHECK_FALSE(read_odf(make_zip({{"mimetype", "application/vnd.oasis.opendocument.text", true}})).ok);
    CHECK_FALSE(read_odf("PK\3\4").ok);
}

TEST_CASE("a flat OpenDocument and one of OpenOffice.org 1 read like the others") {
    const std::string flat =
        "<?xml version=\"1.0\"?><office:document" + std::string(spaces) + " office:mimetype=\"application/vnd.oasis.opendocument.text\">" +
        element("office:meta", "<dc:title>题</dc:title>") +
        element("office:automatic-styles", property("text", "T1", "<style:text-properties text:display=\"none\"/>")) +
        element("office:body", element("office:text", p("甲<text:span text:style-name=\"T1\">" + phone + "</text:span>"))) +
        "</office:document>";
    CHECK(read_with(extract_flat_odf, flat).lines == Lines{"metadata [标题] 题", "甲", "hidden_text " + phone});
    const std::string old =
        "<?xml version=\"1.0\"?><!DOCTYPE office:document-content PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" "
        "\"office.dtd\">" +
        part("office:document-content",
             element("office:body",
                     p("电话" + phone) + p("文<text:footnote><text:footnote-citation>1</text:footnote-citation><text:footnote-body>" +
                                           p("注") + "</text:footnote-body></text:footnote>")));
    const ReadDocument read = read_odf(make_zip({{"mimetype", "application/vnd.sun.xml.writer", true}, {"content.xml", old}}));
    CHECK(read.warnings.empty());
    CHECK(read.lines == Lines{"电话" + phone, "注", "文"});
}

TEST_CASE("hostile OpenDocuments end soon") {
    const auto begin = std::chrono::steady_clock::now();
    const auto many = [](std::string_view text, size_t count) {
        std::string all;
        for (size_t i = 0; i < count; ++i) all += text;
        return all;
    };
    const std::string wide = cell("1", " table:number-columns-repeated=\"16384\"");
    CHECK(read_odf(make_odf("spreadsheet",
                            "<table:table>" + many(row(many(wide, 50), " table:number-rows-repeated=\"1048576\""), 200) + "</table:table>"))
              .ok);
    CHECK(
        read_odf(make_odf("text", many("<text:section text:display=\"none\"><table:table><table:table-row><table:table-cell>", 1500))).ok);
    CHECK(read_odf(make_odf("text", many("<text:p><draw:frame>", 50'000))).ok);
    CHECK(read_odf(make_odf("text", many("<table:table><table:table-row>" +
                                             many("<table:table-cell table:number-columns-repeated=\"1000000000\"/>", 50),
                                         100)))
              .ok);
    CHECK(read_odf(make_odf("text", many("<text:p><text:change text:change-id=\"a\"/></text:p>", 50'000))).ok);
    const std::string whole = make_odf("text", p(phone));
    for (size_t size = 0; size < whole.size(); ++size) read_odf(whole.substr(0, size));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("LibreOffice's OpenDocuments read like what they were made from") {
    const ReadDocument text = read_odf(produced_sample("python-docx.odt"));
    REQUIRE(text.ok);
    CHECK(text.title == "公示");
    INFO(text.all());
    for (const char* line : {"联系电话：13800138000\t转 ", "hidden_text [身份证号] 340123199003070011", "手机 13800138002",
                             "tracked_deletion [手机] 13800138001", "header_footer 页眉 13800138004", "header_footer 页脚 13800138005",
                             "metadata [作者] 测试作者"})
        CHECK(text.has(line));
    const ReadDocument book = read_odf(produced_sample("openpyxl.ods"));
    INFO(book.all());
    for (const char* line :
         {"公示!C3 [身份证号] 340123199003070011", "公示!D3 [联系电话] 13800138000",
          "公示!C4 cell_comment [身份证号] 原号码 340123198506150011", "公示!E5 [家庭住址] 2017年11月20日", "公示!D6 [联系电话] 00230601",
          "公示!D7 hidden_text [联系电话] 13800138007", "公示!E6 hidden_text [家庭住址] 白字 13800138008", "公示!E7 [家庭住址] 蓝底白字",
          "公示!F3 hidden_column 隐藏列", "公示!B9 hidden_row [姓名] 隐藏行", "公示!B10 attribute mailto:ceshi@example.com",
          "header_footer 页眉 13800138009", "底稿!B2 hidden_sheet 隐藏表 13800138010", "metadata [作者] 测试作者"})
        CHECK(book.has(line));
    const ReadDocument deck = read_odf(produced_sample("deck.odp"));
    INFO(deck.all());
    for (const char* line :
         {"电话：13800138020", "comment 批注 13800138022", "hidden_sheet 身份证号：340123190703070019", "comment 备注 13800138021", "结束"})
        CHECK(deck.has(line));
}

TEST_CASE("what LibreOffice shows of its OpenDocuments is read word for word") {
    const std::string all = read_odf(produced_sample("python-docx.odt")).all() + read_odf(produced_sample("openpyxl.ods")).all();
    for (const std::string& shown : {produced_sample("python-docx.txt"), replace_all(produced_sample("openpyxl.csv"), ",", "\t")}) {
        REQUIRE_FALSE(shown.empty());
        const std::string text = replace_all(shown, "\"", "");
        for (const std::string_view line : split(text, '\n')) {
            for (std::string_view word : split(line, '\t')) {
                word = trim(word);
                CAPTURE(word);
                // It shows hidden, deleted and inserted text together with the rest; we write numbers out.
                if (word == "手机 138001380018002" || word == "身份证号：340123199003070011" || word == "3.4012319050615E+017") continue;
                CHECK((word.empty() || all.find(word) != std::string::npos));
            }
        }
    }
}
