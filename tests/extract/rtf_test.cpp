// RTF by hand: code pages, channels, tables, embedded files, cut and hostile files; and one of LibreOffice.
#include <catch2/catch.hpp>
#include <chrono>

#include "support/make_compound.h"
#include "support/office.h"

using namespace leakscan;

namespace {

ReadDocument read_rtf(const std::string& inside, const std::string& head = "\\ansi\\ansicpg936\\deff0", const Limits& limits = {}) {
    return read_with(extract_rtf, "{\\rtf1" + head + inside + "}", limits);
}

void check_lines(const ReadDocument& read, std::initializer_list<const char*> lines) {
    INFO(read.all());
    for (const char* line : lines) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
}

std::string hexadecimal(std::string_view bytes) {
    std::string digits;
    for (const char c : bytes) {
        digits += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
        digits += "0123456789abcdef"[c & 15];
    }
    return digits;
}

}  // namespace

TEST_CASE("text of RTF comes in the code page of its font, as Unicode, or as it stands") {
    const std::string fonts =
        "{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fswiss\\fcharset0 Arial;}{\\f2\\fcharset136 MingLiU;}{\\f3\\fcharset204 Cyr;}}";
    check_lines(read_rtf(fonts + "\\f0 \\'d5\\'c5\\'c8\\'fd\\par \\f1 \\'d5\\'c5\\par\\f2 \\'b1i\\'a4T\\par {\\f3 \\'cf}\\par"),
                {"张三", "张", "張三", "П"});
    check_lines(read_rtf(fonts + "\\f1 \\'e9\\par", "\\ansi\\ansicpg1252"), {"é"});
    check_lines(read_rtf("\xD5\xC5\xC8\xFD\\par"), {"张三"});
    check_lines(read_rtf("\\u24352\\'d5\\'c5\\uc0\\u19977\\par\\uc1\\u-10179?\\u-8992?\\par\\u24352\\u19977 ?\\par{\\uc2\\u24352??}X"),
                {"张三", "\U0001F4E0", "张三", "张X"});
    check_lines(read_rtf("a\\tab b\\line c\\~d\\_e\\-f\\'41\\emdash\\{x\\}\\par"), {"a\tb c d-efA—{x}"});
}

TEST_CASE("hidden, deleted and white runs of RTF have their channels") {
    const std::string colours = "{\\colortbl;\\red255\\green255\\blue255;\\red255\\green0\\blue0;}";
    check_lines(read_rtf(colours + "\\'c9\\'ed\\'b7\\'dd\\'d6\\'a4\\'ba\\'c5\\'a3\\'ba{\\v 340123190703070019}\\par 1380013{\\deleted "
                                   "8001}{\\revised 8002}\\par {\\cf1 13800138003}\\par "
                                   "{\\cf1\\chcbpat2 13800138004}\\par{\\fs2 13800138005}\\par {\\v a\\v0  b\\plain\\par}"),
                {"身份证号：", "hidden_text [身份证号] 340123190703070019", "13800138002", "tracked_deletion 13800138001",
                 "hidden_text 13800138003", "13800138004", "hidden_text 13800138005", " b", "hidden_text a"});
}

TEST_CASE("tables of RTF have rows, columns by their edges, and labels") {
    const std::string row = "\\trowd\\cellx1000\\cellx3000\\cellx5000 \\intbl ";
    const std::string wide = "\\trowd\\trhdr\\cellx1000\\clmgf\\cellx3000\\clmrg\\cellx5000 \\intbl ";
    check_lines(
        read_rtf(
            wide + "name\\cell contact\\cell\\cell\\row " + row + "a\\cell phone\\cell address\\cell\\row " + row +
            "Test\\cell 13800\\par 138000\\cell x\\cell\\row\\pard after\\par " +
            "\\trowd\\cellx2000\\cellx4000\\intbl\\itap2 inner\\nestcell "
            "13800138001\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}\\itap1 outer\\cell second\\cell\\row\\pard"),
        {"t1 r1 c1 name", "t1 r1 c2 contact", "t1 r3 c2 [contact/phone] 13800 138000", "after", "t3 r1 c2 13800138001", "t2 r1 c1 outer",
         "t2 r1 c2 second"});
}

