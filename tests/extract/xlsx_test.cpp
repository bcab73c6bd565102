// Workbooks made part by part, and those of openpyxl and LibreOffice.
#include <catch2/catch.hpp>
#include <chrono>

#include "extract/formats.h"
#include "support/office.h"

using namespace leakscan;

namespace {

ReadDocument read_xlsx(std::string_view bytes, const Limits& limits = {}) { return read_with(extract_xlsx, bytes, limits); }

ReadDocument read_sheet(std::string_view sheet, const std::vector<std::string>& strings = {}, const std::vector<ZipMember>& more = {}) {
    return read_xlsx(make_xlsx(sheet, strings, more));
}

std::string rows(std::string_view cells) { return "<sheetData>" + std::string(cells) + "</sheetData>"; }

}  // namespace

TEST_CASE("a workbook of openpyxl is read with its hidden places") {
    const std::string bytes = produced_sample("openpyxl.xlsx");
    REQUIRE_FALSE(bytes.empty());
    const ReadDocument read = read_xlsx(bytes);
    REQUIRE(read.ok);
    INFO(read.all());
    CHECK(read.title == "救助名单");
    CHECK(read.warnings.empty());
    for (const char* line : {
             "metadata [作者] 测试作者",
             "公示!A1 2017年救助名单",
             "公示!C3 [身份证号] 340123199003070011",
             "公示!D3 [联系电话] 13800138000",
             "公示!C4 [身份证号] 34012319850615002X",
             "公示!C4 cell_comment [身份证号] 原号码 340123198506150011",
             "公示!D5 [联系电话] 340123190506150000",
             "公示!E5 [家庭住址] 2017年11月20日",
             "公示!D6 [联系电话] 00230601",
             "公示!D7 hidden_text [联系电话] 13800138007",
             "公示!D8 [联系电话] 1,234,567.50",
             "公示!E6 hidden_text [家庭住址] 白字 13800138008",
             "公示!E7 [家庭住址] 蓝底白字",
             "公示!F3 hidden_column 隐藏列",
             "公示!B9 hidden_row [姓名] 隐藏行",
             "公示!B10 attribute mailto:ceshi@example.com",
             "公示! header_footer 页眉 13800138009",
             "底稿!B2 hidden_sheet 隐藏表 13800138010",
         }) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
}

TEST_CASE("LibreOffice's workbook reads as LibreOffice exports it, with numbers in full") {
    const std::string bytes = produced_sample("libreoffice.xlsx");
    REQUIRE_FALSE(bytes.empty());  // LibreOffice is not installed: ./dev deps
    const ReadDocument read = read_xlsx(bytes);
    REQUIRE(read.ok);
    INFO(read.all());
    CHECK(read.has("roster!B2 [姓名] 测试甲"));
    CHECK(read.has("roster!C2 [身份证号] 340123199003070000"));  // typed as a number: 15 digits are left
    CHECK(read.has("roster!D3 [联系电话] 13800138001"));
    CHECK(produced_sample("libreoffice.csv").find("测试甲,3.4012319900307E+017,13800138000") != std::string::npos);
}

