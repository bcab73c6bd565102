// Word documents made by hand, old and new, fast-saved, cut and hostile; and one of LibreOffice.
#include <catch2/catch.hpp>
#include <chrono>

#include "base/text.h"
#include "support/make_compound.h"
#include "support/office.h"

using namespace leakscan;

namespace {

// A document of Word 97 as this test writes it: text at one place, properties by character positions.
struct Doc {
    std::string body{};  // marks are control characters
    std::string headers{};
    std::string comments{};
    struct Run {
        size_t begin, end;  // characters
        std::string modifiers;
    };
    std::vector<Run> runs{};
    std::vector<Run> paragraphs{};
    std::string left_behind{};  // text between the pieces that none of them claims
    std::vector<CompoundMember> more{};
    std::string styles{};
    std::uint32_t flags = 0x0200;
};

constexpr size_t text_begin = 2048;
constexpr size_t page_size = 512;

size_t length(std::string_view text) { return utf16_bytes(text).size() / 2; }

// A page of properties (FKP): offsets, then places of the modifiers, which stand at its end.
std::string make_page(const std::vector<Doc::Run>& runs, bool paragraphs) {
    std::string offsets, entries, page(page_size, '\0');
    size_t at = page_size - 2;
    for (const Doc::Run& run : runs) offsets += u32_bytes(text_begin + 2 * run.begin);
    offsets += u32_bytes(text_begin + 2 * (runs.empty() ? 0 : runs.back().end));
    for (const Doc::Run& run : runs) {
        std::string bytes = run.modifiers;
        if (paragraphs) {
            bytes.insert(0, 2, '\0');
            if (bytes.size() % 2 == 0)
                bytes.insert(0, 1, '\0'), bytes[0] = static_cast<char>(bytes.size() / 2), bytes.insert(0, 1, '\0');
            else
                bytes.insert(0, 1, static_cast<char>((bytes.size() + 1) / 2));
        } else {
            bytes.insert(0, 1, static_cast<char>(bytes.size()));
        }
        at = (at - bytes.size()) / 2 * 2;
        page.replace(at, bytes.size(), bytes);
        entries += static_cast<char>(at / 2) + (paragraphs ? std::string(12, '\0') : std::string());
    }
    page.replace(0, offsets.size() + entries.size(), offsets + entries);
    page.back() = static_cast<char>(runs.size());
    return page;
}

std::string make_doc(const Doc& doc) {
    const std::string text = utf16_bytes(doc.body + doc.headers + doc.comments);
    std::string word(text_begin, '\0');
    const auto put = [&](size_t at, const std::string& bytes) { word.replace(at, bytes.size(), bytes); };
    std::string table;
    const auto add_structure = [&](unsigned number, const std::string& bytes) {
        put(0x9A + 8 * number, u32_bytes(table.size()) + u32_bytes(bytes.size()));
        table += bytes;
    };
    const std::string behind = utf16_bytes(doc.left_behind);
    word += text + behind;
    word.resize((word.size() + page_size - 1) / page_size * page_size);
    const size_t run_page = word.size() / page_size;
    word += make_page(doc.runs, false) + make_page(doc.paragraphs, true);
    const size_t characters = text.size() / 2;
    const size_t half = characters / 2;  // two pieces
    put(0, u16_bytes(0xA5EC) + u16_bytes(0xC1) + u16_bytes(0) + u16_bytes(0x0804) + u16_bytes(0) + u16_bytes(doc.flags));
    put(0x18, u32_bytes(text_begin) + u32_bytes(text_begin + text.size() + behind.size()));
    put(0x4C, u32_bytes(length(doc.body)) + u32_bytes(0) + u32_bytes(length(doc.headers)) + u32_bytes(0) + u32_bytes(length(doc.comments)));
    const auto piece = [](size_t place) { return u16_bytes(0) + u32_bytes(place) + u16_bytes(0); };
    const std::string pieces = u32_bytes(0) + u32_bytes(half) + u32_bytes(characters) + piece(text_begin) + piece(text_begin + 2 * half);
    add_structure(33, "\2" + u32_bytes(pieces.size()) + pieces);
    const std::string range = u32_bytes(text_begin) + u32_bytes(text_begin + text.size());
    add_structure(12, range + u32_bytes(run_page));
    add_structure(13, range + u32_bytes(run_page + 1));
    if (!doc.styles.empty()) add_structure(1, doc.styles);
    const std::string author = utf16_bytes("测试批注者");
    add_structure(36, u16_bytes(5) + author);
    const std::string saved = utf16_bytes("C:\\测试\\a.doc");
    add_structure(71, u16_bytes(0xFFFF) + u16_bytes(2) + u16_bytes(0) + u16_bytes(2) + utf16_bytes("甲某") + u16_bytes(11) + saved);
    std::vector<CompoundMember> members = {{"WordDocument", word}, {"1Table", table}};
    members.insert(members.end(), doc.more.begin(), doc.more.end());
    return make_compound(members);
}

ReadDocument read_doc_file(std::string_view bytes, const Limits& limits = {}) { return read_with(extract_doc, bytes, limits); }

void check_lines(const ReadDocument& read, std::initializer_list<const char*> lines) {
    INFO(read.all());
    for (const char* line : lines) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
}

const std::string hidden = u16_bytes(0x083C) + "\1";
const std::string deleted = u16_bytes(0x0800) + "\1";
const std::string inserted = u16_bytes(0x0801) + "\1";
const std::string white = u16_bytes(0x6870) + u32_bytes(0x00FFFFFF);
const std::string in_table = u16_bytes(0x2416) + "\1";

// The mark at the end of a row: two or three cells with the edges given.
std::string row_end(const std::vector<std::uint32_t>& edges) {
    std::string cells(1, static_cast<char>(edges.size() - 1));
    for (const std::uint32_t edge : edges) cells += u16_bytes(edge);
    return in_table + u16_bytes(0x2417) + "\1" + u16_bytes(0xD608) + u16_bytes(static_cast<std::uint32_t>(cells.size() + 1)) + cells;
}

}  // namespace

