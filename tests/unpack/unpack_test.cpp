// Numbering, limits and damage of containers inside containers.
#include "unpack/unpack.h"

#include <catch2/catch.hpp>
#include <vector>

#include "support/make_archive.h"
#include "support/make_zip.h"
#include "support/temporary_folder.h"
#include "support/visitor.h"

using namespace leakscan;

namespace {

std::string nested_zip(int levels) {
    std::string bytes = "deep";
    for (int i = levels; i > 0; --i) bytes = make_zip({{i == levels ? "x.txt" : "z" + std::to_string(i + 1) + ".zip", bytes, true}});
    return bytes;
}

}  // namespace

TEST_CASE("a plain file is item 0") { CHECK(visit("a.txt", "hello") == Lines{"0 document a.txt: hello"}); }

TEST_CASE("members are visited depth first and numbered with their containers") {
    const std::string inner = make_tar({{"x.txt", "X"}, {"y.txt", "Y"}});
    const std::string outer = make_zip({{"a.txt", "A"}, {"sub/", ""}, {"sub/in.tar", inner}, {"z.txt", "Z"}});
    CHECK(visit("o.zip", outer) == Lines{"0 container o.zip", "1 document o.zip!a.txt: A", "2 container o.zip!sub/in.tar",
                                         "3 document o.zip!sub/in.tar!x.txt: X", "4 document o.zip!sub/in.tar!y.txt: Y",
                                         "5 document o.zip!z.txt: Z"});
}

TEST_CASE("every container format is told by its content") {
    const std::vector<ArchiveFile> files = {{"a.txt", "A"}};
    for (const std::string& bytes :
         {make_zip({{"a.txt", "A"}}), make_tar(files), make_rar4(files), make_rar5(files), make_gzip(make_tar(files))}) {
        CHECK(visit("f", bytes) == Lines{"0 container f", "1 document f!a.txt: A"});
    }
    const TemporaryFolder folder;
    folder.write("a.txt", "A");
    const char* commands[] = {"7z a o.7z a.txt && mv o.7z o", "tar cJf o a.txt", "tar cjf o a.txt", "tar --zstd -cf o a.txt",
                              "tar cf - a.txt | lz4 > o"};
    for (const char* command : commands) {
        CAPTURE(command);
        REQUIRE(folder.run(command));
        CHECK(visit("f", folder.read("o")) == Lines{"0 container f", "1 document f!a.txt: A"});
    }
}

TEST_CASE("bare compression adds nothing to the path") {
    CHECK(visit("page.html.gz", make_gzip("<p>")) == Lines{"0 document page.html.gz: <p>"});
    CHECK(visit("a.zip.gz", make_gzip(make_zip({{"a.txt", "A"}}))) == Lines{"0 container a.zip.gz", "1 document a.zip.gz!a.txt: A"});
    CHECK(visit("twice", make_gzip(make_gzip("x"))) == Lines{"0 document twice: x"});
    CHECK(visit("empty.gz", make_gzip("")) == Lines{"0 document empty.gz: "});
    CHECK(visit("a.txt.Z", make_compressed("A")) == Lines{"0 document a.txt.Z: A"});
    const TemporaryFolder folder;
    folder.write("a.txt", "A");
    for (const char* command :
         {"bzip2 -c a.txt > o", "xz -c a.txt > o", "xz --format=lzma -c a.txt > o", "zstd -c a.txt > o", "lz4 -c a.txt > o"}) {
        CAPTURE(command);
        REQUIRE(folder.run(command));
        CHECK(visit("f", folder.read("o")) == Lines{"0 document f: A"});
    }
}

