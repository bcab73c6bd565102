// Presentations made record by record: order of slides, notes, comments, what earlier saves left; and one of LibreOffice.
#include <catch2/catch.hpp>
#include <chrono>

#include "support/make_compound.h"
#include "support/office.h"

using namespace leakscan;

namespace {

std::string atom(std::uint32_t type, const std::string& bytes, std::uint32_t instance = 0) {
    return u16_bytes(instance << 4) + u16_bytes(type) + u32_bytes(bytes.size()) + bytes;
}
std::string container(std::uint32_t type, const std::string& bytes, std::uint32_t instance = 0) {
    return u16_bytes(instance << 4 | 0xF) + u16_bytes(type) + u32_bytes(bytes.size()) + bytes;
}
std::string text_atom(std::string_view text) { return atom(0x0FA0, utf16_bytes(text)); }
std::string persist(std::uint32_t object, std::uint32_t id) {
    return atom(0x03F3, u32_bytes(object) + std::string(8, '\0') + u32_bytes(id) + u32_bytes(0));
}

// A stream to which saves append: objects, then a directory of where they are.
struct Stream {
    std::string bytes;
    std::uint32_t last_edit = 0;

    std::uint32_t add(const std::string& record) {
        bytes += record;
        return static_cast<std::uint32_t>(bytes.size() - record.size());
    }
    // `places` of objects 1, 2, 3 ...; 0: not named by this save.
    void save(const std::vector<std::uint32_t>& places) {
        std::string entries;
        for (size_t i = 0; i < places.size(); ++i) {
            if (places[i] != 0) entries += u32_bytes((i + 1) | 1u << 20) + u32_bytes(places[i]);
        }
        const std::uint32_t directory = add(atom(0x1772, entries));
        last_edit = add(atom(0x0FF5, u32_bytes(0) + u32_bytes(0) + u32_bytes(last_edit) + u32_bytes(directory) + u32_bytes(1) +
                                         u32_bytes(9) + u32_bytes(0)));
    }
};

std::string make_ppt(const Stream& stream, std::uint32_t token = 0xE391C05F) {
    const std::string user = atom(0x0FF6, u32_bytes(20) + u32_bytes(token) + u32_bytes(stream.last_edit) + std::string(8, '\0'));
    return make_compound({{"PowerPoint Document", stream.bytes}, {"Current User", user}});
}

ReadDocument read_ppt_file(std::string_view bytes) { return read_with(extract_ppt, bytes); }

void check_lines(const ReadDocument& read, std::initializer_list<const char*> lines) {
    INFO(read.all());
    for (const char* line : lines) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
}

Stream make_deck() {
    Stream stream;
    stream.add(atom(0x0001, ""));  // so that no object lies at 0
    const std::string list =
        container(0x0FF0, persist(2, 256) + text_atom("大纲 13800138001") + persist(3, 257)) + container(0x0FF0, persist(4, 300), 2);
    const std::string links = container(0x0409, container(0x0FD7, atom(0x0FBA, utf16_bytes("mailto:ceshi@example.com"))));
    const std::uint32_t main = stream.add(container(0x03E8, atom(0x03E9, std::string(40, '\0')) + links + list));
    const std::string comment =
        container(0x2EE0, atom(0x0FBA, utf16_bytes("测试甲"), 0) + atom(0x0FBA, utf16_bytes("批注 13800138002"), 1));
    const std::string tags = container(0x1388, container(0x138A, atom(0x138B, comment)));
    const std::string properties = atom(0xF00B, u16_bytes(897 | 0x8000) + u32_bytes(12) + utf16_bytes("替代文字图片"), 1);
    const std::uint32_t first = stream.add(container(
        0x03EE, container(0x040C, container(0xF004, properties + container(0xF00D, atom(0x0FA8, "phone 13800138000\rnext\vline")))) + tags +
                    container(0x0FD9, atom(0x0FBA, utf16_bytes("页脚 13800138003"), 2))));
    const std::uint32_t second =
        stream.add(container(0x03EE, atom(0x03F9, std::string(10, '\0') + u16_bytes(4) + u32_bytes(0)) + text_atom("藏页 13800138004")));
    const std::uint32_t notes = stream.add(container(0x03F0, atom(0x03F1, u32_bytes(257) + u32_bytes(0)) + text_atom("备注 13800138005")));
    stream.save({main, first, second, notes});
    return stream;
}

}  // namespace

