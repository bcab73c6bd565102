// First bytes of each format, and what only looks like one.
#include "extract/detect.h"

#include <catch2/catch.hpp>

#include "extract/extract.h"
#include "support/make_compound.h"
#include "support/make_zip.h"

using namespace leakscan;
using namespace std::string_literals;
using namespace std::string_view_literals;

TEST_CASE("binary formats are known by their signature") {
    CHECK(detect_media("\x89PNG\r\n\x1A\n...."sv) == "png");
    CHECK(detect_media("\xFF\xD8\xFF\xE0...."sv) == "jpeg");
    CHECK(detect_media("%PDF-1.4\n"sv) == "pdf");
    CHECK(detect_media("{\\rtf1\\ansi"sv) == "rtf");
    CHECK(detect_media("\x1F\x8B\x08"sv) == "gzip");
    CHECK(detect_media("\x7F"
                       "ELF\2\1\1\0"sv) == "program");
    CHECK(detect_media("\0\0\0\x18"
                       "ftypmp42\0\0\0\0"sv) == "video");
    CHECK(detect_media("SQLite format 3\0...."sv) == "sqlite");
    CHECK(detect_media("\x5D\x2A\x4D\x18\x10\0\0\0"sv) == "warc-zst");
    CHECK(detect_media("\1\2\3\4\5\6\7\x10\x11\x12\0\0\0\0\0\0"sv).empty());
}

TEST_CASE("packages are known by their members") {
    const auto zip_with = [](std::string_view name, std::string_view content) {
        std::string zip = "PK\3\4"s + std::string(22, '\0');
        zip += static_cast<char>(name.size());
        zip += "\0\0\0"sv;
        return zip.append(name).append(content);
    };
    CHECK(detect_media(zip_with("word/document.xml", "")) == "docx");
    CHECK(detect_media(zip_with("xl/workbook.xml", "")) == "xlsx");
    CHECK(detect_media(zip_with("[Content_Types].xml", zip_with("ppt/presentation.xml", ""))) == "pptx");
    CHECK(detect_media(zip_with("mimetype", "application/vnd.oasis.opendocument.text")) == "odf");
    CHECK(detect_media(make_zip({{"content.xml", "<a/>"}, {"META-INF/manifest.xml", "<a/>"}})) == "odf");
    CHECK(detect_media(zip_with("mimetype", "application/vnd.oasis.opendocument.base")) == "odb");
    CHECK(detect_media(zip_with("OFD.xml", "")) == "ofd");
    CHECK(detect_media(zip_with("a.txt", "")) == "zip");
}

TEST_CASE("OLE files are known by their streams") {
    const auto ole_with = [](const std::string& stream) { return make_compound({{"Inner/Workbook", "x"}, {stream, "x"}}); };
    CHECK(detect_media(ole_with("WordDocument")) == "doc");
    CHECK(detect_media(ole_with("Workbook")) == "xls");
    CHECK(detect_media(ole_with("EncryptedPackage")) == "ooxml-encrypted");
    CHECK(detect_media(ole_with("anything")) == "ole");
}

TEST_CASE("text formats are told apart by content") {
    struct {
        std::string_view text;
        std::string_view media;
    } const cases[] = {
        {"<!DOCTYPE html><p>x", "html"},
        {"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>", "html"},
        {"  <table><tr><td>1", "html"},
        {"<!-- saved --><div>x</div>", "html"},
        {"通知<br>一、<p>二</p>", "html"},
        {"<?xml version=\"1.0\"?><list/>", "xml"},
        {"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "xml"},
        {"{\"a\": 1}", "json"},
        {"[{\"a\": 1}]", "json"},
        {"[2017]47号\n通知", "text"},
        {"姓名,电话\n张三,13800138000\n李四,13900139000\n", "csv"},
        {"姓名\t电话\t住址\n张三\t138\t某村\n", "tsv"},
        {"a;b;c\n1;2;3\n4;5;6\n", "csv"},
        {"低保名单\n现予公示：\n序号,姓名,金额\n1,张三,300\n2,李四,280\n监督电话：12345\n", "csv"},
        {"收支表\n科目,名称,决算数,预算数\n201,运行,5,6\n202,信访,7,8\n姓名,职务,编号\n张三,站长,1\n李四,科员,2\n", "csv"},
        {"Dear all, we met\nlast week, and spoke, at length\nof plans, of people\nand left, late\n", "text"},
        {"会议通知\n请携带笔,本\n地点：三楼,时间：九点\n联系人：办公室\n", "text"},
        {"\"a,b\",c,d\n\"x\ny\",2,3\n", "csv"},
        {"各乡镇：\n现将名单公示如下，请监督。\n", "text"},
        {"MIME-Version: 1.0\nFrom: a\nSubject: b\n\nx", "eml"},
        {"(function () {\n var a = 1;\n document.write(a); });", "js"},
        {".a { color: red; width: 1px; }\n", "css"},
        {"Rar files are archives", "text"},
    };
    for (const auto& entry : cases) {
        INFO(entry.text);
        CHECK(detect_media(entry.text) == entry.media);
    }
}

TEST_CASE("a stray control character does not make text binary") {
    CHECK(detect_media("姓名：张三\0 电话：13800138000，住址：某乡某村三组，备注：无"sv) == "text");
    CHECK(detect_media("340123\1 190506150048\n") == "text");
}

TEST_CASE("control characters are counted wherever they stand") {
    for (size_t at = 0; at < 40; ++at) {
        std::string bytes(48, 'a');
        bytes[at] = '\1';
        bytes[at + 1] = '\x7F';
        CAPTURE(at);
        CHECK(detect_media(bytes) == "text");
        bytes[at + 2] = '\2';
        CHECK(detect_media(bytes).empty());
    }
}

TEST_CASE("what cannot be read says so, and what is no document does not") {
    const auto extracted = [](std::string_view bytes) {
        Item item;
        item.bytes = bytes;
        return extract(item, {}, [](const Document&) {});
    };
    CHECK(extracted("%PDF-1.4").error().fault == Fault::unsupported);
    CHECK(extracted("%PDF-1.4").error().message == "PDF documents are not read here");
    CHECK(extracted("\1\2\3\4\5\6\7\x10\x11\x12\0\0\0\0\0\0"sv).error().fault == Fault::unsupported);
    CHECK(extracted("\x89PNG\r\n\x1A\n....")->nature == Nature::picture);
    CHECK(extracted("wOFF....")->nature == Nature::document);
    CHECK(extracted("wOFF\0\1\0\0\0\0\0\0"sv)->nature == Nature::other);
    CHECK(extracted("")->nature == Nature::document);
    Item item;
    item.bytes = "12345";
    Limits limits;
    limits.document_bytes = 4;
    CHECK(extract(item, limits, [](const Document&) {}).error().fault == Fault::too_large);
}
