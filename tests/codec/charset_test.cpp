// What bytes are read as: declarations, marks, and what the text itself gives away when they lie.
#include "codec/charset.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("labels map as browsers map them") {
    CHECK(charset_of_label("gb2312") == "GB18030");
    CHECK(charset_of_label(" GB_2312-80 ") == "GB18030");
    CHECK(charset_of_label("x-gbk") == "GB18030");
    CHECK(charset_of_label("cp936") == "GB18030");
    CHECK(charset_of_label("iso-ir-58") == "GB18030");
    CHECK(charset_of_label("BIG5") == "Big5-HKSCS");
    CHECK(charset_of_label("ISO-8859-1") == "windows-1252");
    CHECK(charset_of_label("utf8") == "UTF-8");
    CHECK(charset_of_label("klingon").empty());
}

TEST_CASE("a page declared gb2312 keeps characters beyond GB 2312 and all that follows") {
    // 朱镕基 䶮 in GBK and GB18030; strict GB2312 decoders stop at the second character.
    const Decoded decoded = decode("\xD6\xEC\xE9\x46\xBB\xF9 \xFE\x9F 138", "gb2312");
    CHECK(decoded.charset == "GB18030");
    CHECK(decoded.text == "朱镕基 䶮 138");
    CHECK(decoded.bad == 0);
}

TEST_CASE("four-byte codes of GB18030 are read") { CHECK(decode_as("\x95\x32\x82\x36\x81\x30\x84\x36", "GB18030").text == "𠀀¥"); }

TEST_CASE("bad bytes become U+FFFD and never swallow ASCII behind them") {
    CHECK(decode_as("\xD5<b>", "GB18030").text == "\uFFFD<b>");
    CHECK(decode_as("a\xFF\xD5\xC5", "GB18030").text == "a\uFFFD张");
    CHECK(decode_as("\xD5", "GB18030").text == "\uFFFD");
    CHECK(decode_as("a\xE5\xBC<", "UTF-8").text == "a\uFFFD\uFFFD<");
    CHECK(decode_as("a\xE5\xBC<", "UTF-8").bad == 2);
}

TEST_CASE("a byte order mark decides and is dropped") {
    CHECK(decode("\xEF\xBB\xBF张", "gbk").text == "张");
    CHECK(decode(std::string_view("\xFF\xFE\x20\x5F\x31\x00", 6), "").text == "张1");
    CHECK(decode(std::string_view("\xFE\xFF\x5F\x20\x00\x31", 6), "").text == "张1");
}

TEST_CASE("UTF-16 without a byte order mark is recognised") {
    std::string bytes;
    for (const char c : std::string_view("name,phone\r\nZhang,13800138000\r\n")) {
        bytes.push_back(c);
        bytes.push_back('\0');
    }
    CHECK(choose_charset(bytes, "").charset == "UTF-16LE");
    bytes.insert(bytes.begin(), '\0');
    bytes.pop_back();
    CHECK(choose_charset(bytes, "").charset == "UTF-16BE");
}

TEST_CASE("the bytes overrule a declaration that they contradict") {
    const std::string_view gbk = "\xD0\xD5\xC3\xFB\xA3\xBA\xD5\xC5\xC8\xFD";  // 姓名：张三
    CHECK(decode(gbk, "utf-8").text == "姓名：张三");
    CHECK(decode(gbk, "iso-8859-1").text == "姓名：张三");
    CHECK(decode("姓名：张三", "gb2312").text == "姓名：张三");
    CHECK(decode("姓名：张三", "iso-8859-1").text == "姓名：张三");
    CHECK(decode("caf\xE9", "iso-8859-1").text == "café");
}

TEST_CASE("UTF-8 with single bad bytes stays UTF-8") {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "姓名";
    CHECK(decode(text + "\xFF" + text, "").charset == "UTF-8");
    CHECK(decode(text + "\xE5", "").charset == "UTF-8");
}

TEST_CASE("a page in UTF-8 that begins with a piece in GBK stays UTF-8, and the other way round") {
    const std::string gbk = "\xD5\xC5\xC8\xFD\xB5\xC4\xB5\xE7\xBB\xB0";  // 张三的电话
    std::string pieces, page, gbk_page;
    for (int i = 0; i < 10; ++i) pieces += gbk + "\n";
    for (int i = 0; i < 2000; ++i) page += "<p>联系人：张三</p>\n", gbk_page += gbk + "\n";
    CHECK(decode(pieces + page, "").charset == "UTF-8");
    CHECK(decode("<p>联系人：张三</p>\n" + gbk_page, "utf-8").charset == "GB18030");
    CHECK(decode("<p>联系人：张三</p>\n" + gbk_page, "").text.ends_with("张三的电话\n"));
}

TEST_CASE("a long text in GB18030 is read across its slices") {
    for (size_t before = 0; before < 5; ++before) {
        std::string bytes(before, 'a'), text(before, 'a');
        for (int i = 0; i < 3000; ++i) bytes += "\xD5\xC5\x95\x32\x82\x36", text += "张𠀀";
        const Decoded decoded = decode_as(bytes, "GB18030");
        CHECK(decoded.text == text);
        CHECK(decoded.bad == 0);
    }
}

TEST_CASE("names of archive members are read without a declaration") {
    CHECK(decode_name("\xD5\xC5\xC8\xFD.xls") == "张三.xls");
    CHECK(decode_name("张三.xls") == "张三.xls");
    CHECK(decode_name("list.xls") == "list.xls");
    CHECK(decode_name("\xB1i\xA4T.xls") == "張三.xls");
}

TEST_CASE("the declaration is found in markup") {
    CHECK(declared_charset("<html><META http-equiv=Content-Type content=\"text/html; charset=GB2312\">") == "GB2312");
    CHECK(declared_charset("<meta charset='gbk'>") == "gbk");
    CHECK(declared_charset("<?xml version=\"1.0\" encoding=\"GBK\"?><a/>") == "GBK");
    CHECK(declared_charset("<p>charset=gbk</p>").empty());
}

TEST_CASE("large files are cut behind line ends") {
    CHECK(cut_at_line_end("ab\ncd\nef", "UTF-8", 7) == 6);
    CHECK(cut_at_line_end("abcdef\ngh", "UTF-8", 3) == 7);
    CHECK(cut_at_line_end("abc", "UTF-8", 3) == 3);
    const std::string_view wide("a\0\n\0b\0", 6);
    CHECK(cut_at_line_end(wide, "UTF-16LE", 5) == 4);
}