TEST_CASE("slides come in their order, with notes, comments and what is hidden") {
    const ReadDocument read = read_ppt_file(make_ppt(make_deck()));
    check_lines(read, {"大纲 13800138001", "phone 13800138000", "next line", "comment 批注 13800138002", "metadata [批注作者] 测试甲",
                       "header_footer 页脚 13800138003", "hidden_sheet 藏页 13800138004", "comment 备注 13800138005",
                       "attribute mailto:ceshi@example.com", "attribute 替代文字图片"});
    CHECK(read.warnings.empty());
}

TEST_CASE("pages are the numbers of slides") {
    std::vector<std::uint32_t> pages;
    Item item;
    const std::string bytes = make_ppt(make_deck());
    item.bytes = bytes;
    REQUIRE(extract_ppt(item, {}, [&](const Document& document) {
                for (const Block& block : document.blocks) {
                    if (document.text_of(block).find("1380013800") != std::string_view::npos) pages.push_back(block.where.page);
                }
            }).ok());
    CHECK(pages == std::vector<std::uint32_t>{1, 1, 1, 1, 2, 2});
}

TEST_CASE("texts that only earlier saves refer to are remains") {
    Stream stream = make_deck();
    const std::uint32_t changed = stream.add(container(0x03EE, text_atom("大纲 13800138001") + text_atom("新页")));
    stream.save({0, 0, changed});
    const ReadDocument read = read_ppt_file(make_ppt(stream));
    check_lines(read, {"新页", "older_revision 藏页 13800138004", "phone 13800138000"});
    CHECK_FALSE(read.has("older_revision 大纲 13800138001"));
}

TEST_CASE("presentations that cannot be read say why") {
    CHECK(read_ppt_file(make_ppt(make_deck(), 0xF3D1C4DF)).fault == Fault::encrypted);
    CHECK(read_ppt_file(make_compound({{"PowerPoint Document", "x"}})).fault == Fault::malformed);
    Stream lost = make_deck();
    lost.bytes.resize(lost.last_edit - 30);
    lost.last_edit = 0;
    const ReadDocument read = read_ppt_file(make_ppt(lost));
    CHECK(read.all().find("phone 13800138000") != std::string::npos);
    CHECK(read.warnings.size() == 1);
}

TEST_CASE("hostile presentations end quickly") {
    const auto begin = std::chrono::steady_clock::now();
    Stream looped = make_deck();
    for (int i = 0; i < 200; ++i) looped.save(std::vector<std::uint32_t>(1000, 8));
    CHECK(read_ppt_file(make_ppt(looped)).ok);
    // Twenty thousand slides in the list that are one large slide.
    Stream same;
    same.add(atom(0x0001, ""));
    std::string list, text;
    for (std::uint32_t i = 0; i < 20'000; ++i) list += persist(2, i);
    for (int i = 0; i < 2000; ++i) text += text_atom(std::string(500, 'x'));
    const std::uint32_t main = same.add(container(0x03E8, container(0x0FF0, list)));
    const std::uint32_t slide = same.add(container(0x03EE, text));
    same.save({main, slide});
    CHECK(read_ppt_file(make_ppt(same)).lines.size() == 2000);
    const std::string whole = make_ppt(make_deck());
    for (size_t at = 512; at + 4 < whole.size(); at += 31) {
        std::string broken = whole;
        broken.replace(at, 4, "\xFF\xFF\xFF\xFF");
        read_ppt_file(broken);
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("LibreOffice's presentation is read with the numbers of its slides") {
    const std::string bytes = produced_sample("deck.ppt");
    REQUIRE_FALSE(bytes.empty());
    const ReadDocument read = read_ppt_file(bytes);
    CHECK(read.title == "救助培训");
    check_lines(read, {"电话：13800138020", "comment 批注 13800138022", "hidden_sheet 身份证号：340123190703070019",
                       "comment 备注 13800138021", "结束"});
}
