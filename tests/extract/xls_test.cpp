// Workbooks made record by record: cells, strings, hidden places, remains.
#include <catch2/catch.hpp>
#include <chrono>

#include "base/text.h"
#include "support/make_compound.h"
#include "support/office.h"

using namespace leakscan;

namespace {

std::string record(std::uint32_t id, const std::string& bytes) {
    return u16_bytes(id) + u16_bytes(static_cast<std::uint32_t>(bytes.size())) + bytes;
}

// A string of BIFF8 with its count in `size` bytes.
std::string text8(std::string_view text, unsigned size = 2) {
    const std::string wide = utf16_bytes(text);
    return bytes_of(wide.size() / 2, size) + '\1' + wide;
}

std::string cell(std::uint32_t row, std::uint32_t column, std::uint32_t style = 0) {
    return u16_bytes(row) + u16_bytes(column) + u16_bytes(style);
}
std::string label(std::uint32_t row, std::uint32_t column, std::string_view text) { return record(0x204, cell(row, column) + text8(text)); }
std::string number(std::uint32_t row, std::uint32_t column, double value, std::uint32_t style = 0) {
    return record(0x203, cell(row, column, style) + double_bytes(value));
}

const std::string end = record(0x0A, "");

struct Sheet {
    std::string name;
    std::string records;
    int hidden = 0;
};

// The workbook stream; `globals` are records before the list of sheets.
std::string make_stream(const std::vector<Sheet>& sheets, const std::string& globals = "") {
    std::string head = record(0x809, u16_bytes(0x600) + u16_bytes(5) + std::string(12, '\0')) + globals;
    size_t position = head.size() + end.size();
    for (const Sheet& sheet : sheets) position += 4 + 6 + text8(sheet.name, 1).size();
    std::string bodies;
    for (const Sheet& sheet : sheets) {
        head += record(0x85, u32_bytes(position + bodies.size()) + static_cast<char>(sheet.hidden) + '\0' + text8(sheet.name, 1));
        bodies += record(0x809, u16_bytes(0x600) + u16_bytes(0x10) + std::string(12, '\0')) + sheet.records + end;
    }
    return head + end + bodies;
}

std::string make_xls(const std::vector<Sheet>& sheets, const std::string& globals = "") {
    return make_compound({{"Workbook", make_stream(sheets, globals)}});
}

ReadDocument read_xls_file(std::string_view bytes, const Limits& limits = {}) { return read_with(extract_xls, bytes, limits); }
ReadDocument read_sheet(const std::string& records, const std::string& globals = "") {
    return read_xls_file(make_xls({{"名单", records}}, globals));
}

void check_lines(const ReadDocument& read, std::initializer_list<const char*> lines) {
    INFO(read.all());
    for (const char* line : lines) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
}

}  // namespace

TEST_CASE("cells of all kinds come with their address and the label of their column") {
    const std::string formula = record(0x06, cell(3, 1) + std::string("\0\0\0\0\0\0\xFF\xFF", 8) + std::string(8, '\0'));
    check_lines(read_sheet(label(0, 0, "姓名") + label(0, 1, "联系电话") + label(0, 2, "金额") + label(1, 0, "测试甲") +
                           number(1, 1, 13800138000) + record(0x27E, cell(1, 2) + u32_bytes(12345u << 2 | 3)) +
                           record(0xBD, u16_bytes(2) + u16_bytes(1) + u16_bytes(0) + u32_bytes(7u << 2 | 2) + u16_bytes(0) +
                                            u32_bytes(8u << 2 | 2) + u16_bytes(2)) +
                           formula + record(0x4BC, "x") + record(0x207, text8("13800138001")) +
                           record(0x205, cell(3, 2) + "\1" + std::string(1, '\0')) +
                           record(0xD6, cell(4, 0) + text8("富文本") + std::string(6, '\0'))),
                {"名单!A1 姓名", "名单!A2 [姓名] 测试甲", "名单!B2 [联系电话] 13800138000", "名单!C2 [金额] 123.45", "名单!B3 [联系电话] 7",
                 "名单!C3 [金额] 8", "名单!B4 [联系电话] 13800138001", "名单!C4 [金额] TRUE", "名单!A5 [姓名] 富文本"});
}

