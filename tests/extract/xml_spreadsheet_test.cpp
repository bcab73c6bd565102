#include <catch2/catch.hpp>

#include "extract/detect.h"
#include "support/office.h"

using namespace leakscan;

namespace {

const std::string head = R"(<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:x">
<DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Title>救助名单</Title><Author>测试作者</Author></DocumentProperties>
<Styles><Style ss:ID="pad"><NumberFormat ss:Format="000000"/></Style><Style ss:ID="no"><NumberFormat ss:Format=";;;"/></Style>
<Style ss:ID="white"><Font ss:Color="#FFFFFF"/></Style></Styles>)";

std::string cell(std::string_view text, std::string_view type = "String", std::string_view attributes = "") {
    return "<Cell " + std::string(attributes) + "><Data ss:Type=\"" + std::string(type) + "\">" + std::string(text) + "</Data></Cell>";
}

}  // namespace

TEST_CASE("XML spreadsheets are read like workbooks") {
    const std::string book =
        head + "<Worksheet ss:Name=\"公示\"><Table><Column ss:Index=\"2\" ss:Hidden=\"1\" ss:Span=\"1\"/>" + "<Row>" + cell("姓名") +
        cell("电话") + cell("备注") + cell("编号") + "</Row><Row>" + cell("测试甲") + cell("13800138000", "Number") +
        "<Cell ss:Index=\"4\" ss:StyleID=\"pad\" ss:HRef=\"mailto:ceshi@example.com\"><Data ss:Type=\"Number\">12</Data><Comment "
        "ss:Author=\"甲\"><ss:Data>原 13800138001</ss:Data></Comment></Cell></Row>" +
        "<Row ss:Index=\"9\" ss:Hidden=\"1\">" + cell("藏行") + "</Row><Row>" + cell("13800138002", "Number", "ss:StyleID=\"no\"") +
        "</Row><Row>" + cell("白字", "String", "ss:StyleID=\"white\"") + cell("2017-11-20T00:00:00.000", "DateTime", "ss:Index=\"4\"") +
        "</Row></Table><WorksheetOptions><PageSetup><Header x:Data=\"&amp;C页眉\"/></PageSetup></WorksheetOptions></Worksheet><Worksheet "
        "ss:Name=\"底稿\"><Table><Row>" +
        cell("藏表") + "</Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
    CHECK(detect_media(book) == "xml-spreadsheet");
    const ReadDocument read = read_with(extract_xml_spreadsheet, book);
    INFO(read.all());
    CHECK(read.title == "救助名单");
    CHECK(read.warnings.empty());
    for (const char* line :
         {"metadata [作者] 测试作者", "公示!A2 [姓名] 测试甲", "公示!B2 hidden_column [电话] 13800138000", "公示!D2 [编号] 000012",
          "公示!D2 attribute mailto:ceshi@example.com", "公示!D2 cell_comment [编号] 原 13800138001", "公示!A9 hidden_row [姓名] 藏行",
          "公示!A10 hidden_text [姓名] 13800138002", "公示!A11 hidden_text [姓名] 白字", "公示!D11 [编号] 2017-11-20",
          "公示! header_footer 页眉", "底稿!A1 hidden_sheet 藏表", "底稿! metadata [工作表名] 底稿"}) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
}

TEST_CASE("damaged XML spreadsheets give what is left, with a warning") {
    const ReadDocument read =
        read_with(extract_xml_spreadsheet, head + "<Worksheet ss:Name=\"公示\"><Table><Row>" + cell("13800138000") + "<Cell");
    CHECK(read.has("公示!A1 13800138000"));
    CHECK(read.warnings.size() == 1);
}