TEST_CASE("paragraphs, fields and marks of a Word document read as they look") {
    const ReadDocument read =
        read_doc_file(make_doc({.body = "电话：1380\x0B"
                                        "0138000\r\x13 HYPERLINK \"mailto:ceshi@example.com\" \x14邮件\x15后\r\x13PAGE\x14"
                                        "1\x15\x1E"
                                        "a\x1F"
                                        "b\r"}));
    check_lines(read, {"电话：1380 0138000", "attribute HYPERLINK \"mailto:ceshi@example.com\"", "邮件后", "1-ab",
                       "metadata [批注作者] 测试批注者", "metadata [保存者] 甲某", "metadata [保存路径] C:\\测试\\a.doc"});
    CHECK(read.warnings.empty());
}

TEST_CASE("headers, comments, hidden, deleted and white text of Word have their channels") {
    Doc doc{.body = "号：abc一二三四x\r白字\r", .headers = "页眉 13800138001\r", .comments = "\5批注 13800138002\r"};
    doc.runs = {{0, 2, ""}, {2, 5, hidden}, {5, 7, deleted}, {7, 9, inserted}, {9, 11, ""}, {11, 13, white}, {13, 14, ""}};
    check_lines(read_doc_file(make_doc(doc)), {"号：三四x", "hidden_text [号] abc", "tracked_deletion 一二", "hidden_text 白字",
                                               "header_footer 页眉 13800138001", "comment 批注 13800138002"});
}