TEST_CASE("shared strings go on over records, in either width, with formatting and phonetics between") {
    const std::string wide = utf16_bytes("测试甲");
    // 测|试甲 is cut inside; the third string's characters begin with the next record.
    const std::string table = record(0xFC, u32_bytes(3) + u32_bytes(3) + u16_bytes(3) + "\1" + wide.substr(0, 2)) +
                              record(0x3C, "\1" + wide.substr(2) + u16_bytes(4) + "\x0C" + u16_bytes(1) + u32_bytes(3) + "abcd" +
                                               "runsext" + u16_bytes(5) + std::string(1, '\0')) +
                              record(0x3C, std::string(1, '\0') + "13800");
    const std::string cells =
        record(0xFD, cell(0, 0) + u32_bytes(0)) + record(0xFD, cell(0, 1) + u32_bytes(1)) + record(0xFD, cell(0, 2) + u32_bytes(9));
    check_lines(read_sheet(cells, table), {"名单!A1 测试甲", "名单!B1 abcd", "older_revision 13800"});
}

TEST_CASE("numbers are shown as their format shows them") {
    const auto style = [](std::uint32_t font, std::uint32_t format, std::uint32_t pattern, std::uint32_t ground) {
        return record(0xE0, u16_bytes(font) + u16_bytes(format) + std::string(10, '\0') + u32_bytes(pattern << 26) + u16_bytes(ground));
    };
    const std::string globals = record(0x22, u16_bytes(0)) + record(0x31, u16_bytes(200) + u16_bytes(0) + u16_bytes(0x7FFF)) +
                                record(0x31, u16_bytes(200) + u16_bytes(0) + u16_bytes(9)) +
                                record(0x41E, u16_bytes(200) + text8("000000")) + record(0x41E, u16_bytes(201) + text8(";;;")) +
                                style(0, 0, 0, 0) + style(0, 200, 0, 0) + style(0, 14, 0, 0) + style(0, 201, 0, 0) + style(1, 0, 0, 0) +
                                style(1, 0, 1, 30);
    check_lines(read_sheet(number(0, 0, 12, 1) + number(1, 0, 43059, 2) + number(2, 0, 13800138000, 3) + number(3, 0, 13800138001, 4) +
                               number(4, 0, 13800138002, 5) + number(5, 0, 3.40123190703070048e17, 0),
                           globals),
                {"名单!A1 000012", "名单!A2 2017/11/20", "名单!A3 hidden_text 13800138000", "名单!A4 hidden_text 13800138001",
                 "名单!A5 13800138002", "名单!A6 340123190703070000"});
}

TEST_CASE("hidden sheets, rows and columns give their channel") {
    const auto row = [](std::uint32_t number_of_row, std::uint32_t options) {
        return record(0x208, u16_bytes(number_of_row) + std::string(10, '\0') + u32_bytes(options));
    };
    const auto columns = [](std::uint32_t first, std::uint32_t last, std::uint32_t width, std::uint32_t options) {
        return record(0x7D, u16_bytes(first) + u16_bytes(last) + u16_bytes(width) + u16_bytes(0) + u16_bytes(options));
    };
    const std::string records = columns(2, 2, 2000, 1) + columns(3, 3, 0, 0) + row(0, 0x100) + row(1, 0x120) + label(0, 0, "见") +
                                label(0, 2, "藏列") + label(0, 3, "零宽") + label(1, 0, "藏行");
    check_lines(read_xls_file(make_xls({{"名单", records}, {"底稿", label(0, 0, "藏表"), 2}})),
                {"名单!A1 见", "名单!C1 hidden_column 藏列", "名单!D1 hidden_column 零宽", "名单!A2 hidden_row 藏行",
                 "底稿!A1 hidden_sheet 藏表", "底稿! metadata [工作表名] 底稿"});
}

