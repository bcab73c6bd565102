// Outlook messages as MS-OXMSG describes them, and as they should not be.
#include "unpack/outlook_mail.h"

#include <catch2/catch.hpp>

#include "codec/compound_copy.h"
#include "support/documents_of.h"
#include "support/make_compound.h"
#include "support/make_outlook_mail.h"

using namespace leakscan;

namespace {

const std::vector<OutlookValue> short_mail = {{0x0037001F, "低保名单"}, {0x1000001F, "正文"}};

OutlookStorage file(unsigned number, std::vector<OutlookValue> values) { return {outlook_attachment(number), std::move(values)}; }

}  // namespace

TEST_CASE("the head of an Outlook message says who wrote to whom") {
    const std::string headers =
        "Received: from x\r\n\tby y\r\nFrom: =?gbk?B?1cXI/Q==?= <zhang@example.org>\r\nMessage-ID: <1@x>\r\nSubject: s\r\n\r\n";
    const std::string bytes = make_outlook_mail({
        {"",
         {{0x007D001F, headers},
          {0x0037001F, "s"},
          {0x001A001F, "IPM.Note"},
          {0x0C1A001F, "张三"},
          {0x0C1F001F, "zhang@example.org"},
          {0x3A1C001F, "13800138000"},
          {0x8054001F, "备注：李四"},
          {0x00390040, bytes_of(131'556'096'000'000'000, 8)}}},
        {outlook_recipient(0), {{0x0C150003, u32_bytes(2)}, {0x3001001F, "王五"}, {0x39FE001F, "wang@example.org"}}},
        {outlook_recipient(1), {{0x3001001F, "赵六"}, {0x3003001F, "zhao@example.org"}}},
    });
    const Lines lines = documents_of(bytes);
    REQUIRE(lines.size() == 1);
    const std::string& head = lines[0];
    INFO(head);
    CHECK(head.starts_with("m (metadata, text/plain, utf-8): [Received] from x by y\n[From] 张三 <zhang@example.org>\n[Subject] s\n"));
    // What the headers said is not said again, marks and classes are not said at all.
    CHECK(head.find("[Sender]") == std::string::npos);
    CHECK(head.find("Message") == std::string::npos);
    CHECK(head.find("IPM") == std::string::npos);
    for (const char* line : {"[Mobile-Telephone] 13800138000\n", "[Property-8054] 备注：李四\n", "[Date] 2017-11-20\n",
                             "[Cc] 王五 <wang@example.org>\n", "[From] 赵六 <zhao@example.org>\n"})
        CHECK(head.find(line) != std::string::npos);
}

TEST_CASE("8-bit texts are in the code page of the message, or what their bytes say") {
    const std::string gbk = "\xB5\xCD\xB1\xA3", big5 = "\xA7\x43\xAB\x4F";
    CHECK(documents_of(make_outlook_mail({{"", {{0x0037001E, gbk}, {0x3FFD0003, u32_bytes(936)}}}}))[0].ends_with("[Subject] 低保\n"));
    CHECK(documents_of(make_outlook_mail({{"", {{0x0037001E, big5}, {0x3FFD0003, u32_bytes(950)}}}}))[0].ends_with("[Subject] 低保\n"));
    CHECK(documents_of(make_outlook_mail({{"", {{0x0037001E, gbk}}}}))[0].ends_with("[Subject] 低保\n"));
    // By language; a Western page says nothing, that of the mail on its way is another matter.
    const auto body_of = [](const std::string& bytes, std::vector<OutlookValue> numbers) {
        numbers.push_back({0x1000001E, bytes});
        return documents_of(make_outlook_mail({{"", numbers}}))[0].substr(std::string("m (body, text/plain, utf-8): ").size());
    };
    CHECK(body_of(big5, {{0x3FF10003, u32_bytes(0x0404)}}) == "低保");
    CHECK(body_of("\x93\xFA\x96\x7B", {{0x3FF10003, u32_bytes(1041)}, {0x3FDE0003, u32_bytes(50220)}}) == "日本");
    CHECK(body_of(gbk, {{0x3FF10003, u32_bytes(1033)}, {0x3FDE0003, u32_bytes(20127)}}) == "低保");
    CHECK(body_of(gbk, {{0x3FFD0003, u32_bytes(1252)}}) == "低保");
    CHECK(body_of(std::string("a@example.org\0", 14), {{0x3FFD0003, u32_bytes(936)}}) == "a@example.org");
}

TEST_CASE("each body is read once, as what it is") {
    const auto bodies = [](std::vector<OutlookValue> values) { return documents_of(make_outlook_mail({{"", std::move(values)}})); };
    const std::string page = "{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag <p>}x}", letter = "{\\rtf1\\ansi\\fromtext x}",
                      rtf = "{\\rtf1\\ansi x}";
    CHECK(bodies({{0x1000001F, "plain"}, {0x10130102, "<p>\xB5\xCD"}, {0x3FDE0003, u32_bytes(936)}, {0x10090102, pack_rtf(page)}}) ==
          Lines{"m (body, text/html, GB18030): <p>\xB5\xCD", "m (body, text/plain, utf-8): plain"});
    CHECK(bodies({{0x1013001F, "<p>低"}}) == Lines{"m (body, text/html, utf-8): <p>低"});
    CHECK(bodies({{0x1000001F, "plain"}, {0x10090102, pack_rtf(page)}}) ==
          Lines{"m (body, text/plain, utf-8): plain", "m (body, application/rtf, ): " + page});
    CHECK(bodies({{0x1000001F, "plain"}, {0x10090102, pack_rtf(letter)}}) == Lines{"m (body, text/plain, utf-8): plain"});
    CHECK(bodies({{0x10090102, pack_rtf(letter)}}) == Lines{"m (body, application/rtf, ): " + letter});
    CHECK(bodies({{0x1000001F, "plain"}, {0x10090102, pack_rtf(rtf)}}).size() == 2);
}

TEST_CASE("files attached to an Outlook message are members by their long names") {
    const std::string bytes = make_outlook_mail({
        {"", short_mail},
        file(0, {{0x3704001F, "MINGDA~1.TXT"}, {0x3707001F, "名单.txt"}, {0x370E001F, "Text/Plain"}, {0x37010102, "13800138000"}}),
        file(1, {{0x3704001E, "\xC3\xFB.txt"}, {0x37010102, "2"}}),
        file(2, {{0x370D001F, "\\\\server\\共享\\张三.xls"}, {0x37050003, u32_bytes(4)}}),
        file(10, {{0x37010102, "3"}}),
    });
    CHECK(documents_of(bytes) ==
          Lines{"m (metadata, text/plain, utf-8): [Subject] 低保名单\n[Attachment-Path] \\\\server\\共享\\张三.xls\n",
                "m (body, text/plain, utf-8): 正文", "m!名单.txt (attachment, text/plain, ): 13800138000", "m!名.txt (attachment, , ): 2",
                "m!unnamed (attachment, , ): 3"});
}

TEST_CASE("messages within a message and objects are files of their own") {
    const std::string inner = outlook_attachment(0) + "/__substg1.0_3701000D", deeper = inner + "/" + inner;
    std::string bytes = make_outlook_mail({
        {"", short_mail},
        {outlook_attachment(0), {{0x3001001F, "转发：11/20 名单"}, {0x37050003, u32_bytes(5)}}},
        {inner, {{0x0037001F, "转发"}, {0x1000001F, "inner"}, {0x3FFD0003, u32_bytes(936)}}},
        {inner + "/" + outlook_attachment(0), {{0x3001001F, "deeper.msg"}}},
        {deeper, {{0x0037001E, "\xB5\xCD"}, {0x3FFD0003, u32_bytes(936)}, {0x10130102, "<p>"}}},
        {deeper + "/" + outlook_attachment(0), {{0x3707001F, "a.txt"}, {0x37010102, std::string(70'000, 'a')}}},
    });
    const Lines lines = documents_of(bytes);
    const std::string message = "m!转发：11_20 名单.msg", last = message + "!deeper.msg";
    REQUIRE(lines.size() == 7);
    CHECK(lines[2] == message + " (metadata, text/plain, utf-8): [Subject] 转发\n");
    CHECK(lines[3] == message + " (attachment, text/plain, utf-8): inner");
    CHECK(lines[4] == last + " (metadata, text/plain, utf-8): [Subject] 低\n");
    CHECK(lines[5] == last + " (attachment, text/html, ): <p>");
    CHECK(lines[6] == last + "!a.txt (attachment, , ): " + std::string(70'000, 'a'));

    const std::string object = outlook_attachment(1) + "/__substg1.0_3701000D";
    bytes = make_compound({{"__properties_version1.0", std::string(32, '\0')},
                           {outlook_attachment(1) + "/__properties_version1.0", std::string(8, '\0')},
                           {object + "/WordDocument", "w"},
                           {object + "/ObjectPool/Deep/x", "y"}});
    const Lines objects = documents_of(bytes);
    REQUIRE(objects.size() == 1);
    REQUIRE(objects[0].starts_with("m!unnamed (attachment, , ): "));
    const std::string copied = objects[0].substr(objects[0].find(": ") + 2);
    CompoundFile copy = CompoundFile::open(copied).take();
    CHECK(copy.read(*copy.find(CompoundFile::root, "WordDocument")).bytes == "w");
    CHECK(copy.read(*copy.find(*copy.find(*copy.find(CompoundFile::root, "ObjectPool"), "Deep"), "x")).bytes == "y");
}

TEST_CASE("a storage beyond what the header's list of sectors holds is copied whole") {
    std::string big;
    for (unsigned i = 0; i < 1'250'000; ++i) big += u32_bytes(i);
    std::string bytes = make_compound({{"a/b/first", big}, {"a/other", "o"}, {"a/small", "s"}, {"b", "b"}});
    // Another entry of the same chain makes ten million bytes of them.
    const size_t first = bytes.find(utf16_bytes("first")), other = bytes.find(utf16_bytes("other"));
    bytes.replace(other + 116, 8, bytes.substr(first + 116, 8));
    CompoundFile file = CompoundFile::open(bytes).take();
    const CompoundFile::Stream once = copy_storage(file, *file.find(CompoundFile::root, "a"));
    CHECK(once.whole);
    CompoundFile copy = CompoundFile::open(once.bytes).take();
    CHECK(copy.read(*copy.find(*copy.find(CompoundFile::root, "b"), "first")).bytes == big);
    CHECK(copy.read(*copy.find(CompoundFile::root, "other")).bytes == big);
    CHECK(copy.read(*copy.find(CompoundFile::root, "small")).bytes == "s");
}

TEST_CASE("Outlook messages that are cut or wrong lose only what is missing") {
    const std::string bytes = make_outlook_mail({{"", short_mail}, file(0, {{0x3707001F, "a"}, {0x37010102, std::string(9'000, 'a')}})});
    for (size_t size = 0; size < bytes.size(); size += 97) documents_of(bytes.substr(0, size));
    // A claimed size beyond the stream.
    std::string longer = bytes;
    const size_t size_at = longer.find(utf16_bytes("__substg1.0_37010102")) + 120;
    longer.replace(size_at, 4, u32_bytes(1'000'000));
    const Lines lines = documents_of(longer);
    REQUIRE(lines.size() == 3);
    CHECK(lines[2].starts_with("m!a (attachment, , ) cut (the file is cut or damaged and was read in part)"));
    longer = bytes;
    longer.replace(longer.find(utf16_bytes("__substg1.0_0037001F")) + 120, 4, u32_bytes(1'000'000));
    CHECK(documents_of(longer)[0].starts_with("m (metadata, text/plain, utf-8) cut (the file is cut or damaged and was read in part)"));
    // Neither head nor body.
    CHECK(documents_of(make_compound({{"__properties_version1.0", ""}})).empty());
    CHECK_FALSE(is_outlook_mail(make_compound({{"WordDocument", ""}})));
}
