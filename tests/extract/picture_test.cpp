// What is written about a picture in its file, format by format; no picture in here shows anything.
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "support/document_promises.h"
#include "support/make_picture.h"

using namespace leakscan;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

// "label: text" of all blocks, each of which must be metadata.
std::vector<std::string> written_in(const std::string& bytes) {
    std::vector<std::string> lines;
    Item item;
    item.bytes = bytes;
    const Result<Extracted> read = extract(item, {}, [&](const Document& document) {
        CHECK(keeps_promises(document));
        for (const Block& block : document.blocks) {
            CHECK(block.where.channel == Channel::metadata);
            lines.push_back(document.label_of(block) + ": " + std::string(document.text_of(block)));
        }
    });
    REQUIRE(read.ok());
    CHECK(read->nature == Nature::picture);
    return lines;
}

using Lines = std::vector<std::string>;

const std::string artist_xmp =
    "<?xpacket begin='' id='W5M0'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='urn:rdf'>"
    "<rdf:Description xmlns:dc='urn:dc'><dc:creator><rdf:Seq><rdf:li>张三</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF>"
    "</x:xmpmeta>" +
    std::string(2000, ' ') + "<?xpacket end='w'?>";

std::string iptc(std::uint8_t dataset, const std::string& text) {
    return "\x1C\2"s + static_cast<char>(dataset) + big_endian(text.size(), 2) + text;
}

std::string photoshop(const std::string& datasets) {
    return "Photoshop 3.0\0"s + "8BIM\4\xED\0\0"s + big_endian(3, 4) + "abc\0"s + "8BIM\4\4\0\0"s + big_endian(datasets.size(), 4) +
           datasets;
}

}  // namespace

TEST_CASE("Exif says who took a picture, of what, and where") {
    for (const bool big : {false, true}) {
        ExifMaker exif(big);
        exif.text(0x010E, "报名登记照");
        exif.text(0x013B, "张三");
        exif.bytes(0x9C9C, "\x4B\x62\x3A\x67\0\0"s);  // UTF-16LE whatever the order of the rest
        exif.position('N', {31, 36, 1.5}, 'W', {117, 52, 8.88});
        CHECK(written_in(make_jpeg({{0xE1, "Exif\0\0"s + exif.tiff()}})) ==
              Lines{"图片说明: 报名登记照", "作者: 张三", "备注: 手机", "拍摄位置: N 31.600417, W 117.869133"});
    }
}

TEST_CASE("a camera without a satellite says no place") {
    ExifMaker exif(true);
    exif.position('N', {0, 0, 0}, 'E', {0, 0, 0});
    CHECK(written_in(exif.tiff()).empty());
}

TEST_CASE("a comment in UTF-16 is read in either order of bytes") {
    for (const std::string& text : {"\x62\x4B\x67\x3A\0:\0 "s + "\0001\0003"s, "\x4B\x62\x3A\x67:\0 \0"s + "1\0003\0"s}) {
        ExifMaker exif(true);
        exif.bytes(0x9286, "UNICODE\0"s + text);
        CHECK(written_in(exif.tiff()) == Lines{"备注: 手机: 13"});
    }
}

TEST_CASE("JPEG comments, IPTC and XMP") {
    const std::string gbk_comment = "\xC1\xAA\xCF\xB5\xC8\xCB\xD5\xC5\xC8\xFD";  // 联系人张三
    const std::string bytes = make_jpeg({
        {0xFE, gbk_comment},
        {0xED, photoshop(iptc(80, "张三") + iptc(200, "-") + iptc(120, "低保户入户照片"))},
        {0xE1, "http://ns.adobe.com/xap/1.0/\0"s + artist_xmp},
    });
    CHECK(written_in(bytes) == Lines{"备注: 联系人张三", "作者: 张三", "图片说明: 低保户入户照片", "creator: 张三"});
}

TEST_CASE("XMP too long for one segment goes on in others") {
    const std::string head = "http://ns.adobe.com/xmp/extension/\0"s + std::string(40, '0');
    const std::string bytes = make_jpeg({{0xE1, head + artist_xmp.substr(0, 100)}, {0xE1, head + artist_xmp.substr(100)}});
    CHECK(written_in(bytes) == Lines{"creator: 张三"});
}

TEST_CASE("PNG texts, plain, packed and international, and profiles") {
    ExifMaker exif(false);
    exif.text(0x013B, "王五");
    const std::string bytes = make_png({
        {"tEXt", "Author\0张三"s},
        {"tEXt", "Software\0gd 1.0"s},
        {"zTXt", "Comment\0\0"s + zlib_frame("手机13800138000")},
        {"iTXt", "Description\0\1\0zh\0说明\0"s + zlib_frame("登记表")},
        {"iTXt", "XML:com.adobe.xmp\0\0\0\0\0"s + artist_xmp},
        {"eXIf", exif.tiff()},
        {"tEXt", "Raw profile type iptc\0\niptc\n      10\n1c0250000468\n6a6b6c\n"s},
    });
    CHECK(written_in(bytes) ==
          Lines{"作者: 张三", "备注: 手机13800138000", "图片说明: 登记表", "creator: 张三", "作者: 王五", "作者: hjkl"});
}

TEST_CASE("GIF comments between its pictures") {
    const std::string picture = "\x2C"s + std::string(8, '\0') + "\0\2"s + "\3abc\0"s;
    const std::string bytes = "GIF89a"s + "\1\0\1\0\x80\0\0"s + std::string(6, '\0') + picture + "\x21\xFE\4abcd\3efg\0"s +
                              "\x21\xFF\x0BXMP DataXMP"s + artist_xmp + picture + "\x3B"s;
    CHECK(written_in(bytes) == Lines{"备注: abcdefg", "creator: 张三"});
}

TEST_CASE("WebP chunks") {
    ExifMaker exif(false);
    exif.text(0x013B, "张三");
    CHECK(written_in(make_webp({{"VP8 ", "odd"}, {"EXIF", exif.tiff()}, {"XMP ", artist_xmp}})) == Lines{"作者: 张三", "creator: 张三"});
}

TEST_CASE("formats whose structure is not walked are searched for marks") {
    ExifMaker exif(true);
    exif.text(0x013B, "张三");
    const std::string bytes = "\0\0\0\x18"s + "ftypheic\0\0\0\0"s + std::string(100, 'x') + "Exif\0\0"s + exif.tiff() + artist_xmp;
    CHECK(written_in(bytes) == Lines{"作者: 张三", "creator: 张三"});
}

TEST_CASE("damaged and cut pictures say what is left, and end") {
    ExifMaker exif(false);
    exif.text(0x013B, "张三丰张三丰");
    exif.position('N', {31, 36, 1.5}, 'E', {117, 52, 8.88});
    const std::string whole = make_jpeg({{0xE1, "Exif\0\0"s + exif.tiff()}, {0xFE, "abc"}});
    for (size_t size = 3; size < whole.size(); ++size) {
        std::string damaged = whole.substr(0, size);
        written_in(damaged);
        damaged = whole;
        damaged[size] = static_cast<char>(damaged[size] ^ 0xFF);
        if (damaged.starts_with("\xFF\xD8\xFF")) written_in(damaged);
    }
    // A directory that follows itself.
    const std::string loop = "II*\0\x08\0\0\0\0\0\x08\0\0\0"s;
    CHECK(written_in(loop).empty());
}