TEST_CASE("notes stand beside their cell; text boxes, headers, links and lists at the sheet") {
    const std::string object = record(0x5D, u16_bytes(0x15) + u16_bytes(0x12) + u16_bytes(0x19) + u16_bytes(7) + std::string(14, '\0'));
    const std::string box = record(0x5D, u16_bytes(0x15) + u16_bytes(0x12) + u16_bytes(0x06) + u16_bytes(8) + std::string(14, '\0'));
    const auto text_object = [](std::string_view text) {
        const std::string wide = utf16_bytes(text);
        return record(0x1B6,
                      std::string(10, '\0') + u16_bytes(static_cast<std::uint32_t>(wide.size() / 2)) + u16_bytes(16) + u32_bytes(0)) +
               record(0x3C, "\1" + wide) + record(0x3C, std::string(16, '\0'));
    };
    const std::string address = utf16_bytes("mailto:ceshi@example.com") + std::string(2, '\0');
    const std::string link = record(0x1B8, u16_bytes(1) + u16_bytes(1) + u16_bytes(0) + u16_bytes(0) + std::string(16, 'c') + u32_bytes(2) +
                                               u32_bytes(3) + "\xE0\xC9\xEA\x79\xF9\xBA\xCE\x11\x8C\x82" + std::string(1, '\0') + "\xAA" +
                                               std::string(1, '\0') + "\x4B\xA9\x0B" + u32_bytes(address.size()) + address);
    const std::string nothing = u16_bytes(1) + std::string(2, '\0');
    const std::string list = record(0x1BE, u32_bytes(0) + nothing + nothing + nothing + nothing + u16_bytes(8) + u16_bytes(0) + "\x17\4" +
                                               std::string(1, '\0') + "a" + std::string(1, '\0') + "bc");
    check_lines(read_sheet(label(0, 0, "姓名") + label(0, 1, "电话") + label(0, 2, "住址") + label(1, 0, "测试甲") + label(1, 1, "无") +
                           object + text_object("原号码 13800138000") + box + text_object("框内") +
                           record(0x1C, u16_bytes(1) + u16_bytes(1) + u16_bytes(0) + u16_bytes(7) + text8("甲")) +
                           record(0x14, text8("&C页眉 13800138001")) + link + list),
                {"名单!B2 cell_comment [电话] 原号码 13800138000", "名单! 框内", "名单! header_footer 页眉 13800138001",
                 "名单!A2 attribute mailto:ceshi@example.com", "名单! attribute a bc"});
}

TEST_CASE("names, users and caches of other workbooks are read") {
    const std::string constant = "\x17" + text8("13800138000", 1);
    const std::string globals =
        record(0x5C, text8("测试用户")) +
        record(0x18, u16_bytes(0) + std::string(1, '\0') + "\2" + u16_bytes(static_cast<std::uint32_t>(constant.size())) +
                         std::string(8, '\0') + "\1" + utf16_bytes("电话") + constant) +
        record(0x1AE, u16_bytes(1) + text8("\1C测试.xls") + text8("Sheet1")) + record(0x59, u32_bytes(0)) +
        record(0x5A, std::string("\1\0", 2) + u16_bytes(0) + "\2" + text8("外部") + "\1" + double_bytes(13800138001));
    check_lines(read_sheet("", globals), {"metadata [用户名] 测试用户", "metadata [电话] 13800138000", "metadata [外部链接] C测试.xls",
                                          "older_revision 外部", "older_revision 13800138001"});
}

TEST_CASE("pivot caches keep whole tables, field by field") {
    const auto field = [](std::string_view name) { return record(0xC7, std::string(14, '\0') + text8(name)); };
    const std::string cache = record(0xC6, std::string(20, '\0')) + field("身份证号") + record(0xCD, text8("340123190703070019")) +
                              field("电话") + record(0xC8, std::string(1, '\0')) + record(0xC9, double_bytes(13800138000)) +
                              record(0xC9, double_bytes(13800138001)) + end;
    check_lines(
        read_with(extract_xls, make_compound({{"Workbook", make_stream({{"名单", ""}})}, {"_SX_DB_CUR/0001", cache}})),
        {"older_revision [身份证号] 340123190703070019", "older_revision [身份证号] 13800138000", "older_revision [电话] 13800138001"});
}