TEST_CASE("a ZIP that is a document is one item, any other package an archive") {
    const std::string types = "[Content_Types].xml";
    CHECK(visit("a.docx", make_zip({{types, ""}, {"word/document.xml", ""}}))[0].starts_with("0 document"));
    CHECK(visit("a.xlsx", make_zip({{"xl\\workbook.xml", ""}, {types, ""}}))[0].starts_with("0 document"));
    CHECK(visit("a.ofd", make_zip({{"Doc_0/Document.xml", ""}, {"OFD.xml", ""}}))[0].starts_with("0 document"));
    CHECK(visit("a.ods", make_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", true}, {"content.xml", ""}}))[0]
              .starts_with("0 document"));
    CHECK(visit("a.epub", make_zip({{"mimetype", "application/epub+zip", true}, {"p.xhtml", "<p>"}})).size() == 3);
    CHECK(visit("a.jar", make_zip({{"META-INF/MANIFEST.MF", "M"}, {"A.class", "c"}})).size() == 3);
    CHECK(visit("a.zip", make_zip({{types, ""}, {"visio/page.xml", ""}})).size() == 3);
    const std::string whole = make_zip({{types, "x"}, {"word/document.xml", std::string(500, 'x'), true}});
    CHECK(visit("cut.docx", whole.substr(0, 300))[0].starts_with("0 document"));
}

TEST_CASE("names written by Chinese Windows are decoded") {
    const std::string gbk_name = "\xC3\xFB\xB5\xA5.txt";  // 名单.txt
    CHECK(visit("a.zip", make_zip({{gbk_name, "A", false, false, false, 0, 0, false, true}}))[1] == "1 document a.zip!名单.txt: A");
    CHECK(visit("a.tar", make_tar({{gbk_name, "A"}}))[1] == "1 document a.tar!名单.txt: A");
    const TemporaryFolder folder;
    REQUIRE(folder.run(R"(python3 -c "
import zipfile
class Name(zipfile.ZipInfo):
    def _encodeFilenameFlags(self): return self.filename.encode('gbk'), self.flag_bits & ~0x800
with zipfile.ZipFile('a.zip', 'w') as z: z.writestr(Name('低保/花名册.txt'), 'A')
")"));
    CHECK(visit("a.zip", folder.read("a.zip"))[1] == "1 document a.zip!低保/花名册.txt: A");
}

TEST_CASE("member names cannot leave the archive or disguise themselves") {
    const char* names[][2] = {{"../../etc/passwd", "etc/passwd"}, {"/a/./b//c", "a/b/c"}, {"C:\\x\\y.txt", "x/y.txt"},
                              {"a\nb\x1B", "a\uFFFDb\uFFFD"},     {"..", "unnamed"},      {"a\u202Etxt.exe", "a\uFFFDtxt.exe"}};
    for (const auto& [raw, shown] : names) {
        CAPTURE(raw);
        CHECK(visit("a.tar", make_tar({{raw, "A"}}))[1] == "1 document a.tar!" + std::string(shown) + ": A");
    }
}

TEST_CASE("encrypted members are skipped one by one, their neighbours read") {
    const TemporaryFolder folder;
    folder.write("a.txt", "A");
    folder.write("b.txt", "B");
    REQUIRE(folder.run("7z a -pgeheim a.zip a.txt && 7z a a.zip b.txt && 7z a -pgeheim -mhe=on a.7z a.txt"));
    CHECK(visit("a.zip", folder.read("a.zip")) == Lines{"0 container a.zip", "1 skip a.zip!a.txt: encrypted", "2 document a.zip!b.txt: B"});
    CHECK(visit("a.7z", folder.read("a.7z")) == Lines{"0 skip a.7z: encrypted"});
}

TEST_CASE("of a broken container the members before the break count") {
    const std::string tar = make_tar({{"a.txt", "A"}, {"b.txt", std::string(3000, 'b')}});
    const Lines lines = visit("a.tar", tar.substr(0, 2000));
    REQUIRE(lines.size() == 4);
    CHECK(lines[1] == "1 document a.tar!a.txt: A");
    CHECK(lines[2].starts_with("2 document a.tar!b.txt (partly): bbb"));
    CHECK(lines[3] == "3 skip a.tar: malformed");
    const std::string gzip = make_gzip("first " + std::string(100'000, 'x'));
    CHECK(visit("a.gz", gzip.substr(0, gzip.size() - 20))[0].starts_with("0 document a.gz (partly): first"));
    CHECK(visit("a.7z", std::string("7z\xBC\xAF\x27\x1C junk", 11)) == Lines{"0 skip a.7z: malformed"});
}

TEST_CASE("text is never taken for a container") {
    const char* texts[] = {
        "070701,13800000000\n", "BZh5 is a name", "PK is no archive", "#mtree\na type=file\n", "-lh5- is a method", "!<arch", "7z", "Rar!"};
    for (const char* text : texts) CHECK(visit("f", text) == Lines{"0 document f: " + std::string(text).substr(0, 40)});
}

TEST_CASE("a successor goes on behind the item that crashed") {
    const std::string inner = make_zip({{"x.txt", "X"}, {"y.txt", "Y"}});
    const std::string outer = make_zip({{"a.txt", "A"}, {"in.zip", inner}, {"z.txt", "Z"}});
    for (std::uint64_t first = 0; first <= 6; ++first) {
        Lines expected = visit("o", outer);
        expected.erase(expected.begin(), expected.begin() + static_cast<long>(std::min<size_t>(first, expected.size())));
        Visitor visitor;
        visitor.unpacking.first = first;
        CHECK(visitor.visit("o", outer) == expected);
    }
    Visitor visitor;
    visitor.unpacking.first = 3;
    visitor.unpacking.avoid = {2};  // the inner archive itself: its members are lost with it
    CHECK(visitor.visit("o", outer) == Lines{"3 document o!z.txt: Z"});
}

TEST_CASE("each limit ends in a skip that names it") {
    struct Case {
        const char* note;
        Limits limits;
        std::string bytes;
        Lines expected;
    };
    const std::string zeros(20 << 20, '\0');
    const std::string three = make_zip({{"a", "aaaa"}, {"b", "bbbb"}, {"c", "cccc"}});
    Limits documents, total, members, depth;
    documents.document_bytes = 3;
    total.unpacked_bytes = 6;
    members.members = 2;
    depth.depth = 2;
    const Case cases[] = {
        {"--max-document", documents, "abcdef", {"0 document f (too_large): abcdef"}},
        {"--max-document",
         documents,
         three,
         {"0 container f", "1 document f!a (too_large): ", "2 document f!b (too_large): ", "3 document f!c (too_large): "}},
        {"6 B (--max-unpacked)", total, three, {"0 container f", "1 document f!a: aaaa", "2 skip f!b: too_large"}},
        {"2 members (--max-members)",
         members,
         three,
         {"0 container f", "1 document f!a: aaaa", "2 document f!b: bbbb", "3 skip f: too_large"}},
        {"2 containers", depth, nested_zip(3), {"0 container f", "1 container f!z2.zip", "2 skip f!z2.zip!z3.zip: too_large"}},
        {"200 times its size (--max-ratio)", {}, make_zip({{"zeros", zeros}, {"b", "B"}}), {"0 container f", "1 skip f!zeros: too_large"}},
        {"200 times its size (--max-ratio)", {}, make_gzip(zeros), {"0 skip f: too_large"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.note);
        Visitor visitor;
        visitor.unpacking.limits = c.limits;
        CHECK(visitor.visit("f", c.bytes) == c.expected);
        REQUIRE_FALSE(visitor.notes.empty());
        CHECK(visitor.notes.back().find(c.note) != std::string::npos);
    }
}

TEST_CASE("nesting is followed five deep and not seven") {
    CHECK(visit("f", nested_zip(5)).back() == "5 document f!z2.zip!z3.zip!z4.zip!z5.zip!x.txt: deep");
    CHECK(visit("f", nested_zip(7)).back().ends_with("z6.zip: too_large"));
}

TEST_CASE("a gzip that unpacks to itself ends") {
    std::string bytes = "x";
    for (int i = 0; i < 50; ++i) bytes = make_gzip(bytes);
    CHECK(visit("quine.gz", bytes) == Lines{"0 skip quine.gz: too_large"});
}

TEST_CASE("members that share their bytes are not multiplied") {
    std::vector<ZipMember> members(1, {"a", "A"});
    std::string zip = make_zip(members);
    // The one directory entry, a thousand times.
    const size_t entry = zip.find("PK\1\2"), end = zip.find("PK\5\6");
    std::string directory;
    for (int i = 0; i < 1000; ++i) directory += zip.substr(entry, end - entry);
    std::string tail = zip.substr(end);
    tail.replace(8, 4, "\xE8\x03\xE8\x03");
    const auto size = static_cast<std::uint32_t>(directory.size());
    for (int i = 0; i < 4; ++i) tail[static_cast<size_t>(12 + i)] = static_cast<char>(size >> (8 * i));
    Visitor visitor;
    CHECK(visitor.visit("f", zip.substr(0, entry) + directory + tail).size() <= 1001);
}