TEST_CASE("styles of Word hide text too, and what is based on them") {
    const auto style = [](std::uint32_t kind, std::uint32_t base, const std::string& sets) {
        const std::string bytes = u16_bytes(0) + u16_bytes(kind | base << 4) + u16_bytes(kind == 1 ? 2 : 1) + u32_bytes(0) + u16_bytes(1) +
                                  utf16_bytes("x") + u16_bytes(0) + sets;
        return u16_bytes(static_cast<std::uint32_t>(bytes.size())) + bytes;
    };
    const auto set = [](const std::string& bytes) {
        return u16_bytes(static_cast<std::uint32_t>(bytes.size())) + bytes + std::string(bytes.size() % 2, '\0');
    };
    const std::string sheet = u16_bytes(4) + u16_bytes(4) + u16_bytes(10) + style(1, 0xFFF, set(u16_bytes(0)) + set("")) +
                              style(2, 0xFFF, set(hidden)) + u16_bytes(0) + style(2, 1, set(""));
    Doc doc{.body = "见藏样式又见\r"};
    doc.styles = sheet;
    doc.runs = {{0, 1, ""}, {1, 4, u16_bytes(0x4A30) + u16_bytes(3)}, {4, 7, ""}};
    check_lines(read_doc_file(make_doc(doc)), {"见又见", "hidden_text 藏样式"});
}

TEST_CASE("cells of Word tables come with row, column by their edges, and label") {
    // A wide title row, a header with a merged cell over two columns, then data.
    Doc doc{.body = "名单\a\a姓名\a联系方式\a\a姓名\a电话\a住址\a\a测试甲\a13800138000\r转1\a\a\a后\r"};
    std::vector<Doc::Run> marks;
    const std::vector<std::string> rows = {row_end({0, 6000}), row_end({0, 2000, 6000}), row_end({0, 2000, 4010, 6000}),
                                           row_end({0, 2000, 4000, 6000})};
    // Every paragraph of one look; those of row ends apart.
    marks = {{0, 3, in_table},  {3, 4, rows[0]},    {4, 12, in_table}, {12, 13, rows[1]}, {13, 22, in_table},
             {22, 23, rows[2]}, {23, 43, in_table}, {43, 44, rows[3]}, {44, 46, ""}};
    doc.paragraphs = marks;
    check_lines(read_doc_file(make_doc(doc)), {"t1 r1 c1 名单", "t1 r2 c2 联系方式", "t1 r3 c3 住址", "t1 r4 c1 [姓名] 测试甲",
                                               "t1 r4 c2 [联系方式/电话] 13800138000 转1", "后"});
}

TEST_CASE("without paragraph properties two marks of cells in a row end a row") {
    check_lines(read_doc_file(make_doc({.body = "甲\a乙\a\a丙\a丁\a\a"})), {"t1 r1 c1 甲", "t1 r1 c2 乙", "t1 r2 c2 丁"});
}

TEST_CASE("what fast saves leave behind is read as an older revision") {
    check_lines(read_doc_file(make_doc({.body = "现在的文字\r", .left_behind = "从前的电话 13800138000 已删"})),
                {"现在的文字", "older_revision 从前的电话 13800138000 已删"});
}

TEST_CASE("documents of Word 6 and 95 are read in the code page of their language") {
    const std::string text = "\xD0\xD5\xC3\xFB\xA3\xBA\xB2\xE2\xCA\xD4\xBC\xD7\r13800138000\r";
    for (const std::uint32_t language : {0x0804u, 0x0409u}) {  // Chinese, and English by mistake
        std::string word(1024, '\0');
        const auto put = [&](size_t at, const std::string& bytes) { word.replace(at, bytes.size(), bytes); };
        put(0, u16_bytes(0xA5DC) + u16_bytes(0x68) + u16_bytes(0) + u16_bytes(language));
        put(0x18, u32_bytes(1024) + u32_bytes(1024 + text.size()));
        put(0x34, u32_bytes(text.size()));
        check_lines(read_doc_file(make_compound({{"WordDocument", word + text}})), {"姓名：测试甲", "13800138000"});
    }
}