TEST_CASE("workbooks of Excel 5 and older are read, with or without a compound file") {
    const std::string page = record(0x42, u16_bytes(936));
    const std::string bof5 = record(0x809, u16_bytes(0x500) + u16_bytes(5) + u32_bytes(0));
    const std::string sheet5 = record(0x809, u16_bytes(0x500) + u16_bytes(0x10) + u32_bytes(0)) +
                               record(0x204, cell(0, 0) + u16_bytes(6) + "\xB2\xE2\xCA\xD4\xBC\xD7") +
                               record(0x1C, u16_bytes(0) + u16_bytes(0) + u16_bytes(5) + "abcde") +
                               record(0x1C, u16_bytes(0xFFFF) + u16_bytes(0) + u16_bytes(2) + "fg") + end;
    const size_t position = bof5.size() + page.size() + (4 + 6 + 3) + end.size();
    const std::string stream = bof5 + page + record(0x85, u32_bytes(position) + std::string(2, '\0') + "\2S1") + end + sheet5;
    check_lines(read_xls_file(make_compound({{"Book", stream}})), {"S1!A1 测试甲", "S1!A1 cell_comment abcde fg"});
    const std::string bof2 = record(0x09, u16_bytes(2) + u16_bytes(0x10));
    const auto cell2 = [](std::uint32_t row, std::uint32_t column) { return u16_bytes(row) + u16_bytes(column) + std::string(3, '\0'); };
    check_lines(read_xls_file(bof2 + page + record(4, cell2(0, 0) + "\2\xBC\xD7") + record(3, cell2(0, 1) + double_bytes(13800138000)) +
                              record(2, cell2(1, 0) + u16_bytes(7)) + end),
                {"Sheet1!A1 甲", "Sheet1!B1 13800138000", "Sheet1!A2 7"});
}

TEST_CASE("embedded documents and files are read as attachments, with their paths") {
    const std::string inner = make_stream({{"表", label(0, 0, "里")}});
    const std::string text = "name,phone\nTest,13800138000\nTest,13800138001\n";
    const std::string path = "C:\\Users\\ceshi\\a.csv";
    const std::string native = u32_bytes(0) + u16_bytes(2) + "a.csv" + std::string(1, '\0') + path + std::string(1, '\0') +
                               u32_bytes(0x30000) + u32_bytes(path.size() + 1) + path + std::string(1, '\0') + u32_bytes(text.size()) +
                               text;
    const ReadDocument read = read_with(
        extract_xls, make_compound({{"Workbook", make_stream({{"名单", ""}})},
                                    {"MBD1/Workbook", inner},
                                    {"MBD2/\1Ole10Native", native},
                                    {"MBD3/Package", make_xlsx("<sheetData><row><c t=\"str\"><v>包</v></c></row></sheetData>")}}));
    check_lines(read, {"MBD1/表!A1 attachment 里", "attachment [附件路径] C:\\Users\\ceshi\\a.csv", "MBD3/名单!A1 attachment 包"});
    CHECK(read.all().find("13800138001") != std::string::npos);
    CHECK(read.warnings.empty());
    Limits limits;
    limits.depth = 0;
    const ReadDocument shallow =
        read_with(extract_xls, make_compound({{"Workbook", make_stream({{"名单", ""}})}, {"MBD1/Workbook", inner}}), limits);
    CHECK(shallow.all().find("里") == std::string::npos);
    CHECK(shallow.warnings.size() == 1);
}

