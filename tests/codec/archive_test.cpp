// Archives by hand, by the usual tools, cut and damaged: names, contents, and what is said where they cannot be had.
#include "codec/archive.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "support/make_archive.h"
#include "support/make_zip.h"
#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

std::string content_of(Archive& archive) {
    std::string content;
    for (;;) {
        const Result<std::string_view> piece = archive.read();
        if (!piece.ok()) return "error: " + std::string(name(piece.error().fault));
        if (piece->empty()) return content + (archive.complaint().empty() ? "" : " (complaint)");
        content += *piece;
    }
}

// "name=content" of each member, then the fault that ended the archive, if one did.
std::vector<std::string> list(std::string_view bytes, ArchiveFormat format, Compression compression = Compression::none) {
    std::vector<std::string> lines;
    Result<Archive> archive = Archive::open(bytes, format, compression);
    if (!archive.ok()) return {"fault: " + std::string(name(archive.error().fault))};
    for (;;) {
        const Result<std::optional<ArchiveMember>> member = archive->next();
        if (!member.ok()) lines.push_back("fault: " + std::string(name(member.error().fault)));
        if (!member.ok() || !*member) return lines;
        lines.push_back((*member)->name + "=" + ((*member)->encrypted ? "encrypted" : content_of(*archive)));
    }
}

const std::vector<ArchiveFile> two_files = {{"名单.txt", "one"}, {"b/c.txt", "two"}};
const std::vector<std::string> both = {"名单.txt=one", "b/c.txt=two"};

}  // namespace

TEST_CASE("archives built by hand give names and contents") {
    CHECK(list(make_zip({{"名单.txt", "one"}, {"b/c.txt", "two"}}), ArchiveFormat::zip) == both);
    CHECK(list(make_tar(two_files), ArchiveFormat::tar) == both);
    CHECK(list(make_gzip(make_tar(two_files)), ArchiveFormat::tar, Compression::gzip) == both);
    CHECK(list(make_rar4(two_files), ArchiveFormat::rar4) == both);
    CHECK(list(make_rar5(two_files), ArchiveFormat::rar5) == both);
}

TEST_CASE("archives of the usual tools give names and contents") {
    const TemporaryFolder folder;
    folder.write("in/名单.txt", "one");
    folder.write("in/b/c.txt", "two");
    struct Tool {
        const char* command;
        ArchiveFormat format;
        Compression compression;
    };
    const Tool tools[] = {
        {"cd in && zip -X ../out 名单.txt b/c.txt && mv ../out.zip ../out", ArchiveFormat::zip, Compression::none},
        {"cd in && 7z a ../out.7z . && mv ../out.7z ../out", ArchiveFormat::sevenzip, Compression::none},
        {"cd in && 7z a -mm=BZip2 ../out.zip . && mv ../out.zip ../out", ArchiveFormat::zip, Compression::none},
        {"tar -C in -cf out 名单.txt b", ArchiveFormat::tar, Compression::none},
        {"tar -C in -czf out 名单.txt b", ArchiveFormat::tar, Compression::gzip},
        {"tar -C in -cjf out 名单.txt b", ArchiveFormat::tar, Compression::bzip2},
        {"tar -C in -cJf out 名单.txt b", ArchiveFormat::tar, Compression::xz},
        {"tar -C in --zstd -cf out 名单.txt b", ArchiveFormat::tar, Compression::zstd},
        {"tar -C in -cf - 名单.txt b | lz4 > out", ArchiveFormat::tar, Compression::lz4},
    };
    for (const Tool& tool : tools) {
        CAPTURE(tool.command);
        REQUIRE(folder.run(tool.command));
        std::vector<std::string> found = list(folder.read("out"), tool.format, tool.compression);
        std::sort(found.begin(), found.end());
        CHECK(found == std::vector<std::string>{"b/c.txt=two", "名单.txt=one"});
        REQUIRE(folder.run("rm -f out out.*"));
    }
}