TEST_CASE("notes, headers, boxes, links, properties and names of RTF are read in their channels") {
    const ReadDocument read = read_rtf(
        "{\\info{\\title \\'b9\\'ab\\'ca\\'be}{\\author A}{\\operator B}{\\company C}}{\\*\\userprops{\\propname "
        "X}\\proptype30{\\staticval 13800138000}}"
        "{\\*\\revtbl{Unknown;}{Tester;}}{\\header h 13800138001\\par}{\\footer f\\par}{\\*\\template C:\\\\a.dot}"
        "text{\\footnote\\pard\\plain note 13800138002}{\\*\\atnid T}{\\*\\atnauthor Tester2}{\\*\\annotation\\pard\\plain comment "
        "13800138003} goes on\\par "
        "{\\field{\\*\\fldinst HYPERLINK \"mailto:ceshi@example.com\"}{\\fldrslt mail}}{\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}\\par "
        "{\\shp{\\*\\shpinst{\\sp{\\sn wzDescription}{\\sv picture 13800138004}}{\\sp{\\sn fillColor}{\\sv 77}}{\\shptxt box "
        "13800138005\\par}}{\\shprslt box again\\par}}"
        "{\\*\\unknown nothing}{\\pict\\bin5 }}}}}ffd8}{\\upr{\\v once}{\\*\\ud{once}}}\\par");
    CHECK(read.title == "公示");
    check_lines(read,
                {"metadata [作者] A", "metadata [最后修改者] B", "metadata [单位] C", "metadata [X] 13800138000",
                 "metadata [修订作者] Tester", "header_footer h 13800138001", "header_footer f", "metadata [模板] C:\\a.dot",
                 "note 13800138002", "metadata [批注作者] Tester2", "comment comment 13800138003", "text goes on",
                 "attribute HYPERLINK \"mailto:ceshi@example.com\"", "mail1", "attribute picture 13800138004", "box 13800138005", "once"});
    for (const char* no : {"again", "nothing", "Unknown", "ffd8", "77"}) CHECK(read.all().find(no) == std::string::npos);
}

TEST_CASE("files embedded in RTF are read as attachments") {
    const auto object = [](std::string_view name, const std::string& content) {
        const std::string bytes = u32_bytes(0x501) + u32_bytes(2) + u32_bytes(name.size() + 1) + std::string(name) + '\0' + u32_bytes(0) +
                                  u32_bytes(0) + u32_bytes(content.size()) + content;
        return "{\\object\\objemb{\\*\\objclass X}{\\*\\objdata " + hexadecimal(bytes) + "}{\\result shown}}\\par ";
    };
    const std::string text = "name,phone\nTest,13800138000\nTest,13800138001\n";
    const std::string native = u16_bytes(2) + "a.csv" + '\0' + "C:\\Users\\ceshi\\a.csv" + '\0' + u32_bytes(0x30000) + u32_bytes(1) + '\0' +
                               u32_bytes(text.size()) + text;
    const ReadDocument read =
        read_rtf(object("Package", native) + object("Word.Document", make_docx("<w:p><w:r><w:t>inner 13800138002</w:t></w:r></w:p>")) +
                 object("Strange", "\1\2\3\4\5\6\x0E\x0F\x10"));
    check_lines(read, {"shown", "attachment [附件路径] C:\\Users\\ceshi\\a.csv", "attachment inner 13800138002"});
    CHECK(read.all().find("13800138001") != std::string::npos);
    CHECK(read.warnings.size() == 1);
}