TEST_CASE("files of WPS Office are told by their streams and read like Word's") {
    Doc doc{.body = "电话 13800138000\r"};
    doc.more = {{"WpsCustomData", "x"},
                {"ObjectPool/_1/\1CompObj", "x"},
                {"ObjectPool/_1/Secret", "x"},
                {"ObjectPool/_2/\1CompObj", "x"},
                {"ObjectPool/_2/Equation Native", "x"}};
    const ReadDocument read = read_doc_file(make_doc(doc));
    CHECK(read.has("电话 13800138000"));
    CHECK(read.warnings == std::vector<std::string>{"the embedded object _1 was not read"});
}

TEST_CASE("Word documents that cannot be read say why") {
    Doc doc{.body = "x\r"};
    doc.flags = 0x0300;
    CHECK(read_doc_file(make_doc(doc)).fault == Fault::encrypted);
    CHECK(read_doc_file(make_compound({{"WordDocument", "short"}})).fault == Fault::malformed);
    CHECK(read_doc_file(make_compound({{"WordDocument", std::string(2000, 'x')}})).fault == Fault::malformed);
    CHECK(read_doc_file(make_compound({{"WordDocument", u16_bytes(0xA59B) + u16_bytes(0x21) + std::string(2000, '\0')}})).fault ==
          Fault::unsupported);
    CHECK(read_doc_file("").fault == Fault::malformed);
    // Without its table stream nothing says where the text is: that is a warning, not an empty success.
    const std::string word = u16_bytes(0xA5EC) + u16_bytes(0xC1) + std::string(2000, '\0');
    CHECK_FALSE(read_doc_file(make_compound({{"WordDocument", word}})).warnings.empty());
}

TEST_CASE("hostile Word documents end quickly") {
    const auto begin = std::chrono::steady_clock::now();
    const std::string whole =
        make_doc({.body = std::string(3000, 'x') + "\r", .runs = {{0, 10, hidden}}, .paragraphs = {{0, 10, in_table}}});
    for (size_t at = 512; at + 4 < whole.size(); at += 61) {
        std::string broken = whole;
        broken.replace(at, 4, "\xFF\xFF\xFF\x7F");
        read_doc_file(broken);
    }
    for (size_t size = 0; size < whole.size(); size += 97) read_doc_file(whole.substr(0, size));
    CHECK(read_doc_file(make_doc({.body = std::string(500'000, '\x13')})).ok);
    CHECK(read_doc_file(make_doc({.body = std::string(500'000, '\a')})).ok);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("LibreOffice's Word document reads like the one it was made from") {
    const std::string bytes = produced_sample("python-docx.doc");
    REQUIRE_FALSE(bytes.empty());
    const ReadDocument read = read_doc_file(bytes);
    CHECK(read.warnings.empty());
    CHECK(read.title == "公示");
    check_lines(read, {"联系电话：13800138000\t转 ", "hidden_text [身份证号] 340123199003070011", "手机 13800138002",
                       "tracked_deletion [手机] 13800138001", "header_footer 页眉 13800138004", "header_footer 页脚 13800138005",
                       "metadata [作者] 测试作者", "metadata [修订作者] a"});
    const std::string all = read.all();
    for (const char* cell : {"[身份证号] 34012319850615002X", "[联系电话] 13800138001", "[家庭住址] 长丰县岗集镇测试村2号", "13800138003"})
        CHECK(all.find(cell) != std::string::npos);
}

TEST_CASE("what LibreOffice shows of its Word document is read word for word") {
    const std::string text = produced_sample("python-docx.txt");
    REQUIRE_FALSE(text.empty());
    const std::string all = read_with(extract_doc, produced_sample("python-docx.doc")).all();
    INFO(all);
    for (const std::string_view line : split(text, '\n')) {
        for (std::string_view word : split(line, '\t')) {
            word = trim(word);
            CAPTURE(word);
            // It shows hidden, deleted and inserted text together with the rest.
            if (word == "手机 138001380018002" || word == "身份证号：340123199003070011") continue;
            CHECK((word.empty() || all.find(word) != std::string::npos));
        }
    }
}