TEST_CASE("every kind of cell comes out as text") {
    const ReadDocument read =
        read_sheet(rows(R"(<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c>
        <c r="C2" t="str"><f>A1</f><v>算_x000A_出</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c><c r="F2"><v>1.5E+3</v></c>
        <c r="G2" t="d"><v>2017-11-20</v></c><c r="H2"/><c t="s"><v>0</v></c></row>)"),
                   {"<t>简单</t>", "<r><t>富</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">文 本</t></r><rPh><t>fu</t></rPh>"});
    INFO(read.all());
    CHECK(read.warnings.empty());
    for (const char* line :
         {"名单!A2 富文 本", "名单!B2 内联", "名单!C2 算 出", "名单!D2 TRUE", "名单!F2 1500", "名单!G2 2017-11-20", "名单!I2 简单"}) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
}

TEST_CASE("numbers in boxes are joined") {
    std::string cells = "<c><v>1</v></c><c t=\"str\"><v>男</v></c>";
    for (const char digit : std::string("13800138000")) cells += std::string("<c><v>") + digit + "</v></c>";
    CHECK(read_sheet(rows("<row r=\"1\">" + cells + "</row>")).has("名单!C1 13800138000"));
}

TEST_CASE("a merged header stands over all its columns") {
    const ReadDocument read = read_sheet(rows(R"(<row r="1"><c r="A1" t="str"><v>姓名</v></c><c r="B1" t="str"><v>身份证号</v></c></row>
        <row r="2"><c r="A2" t="str"><v>测试甲</v></c><c r="C2" t="str"><v>340123199003070011</v></c></row>)") +
                                         R"(<mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>)");
    CHECK(read.has("名单!C2 [身份证号] 340123199003070011"));
}

TEST_CASE("strings that no cell uses any more are read as remains") {
    CHECK(read_sheet(rows("<row r=\"1\"><c t=\"s\"><v>0</v></c></row>"), {"<t>在</t>", "<t>已删 13800138000</t>"})
              .has("older_revision 已删 13800138000"));
}

TEST_CASE("text boxes, names, lists and threaded comments are read") {
    const ZipMember relationships{"xl/worksheets/_rels/sheet1.xml.rels",
                                  R"(<Relationships><Relationship Id="r1" Type="x/drawing" Target="../drawings/d.xml"/>
            <Relationship Id="r2" Type="x/comments" Target="/xl/c.xml"/><Relationship Id="r3" Type="x/threadedComment" Target="../t.xml"/></Relationships>)"};
    const ReadDocument read = read_sheet(
        rows("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>甲</v></c></row>") +
            "<dataValidations><dataValidation sqref=\"C2:C9 E2\" "
            "prompt=\"提示\"><formula1>\"张三,李四\"</formula1></dataValidation></dataValidations>",
        {},
        {relationships,
         {"xl/drawings/d.xml", "<d><sp><cNvPr descr=\"图 13800138001\"/><p><r><t>框</t></r><r><t>内</t></r></p></sp></d>"},
         {"xl/c.xml", "<comments><comment ref=\"A1\"><text><t>[Threaded comment] 旧</t></text></comment></comments>"},
         {"xl/t.xml",
          "<x><threadedComment ref=\"A1\"><text>批注一</text></threadedComment><threadedComment "
          "ref=\"A1\"><text>回复</text></threadedComment></x>"},
         {"xl/workbook.xml",
          "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"名单\" r:id=\"rId1\"/></sheets><definedNames><definedName "
          "name=\"电话\">\"13800138002\"</definedName><definedName name=\"区域\">名单!$A$1</definedName></definedNames></workbook>"}});
    INFO(read.all());
    for (const char* line : {"名单! 框内", "名单! attribute 图 13800138001", "名单!A1 cell_comment 批注一 回复",
                             "metadata [电话] \"13800138002\"", "名单!C2 attribute \"张三,李四\"", "名单!C2 attribute 提示"}) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
    CHECK_FALSE(read.has("metadata [区域] 名单!$A$1"));
}

TEST_CASE("pivot caches and external links keep whole tables") {
    const ReadDocument read = read_sheet(
        "", {},
        {{"xl/pivotCache/pivotCacheDefinition1.xml",
          "<d><cacheFields><cacheField name=\"身份证号\"><sharedItems><s v=\"340123199003070011\"/></sharedItems></cacheField><cacheField "
          "name=\"电话\"><sharedItems/></cacheField></cacheFields></d>"},
         {"xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels",
          "<R><Relationship Id=\"r\" Type=\"x/pivotCacheRecords\" Target=\"records.xml\"/></R>"},
         {"xl/pivotCache/records.xml", "<r0><r><x v=\"0\"/><n v=\"1.3800138E+10\"/></r></r0>"},
         {"xl/externalLinks/externalLink1.xml", "<e><cell r=\"B2\"><v>外部</v></cell></e>"}});
    INFO(read.all());
    for (const char* line : {"older_revision [身份证号] 340123199003070011", "older_revision [电话] 13800138000", "older_revision 外部"}) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
}

TEST_CASE("formulas, scenarios and conditions say constants that no cell shows") {
    const ReadDocument read = read_sheet(
        rows("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>IF(B1=1,\"13800138000\",\"见13800138001\")</f><v>见13800138001</v></c></row>") +
        "<scenarios><scenario name=\"甲\" comment=\"备选\"><inputCells r=\"B3\" val=\"13800138002\"/></scenario></scenarios>"
        "<conditionalFormatting sqref=\"A1\"><cfRule><formula>A1=\"13800138003\"</formula></cfRule></conditionalFormatting>");
    CHECK(read.lines == std::vector<std::string>{"名单! metadata [工作表名] 名单", "名单!A1 attribute 13800138000", "名单!A1 见13800138001",
                                                 "名单! attribute 备选", "名单!B3 attribute 13800138002",
                                                 "名单! attribute A1=\"13800138003\""});
}

TEST_CASE("shapes are read once, hidden ones as hidden, with their links and what is drawn onto charts") {
    const auto link = [](std::string_view id, std::string_view type, std::string_view target, std::string_view mode = "") {
        return "<Relationship Id=\"" + std::string(id) + "\" Type=\"x/" + std::string(type) + "\" Target=\"" + std::string(target) + "\" " +
               std::string(mode) + "/>";
    };
    const std::string shape = "<sp><p><r><t>一次</t></r></p></sp>";
    const ReadDocument read =
        read_sheet("", {},
                   {{"xl/worksheets/_rels/sheet1.xml.rels",
                     "<R>" + link("r1", "drawing", "../drawings/d.xml") + link("r2", "vmlDrawing", "../drawings/v.vml") + "</R>"},
                    {"xl/drawings/_rels/d.xml.rels", "<R>" + link("r1", "hyperlink", "mailto:a@example.com", "TargetMode=\"External\"") +
                                                         link("r2", "chart", "../charts/chart1.xml") + "</R>"},
                    {"xl/drawings/d.xml", "<d xmlns:r=\"urn:r\" xmlns:mc=\"urn:mc\"><mc:AlternateContent><mc:Choice>" + shape +
                                              "</mc:Choice><mc:Fallback>" + shape +
                                              "</mc:Fallback></mc:AlternateContent><sp><cNvPr hidden=\"1\"><hlinkClick "
                                              "r:id=\"r1\"/></cNvPr><p><r><t>藏</t></r></p></sp></d>"},
                    {"xl/drawings/v.vml", "<xml xmlns:v=\"urn:v\"><v:shape><v:textbox><div>按钮<br></div></v:textbox></v:shape></xml>"},
                    {"xl/charts/chart1.xml", "<c/>"},
                    {"xl/charts/_rels/chart1.xml.rels", "<R>" + link("r1", "chartUserShapes", "../drawings/u.xml") + "</R>"},
                    {"xl/drawings/u.xml", "<u><p><r><t>图上</t></r></p></u>"}});
    CHECK(read.warnings.empty());
    CHECK(read.lines == std::vector<std::string>{"名单! metadata [工作表名] 名单", "名单! 一次", "名单! attribute mailto:a@example.com",
                                                 "名单! hidden_text 藏", "名单! 图上", "名单! 按钮"});
}

TEST_CASE("connections, people, pictures in cells, custom XML and the log of a shared workbook are read") {
    const ReadDocument read = read_sheet(
        "", {},
        {{"xl/connections.xml",
          "<connections><connection name=\"库\"><dbPr connection=\"Server=x;PWD=y\" command=\"SELECT 1\"/></connection></connections>"},
         {"xl/persons/person.xml", "<personList><person displayName=\"测试甲\" userId=\"a@example.com\"/></personList>"},
         {"xl/cellimages.xml", "<e><pic><cNvPr name=\"ID_1\" descr=\"测试甲证件照\"/></pic></e>"},
         {"customXml/item1.xml", "<form><电话>13800138000</电话></form>"},
         {"xl/externalLinks/externalLink1.xml", "<e/>"},
         {"xl/externalLinks/_rels/externalLink1.xml.rels",
          "<R><Relationship Id=\"r\" Type=\"x/externalLinkPath\" Target=\"file:///D:/名单.xlsx\" TargetMode=\"External\"/></R>"},
         {"xl/revisions/revisionLog1.xml",
          "<revisions><rcc rId=\"1\" sId=\"1\"><oc r=\"C3\" t=\"inlineStr\"><is><t>旧13800138001</t></is></oc>"
          "<nc r=\"C3\" t=\"inlineStr\"><is><t>新</t></is></nc></rcc><rcc sId=\"7\"><oc "
          "r=\"A1\"><v>1.3800138002E+10</v></oc></rcc></revisions>"},
         {"xl/revisions/userNames.xml", "<users><userInfo name=\"测试乙\"/></users>"}});
    CHECK(read.warnings.empty());
    CHECK(read.lines == std::vector<std::string>{"名单! metadata [工作表名] 名单", "名单!C3 tracked_deletion 旧13800138001",
                                                 "tracked_deletion 13800138002", "metadata [批注者] 测试乙", "metadata [数据连接] 库",
                                                 "metadata [数据连接] Server=x;PWD=y", "metadata [数据连接] SELECT 1",
                                                 "attribute 测试甲证件照", "metadata [批注者] 测试甲", "metadata [批注者] a@example.com",
                                                 "metadata [externalLinkPath] file:///D:/名单.xlsx", "metadata [电话] 13800138000"});
}

TEST_CASE("of what a chart keeps is said what no cell shows") {
    const ReadDocument read = read_sheet(rows("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>甲</v></c></row>"), {},
                                         {{"xl/charts/chart1.xml", "<c><v>甲</v><v>乙</v><v>乙</v></c>"}});
    CHECK(read.lines == std::vector<std::string>{"名单! metadata [工作表名] 名单", "名单!A1 甲", "乙"});
}

TEST_CASE("charts and the workbooks behind them are read, as deep as the limit allows") {
    const std::string innermost = make_xlsx(rows("<row><c t=\"str\"><v>最里</v></c></row>"));
    const std::string inner = make_xlsx(rows("<row><c t=\"str\"><v>里</v></c></row>"), {}, {{"xl/embeddings/c.xlsx", innermost}});
    const std::string outer = make_xlsx(
        "", {}, {{"xl/charts/chart1.xml", "<c><v>张三</v><p><r><t>标</t></r><r><t>题</t></r></p></c>"}, {"xl/embeddings/b.xlsx", inner}});
    const ReadDocument read = read_xlsx(outer);
    INFO(read.all());
    CHECK(read.has("张三"));
    CHECK(read.has("标题"));
    CHECK(read.has("b.xlsx/名单!A1 attachment 里"));
    CHECK(read.has("b.xlsx/c.xlsx/名单!A1 attachment 最里"));
    Limits limits;
    limits.depth = 1;
    const ReadDocument shallow = read_xlsx(outer, limits);
    CHECK(shallow.all().find("最里") == std::string::npos);
    CHECK(shallow.warnings.size() == 1);
}

TEST_CASE("long sheets come in parts, cut between rows") {
    std::string cells;
    for (int i = 0; i < 1000; ++i) cells += "<row><c t=\"str\"><v>甲</v></c><c t=\"str\"><v>乙</v></c></row>";
    Limits limits;
    limits.part_bytes = 1000;
    const ReadDocument read = read_xlsx(make_xlsx(rows(cells)), limits);
    CHECK(read.parts > 5);
    CHECK(read.lines.size() == 2001);
}

TEST_CASE("damaged workbooks give what is left, with warnings") {
    const std::string whole = make_xlsx(rows("<row r=\"1\"><c t=\"str\"><v>完好</v></c></row><row r=\"2\"><c t=\"str\"><v>断"));
    const ReadDocument cut = read_xlsx(whole);
    CHECK(cut.has("名单!A1 完好"));
    CHECK(cut.warnings.size() == 1);
    const ReadDocument lost = read_sheet(rows("<row><c t=\"str\"><v>独</v></c></row>"), {}, {{"xl/workbook.xml", "<workbook/>"}});
    CHECK(lost.has("sheet1.xml!A1 独"));
    const ReadDocument bomb = read_sheet("", {}, {{"xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a \"13800138000\">]><x>&a;</x>"}});
    CHECK(bomb.ok);
    CHECK(bomb.has("名单! 13800138000"));
    CHECK(bomb.warnings.size() == 1);
}

TEST_CASE("workbooks that cannot be read say why") {
    CHECK(read_xlsx("no zip").fault == Fault::malformed);
    CHECK(read_xlsx(make_zip({{"a.txt", "x"}})).fault == Fault::partly);
    CHECK(read_xlsx(make_zip({{"_rels/.rels", "<R><Relationship Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></R>"},
                              {"xl/workbook.bin", "x"}}))
              .fault == Fault::unsupported);
    ZipMember locked{"xl/workbook.xml", "x"};
    locked.encrypted_flag = true;
    CHECK(read_xlsx(make_zip({locked})).fault == Fault::encrypted);
}

TEST_CASE("hostile sheets end quickly") {
    const auto begin = std::chrono::steady_clock::now();
    const std::string string_bomb = [] {
        std::string cells;
        for (int i = 0; i < 20'000; ++i) cells += "<row><c t=\"s\"><v>0</v></c></row>";
        return make_xlsx(rows(cells), {"<t>" + std::string(100'000, 'x') + "</t>"});
    }();
    Limits limits;
    limits.document_bytes = 16 << 20;
    const ReadDocument bomb = read_xlsx(string_bomb, limits);
    CHECK(bomb.warnings.size() == 1);
    CHECK(read_sheet(rows("<row r=\"4000000000\"><c r=\"ZZZZZZ1\" t=\"str\"><v>甲</v></c></row>")).has("名单!A1 甲"));
    CHECK(read_sheet(rows("<row r=\"-1\"><c r=\"A99999999999\" t=\"str\"><v>甲</v></c><c t=\"s\"><v>-5</v></c><c "
                          "t=\"s\"><v>99999999999999999999</v></c></row>"))
              .has("名单!A1 甲"));
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += "<c r=\"A1\"><v>1</v></c>";
    CHECK(read_sheet(rows("<row>" + many + "</row>")).ok);
    CHECK(read_sheet("<cols><col min=\"1\" max=\"4294967295\" hidden=\"1\"/></cols>" + rows("<row><c><v>1</v></c></row>"))
              .has("名单!A1 hidden_column 1"));
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<row><c>";
    CHECK(read_sheet(rows(deep)).ok);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}