TEST_CASE("what compress packed is read, and what is none is refused") {
    const std::vector<std::string> hello = {"data=hello"};
    CHECK(list(make_compressed("hello"), ArchiveFormat::raw, Compression::compress) == hello);
    CHECK(list(make_compressed(""), ArchiveFormat::raw, Compression::compress).empty());
    const std::string tar = make_tar({{"a.txt", std::string(5000, 'A')}});
    CHECK(list(make_compressed(tar), ArchiveFormat::tar, Compression::compress) ==
          std::vector<std::string>{"a.txt=" + std::string(5000, 'A')});
    for (const char* wrong : {"\x1F\x9D", "\x1F\x9D\x0D\x4B", "\x1F\x9D\x1F\x4B\x4B", "\x1F\x9D\x10\x4B\xFF\xFF\xFF\xFF"}) {
        CAPTURE(std::string_view(wrong).size());
        const std::vector<std::string> lines = list(wrong, ArchiveFormat::raw, Compression::compress);
        REQUIRE_FALSE(lines.empty());
        CHECK(lines[0].find("malformed") != std::string::npos);
    }
}

TEST_CASE("what is encrypted says so") {
    const TemporaryFolder folder;
    folder.write("a.txt", "one");
    REQUIRE(folder.run("7z a -pgeheim a.zip a.txt && 7z a -pgeheim a.7z a.txt && 7z a -pgeheim -mhe=on b.7z a.txt"));
    CHECK(list(folder.read("a.zip"), ArchiveFormat::zip) == std::vector<std::string>{"a.txt=encrypted"});
    CHECK(list(folder.read("a.7z"), ArchiveFormat::sevenzip) == std::vector<std::string>{"a.txt=encrypted"});
    CHECK(list(folder.read("b.7z"), ArchiveFormat::sevenzip) == std::vector<std::string>{"fault: encrypted"});
    CHECK(list(make_rar4({{"a.txt", "one"}}, true), ArchiveFormat::rar4) == std::vector<std::string>{"a.txt=encrypted"});
}

TEST_CASE("a cut archive gives what stands before the cut") {
    const std::string tar = make_tar({{"a.txt", std::string(2000, 'a')}, {"b.txt", std::string(2000, 'b')}});
    const std::vector<std::string> found = list(tar.substr(0, 4000), ArchiveFormat::tar);
    REQUIRE(found.size() >= 2);
    CHECK(found[0] == "a.txt=" + std::string(2000, 'a'));
    CHECK(found.back() == "fault: malformed");
}

TEST_CASE("a damaged member does not take its neighbours with it") {
    const std::string digits = "31415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170679";
    std::string zip = make_zip({{"a", "one"}, {"b", digits}, {"c", "three"}});
    zip[zip.find("b", 60) + 1] = '\x07';  // a deflate block of a type that does not exist
    CHECK(list(zip, ArchiveFormat::zip) == std::vector<std::string>{"a=one", "b=error: malformed", "c=three"});
    CHECK(list(make_zip({{"a", "one", false, false, false, 0, 0, true}, {"b", "two"}}), ArchiveFormat::zip) ==
          std::vector<std::string>{"a=one (complaint)", "b=two"});
}

TEST_CASE("a bare stream is its one member; an empty one is not a broken one") {
    const std::string gzip = make_gzip("hello");
    CHECK(list(gzip, ArchiveFormat::raw, Compression::gzip) == std::vector<std::string>{"data=hello"});
    CHECK(list(gzip + gzip, ArchiveFormat::raw, Compression::gzip) == std::vector<std::string>{"data=hellohello"});
    CHECK(list(make_gzip(""), ArchiveFormat::raw, Compression::gzip).empty());
    CHECK(list(gzip.substr(0, 10) + "\xFF\xFF\xFF\xFF", ArchiveFormat::raw, Compression::gzip) ==
          std::vector<std::string>{"fault: malformed"});
    CHECK(list(gzip.substr(0, 11), ArchiveFormat::raw, Compression::gzip) == std::vector<std::string>{"fault: malformed"});
}

TEST_CASE("no prefix of an archive crashes its reader") {
    const std::string whole[] = {make_zip({{"a.txt", "one"}}), make_tar(two_files), make_rar4(two_files), make_rar5(two_files)};
    const ArchiveFormat formats[] = {ArchiveFormat::zip, ArchiveFormat::tar, ArchiveFormat::rar4, ArchiveFormat::rar5};
    for (size_t i = 0; i < 4; ++i) {
        for (size_t size = 0; size < whole[i].size(); size += 1 + whole[i].size() / 300) list(whole[i].substr(0, size), formats[i]);
    }
}