TEST_CASE("a page wrapped in RTF is read as the page") {
    const std::string wrapped =
        "{\\rtf1\\ansi\\ansicpg936\\fromhtml1 \\fbidi \\deff0{\\fonttbl\r\n{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fcharset0 Arial;}}\r\n"
        "{\\colortbl\\red0\\green0\\blue0;}\\uc1\\pard\\plain\\deftab360 \\f0\\fs24\r\n"
        "{\\*\\htmltag19 <html>}{\\*\\htmltag2 \\par }{\\*\\htmltag1 <!-- 13800138000 -->}{\\*\\mhtmltag84 <img src=x>}"
        "{\\*\\htmltag48 <table><tr>}{\\*\\htmltag0 <th>}\\htmlrtf {\\b \\htmlrtf0 \\'c9\\'ed\\'b7\\'dd\\'d6\\'a4\\'ba\\'c5\\htmlrtf "
        "}\\htmlrtf0 "
        "{\\*\\htmltag0 </th><th>\\'d5\\'c5</th></tr><tr><td>}340123199003070011{\\*\\htmltag0 </td><td title=\"\\'d5\\'c5\\{\">}"
        "\\u24352?\\u-10179?\\u-8992?{\\*\\htmltag84 &nbsp;}\\htmlrtf \\'a0\\htmlrtf0 {\\*\\htmltag0 &lt;}\\htmlrtf <\\htmlrtf0 b\\~c"
        "{\\*\\htmltag0 </td></tr></table>}}";
    const ReadDocument read = read_with(extract_rtf, wrapped);
    check_lines(read, {"comment 13800138000", "t1 r2 c1 [身份证号] 340123199003070011", "t1 r2 c2 [张] 张\U0001F4E0\u00a0<b c"});
    CHECK(read.all().find("SimSun") == std::string::npos);
    // The mark must stand at the beginning.
    check_lines(read_rtf("text \\fromhtml1 13800138000\\par"), {"text 13800138000"});
    CHECK(read_rtf(std::string(100, '{') + "\\fromhtml1 x" + std::string(100, '}')).has("x"));
}

TEST_CASE("RTF that is cut or wrong gives what is there and says so") {
    const ReadDocument cut = read_with(extract_rtf, "{\\rtf1\\ansi text 13800138000\\par{\\b open");
    check_lines(cut, {"text 13800138000", "open"});
    CHECK(cut.warnings.size() == 1);
    CHECK(read_with(extract_rtf, "no rtf").fault == Fault::malformed);
    CHECK(read_with(extract_rtf, "{\\rtf1}}}}}{{{").warnings.empty());
    CHECK(read_with(extract_rtf, "{\\rtf1\\'g\\u\\bin99999999 x").ok);
}

TEST_CASE("hostile RTF ends quickly") {
    const auto begin = std::chrono::steady_clock::now();
    const auto repeat = [](std::string_view unit, size_t count) {
        std::string text;
        for (size_t i = 0; i < count; ++i) text += unit;
        return text;
    };
    for (const char* unit : {"{", "{\\footnote ", "{\\field{\\*\\fldinst \"", "\\intbl\\itap99 x\\nestcell ", "\\u24352?", "{\\upr{",
                             "\\cell\\row", "{\\*\\objdata 0"}) {
        CAPTURE(unit);
        CHECK(read_with(extract_rtf, "{\\rtf1 " + repeat(unit, 200'000)).ok);
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("LibreOffice's RTF reads like the document it was made from") {
    const std::string bytes = produced_sample("python-docx.rtf");
    REQUIRE_FALSE(bytes.empty());
    const ReadDocument read = read_with(extract_rtf, bytes);
    CHECK(read.warnings.empty());
    CHECK(read.title == "公示");
    check_lines(read, {"联系电话：13800138000\t转 ", "hidden_text [身份证号] 340123199003070011", "手机 13800138002",
                       "tracked_deletion [手机] 13800138001", "header_footer 页眉 13800138004", "header_footer 页脚 13800138005",
                       "metadata [作者] 测试作者", "metadata [修订作者] a"});
    const std::string all = read.all();
    for (const char* cell : {"[身份证号] 34012319850615002X", "[联系电话] 13800138001", "[家庭住址] 长丰县岗集镇测试村2号", "13800138003"})
        CHECK(all.find(cell) != std::string::npos);
}