TEST_CASE("binary workbooks that cannot be read say why") {
    CHECK(read_xls_file(make_xls({{"名单", label(0, 0, "x")}}, record(0x2F, std::string(6, 'x')))).fault == Fault::encrypted);
    CHECK(read_xls_file(make_compound({{"Workbook", ""}})).fault == Fault::malformed);
    CHECK(read_xls_file(make_compound({{"Workbook", "no records at all"}})).fault == Fault::malformed);
    CHECK(read_xls_file(make_xls({{"名单", ""}}).substr(0, 700)).fault == Fault::malformed);
    CHECK(read_with(extract_ole, make_compound({{"Strange", "x"}})).fault == Fault::unsupported);
}

TEST_CASE("hostile workbooks end quickly") {
    const auto begin = std::chrono::steady_clock::now();
    std::string nested;
    for (int i = 0; i < 100'000; ++i) nested += record(0x809, u16_bytes(0x600) + u16_bytes(0x20));
    CHECK(read_sheet(nested).ok);
    // All sheets at one place: each costs its own reading, and the text limit ends it.
    std::string cells;
    for (int i = 0; i < 2000; ++i) cells += label(static_cast<std::uint32_t>(i), 0, std::string(500, 'x'));
    std::string stream = make_stream(std::vector<Sheet>(3000, {"s", ""}));
    const std::string body = record(0x809, u16_bytes(0x600) + u16_bytes(0x10) + std::string(12, '\0')) + cells + end;
    for (size_t at = stream.find(u16_bytes(0x85)), i = 0; i < 3000; ++i, at = stream.find(u16_bytes(0x85), at + 4))
        stream.replace(at + 4, 4, u32_bytes(stream.size()));
    Limits limits;
    limits.document_bytes = 16 << 20;
    CHECK(read_xls_file(make_compound({{"Workbook", stream + body}}), limits).warnings.size() == 1);
    CHECK(read_sheet("", record(0xFC, u32_bytes(0xFFFFFFFF) + u32_bytes(0xFFFFFFFF) + u16_bytes(0xFFFF))).ok);
    CHECK(
        read_sheet(record(0x7D, u16_bytes(0) + u16_bytes(0xFFFF) + std::string(4, '\0') + u16_bytes(1)) + label(0xFFFF, 0xFFFF, "甲")).ok);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("LibreOffice's workbook reads like the one it was made from") {
    const std::string bytes = produced_sample("openpyxl.xls");
    REQUIRE_FALSE(bytes.empty());
    const ReadDocument read = read_xls_file(bytes);
    CHECK(read.warnings.empty());
    CHECK(read.title == "救助名单");
    check_lines(read, {"公示!C3 [身份证号] 340123199003070011", "公示!D3 [联系电话] 13800138000",
                       "公示!C4 cell_comment [身份证号] 原号码 340123198506150011", "公示!E5 [家庭住址] 2017年11月20日",
                       "公示!D6 [联系电话] 00230601", "公示!D7 hidden_text [联系电话] 13800138007",
                       "公示!E6 hidden_text [家庭住址] 白字 13800138008", "公示!E7 [家庭住址] 蓝底白字", "公示!F3 hidden_column 隐藏列",
                       "公示!B9 hidden_row [姓名] 隐藏行", "公示!B10 attribute mailto:ceshi@example.com",
                       "公示! header_footer 页眉 13800138009", "底稿!B2 hidden_sheet 隐藏表 13800138010", "metadata [作者] 测试作者"});
}

TEST_CASE("what LibreOffice shows of its workbook is read word for word") {
    const std::string text = produced_sample("openpyxl.csv");
    REQUIRE_FALSE(text.empty());
    const std::string all = read_with(extract_xls, produced_sample("openpyxl.xls")).all();
    INFO(all);
    for (const std::string_view line : split(text, '\n')) {
        for (std::string_view word : split(line, ',')) {
            word = trim(word);
            if (word.starts_with('"')) word.remove_prefix(1);
            if (word.ends_with('"')) word.remove_suffix(1);
            if (word == "3.4012319050615E+017") continue;  // we write it out: the digits are in the file
            CAPTURE(word);
            CHECK((word.empty() || all.find(word) != std::string::npos));
        }
    }
}
