// ZIP files made by hand, damaged and lying ones among them.
#include "codec/zip.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "codec/inflate.h"
#include "support/make_zip.h"

using namespace leakscan;

namespace {

std::string read_only_member(const std::string& zip, const ZipLimits& limits = {}) {
    Result<ZipReader> reader = ZipReader::open(zip, limits);
    if (!reader.ok()) return std::string(name(reader.error().fault));
    if (reader->entries().size() != 1) return "entries: " + std::to_string(reader->entries().size());
    const Result<std::string> content = reader->read(reader->entries()[0]);
    return content.ok() ? content.value() : std::string(name(content.error().fault));
}

std::string pseudo_random(size_t size) {
    std::string noise;
    std::uint32_t state = 1;
    for (size_t i = 0; i < size; ++i) state = state * 1664525 + 1013904223, noise.push_back(static_cast<char>(state >> 24));
    return noise;
}

}  // namespace

TEST_CASE("members of every kind are read") {
    const std::string text = "姓名,电话\n" + std::string(5000, 'x');
    CHECK(read_only_member(make_zip({{"a.xml", text}})) == text);
    CHECK(read_only_member(make_zip({{"a.xml", text, true}})) == text);
    CHECK(read_only_member(make_zip({{"a.xml", text, false, true}})) == text);
    CHECK(read_only_member(make_zip({{"a.xml", text}}, true)) == text);
    CHECK(read_only_member(make_zip({{"a.xml", ""}})).empty());
    CHECK(read_only_member("MZ program in front" + make_zip({{"a.xml", text}})) == text);
}

TEST_CASE("names are found whatever their case and slashes") {
    const std::string zip = make_zip({{"Word\\Document.XML", "body"}, {"b", "other"}});
    Result<ZipReader> reader = ZipReader::open(zip);
    REQUIRE(reader.ok());
    const ZipEntry* entry = reader->find("/word/document.xml");
    REQUIRE(entry != nullptr);
    CHECK(reader->read(*entry).value() == "body");
    CHECK(reader->find("word/none.xml") == nullptr);
}

TEST_CASE("a lost or damaged directory is replaced by the local headers") {
    const std::string text(3000, 'y');
    for (const bool descriptor : {false, true}) {
        const std::string zip = make_zip({{"a.xml", text, false, descriptor}, {"b.xml", "second", false, descriptor}});
        const size_t directory = zip.find("PK\x01\x02");
        std::string damaged = zip;
        damaged[directory] = '?';
        for (const std::string& broken : {zip.substr(0, directory), damaged}) {
            Result<ZipReader> reader = ZipReader::open(broken);
            REQUIRE(reader.ok());
            CHECK(reader->warnings().size() == 1);
            REQUIRE(reader->find("b.xml") != nullptr);
            CHECK(reader->read(*reader->find("a.xml")).value() == text);
            CHECK(reader->read(*reader->find("b.xml")).value() == "second");
        }
    }
}

TEST_CASE("a cut member gives what stands before the cut") {
    const std::string noise = pseudo_random(100'000);
    const std::string zip = make_zip({{"a.bin", noise}});
    const std::string cut = zip.substr(0, 50'000);
    Result<ZipReader> reader = ZipReader::open(cut);
    REQUIRE(reader.ok());
    const Result<std::string> content = reader->read(reader->entries()[0]);
    REQUIRE(content.ok());
    CHECK(content.value().size() > 30'000);
    CHECK(noise.starts_with(content.value()));
    CHECK(reader->warnings().size() == 2);
}

TEST_CASE("what cannot be read says why") {
    ZipMember locked{"a", "secret"};
    locked.encrypted_flag = true;
    CHECK(read_only_member(make_zip({locked})) == "encrypted");
    ZipMember packed_otherwise{"a", "text"};
    packed_otherwise.method = 14;
    CHECK(read_only_member(make_zip({packed_otherwise})) == "unsupported");
    CHECK(read_only_member("no zip at all") == "malformed");
    CHECK(read_only_member("") == "malformed");
}

TEST_CASE("a wrong checksum is a warning, the content is read") {
    ZipMember member{"a", "text"};
    member.wrong_crc = true;
    const std::string zip = make_zip({member});
    Result<ZipReader> reader = ZipReader::open(zip);
    REQUIRE(reader.ok());
    CHECK(reader->read(reader->entries()[0]).value() == "text");
    CHECK(reader->warnings().size() == 1);
}

TEST_CASE("sizes that lie do no harm") {
    for (const std::uint32_t claimed : {1u, 100u, 0x7FFFFFFFu}) {
        ZipMember member{"a", std::string(50'000, 'z')};
        member.claimed_unpacked = claimed;
        CHECK(read_only_member(make_zip({member})) == member.content);
    }
}

TEST_CASE("bombs are refused") {
    const std::string zip = make_zip({{"a", std::string(40 << 20, '\0')}});
    CHECK(read_only_member(zip) == "too_large");
    ZipLimits roomy;
    roomy.ratio = 2000;
    CHECK(read_only_member(zip, roomy).size() == 40 << 20);
    roomy.member_bytes = 1000;
    CHECK(read_only_member(zip, roomy).size() == 1000);
    roomy.total_bytes = 999;
    CHECK(read_only_member(zip, roomy) == "too_large");
}

TEST_CASE("members that overlap are left out") {
    // Two directory entries for one local header, as in overlapping bombs.
    const std::string zip = make_zip({{"a", "one"}, {"b", "two"}});
    std::string overlapping = zip;
    const size_t first = zip.find("PK\x01\x02");
    const size_t second = zip.find("PK\x01\x02", first + 4);
    overlapping.replace(second + 42, 4, std::string(4, '\0'));
    Result<ZipReader> reader = ZipReader::open(overlapping);
    REQUIRE(reader.ok());
    CHECK(reader->entries().size() == 1);
    CHECK(reader->warnings().size() == 1);
}

TEST_CASE("the number of members is bounded") {
    std::vector<ZipMember> members;
    for (int i = 0; i < 50; ++i) members.push_back({"m" + std::to_string(i), "x"});
    ZipLimits limits;
    limits.entries = 10;
    const std::string zip = make_zip(members);
    Result<ZipReader> reader = ZipReader::open(zip, limits);
    REQUIRE(reader.ok());
    CHECK(reader->entries().size() == 10);
    CHECK(reader->warnings().size() == 1);
}

TEST_CASE("no truncation or flipped byte crashes the reader") {
    const std::string zip = make_zip({{"a.xml", "text of a"}, {"b.xml", pseudo_random(200)}}, true);
    for (size_t i = 0; i < zip.size(); ++i) {
        std::string flipped = zip;
        flipped[i] = static_cast<char>(flipped[i] ^ 0xFF);
        for (const std::string& bytes : {zip.substr(0, i), flipped}) {
            Result<ZipReader> reader = ZipReader::open(bytes);
            if (!reader.ok()) continue;
            for (const ZipEntry& entry : reader->entries()) (void)reader->read(entry).ok();
        }
    }
    SUCCEED();
}

TEST_CASE("raw deflate ends whole, at its limit or damaged") {
    const std::string packed = deflate_raw(std::string(10'000, 'q'));
    CHECK(inflate_raw(packed, 10'000, 20'000).end == Inflated::End::whole);
    CHECK(inflate_raw(packed, 0, 20'000).bytes.size() == 10'000);
    CHECK(inflate_raw(packed, 0, 5'000).end == Inflated::End::limit);
    CHECK(inflate_raw(packed.substr(0, packed.size() - 3), 10'000, 20'000).end == Inflated::End::damaged);
    CHECK(inflate_raw("\xFF\xFF\xFF", 0, 100).end == Inflated::End::damaged);
}

TEST_CASE("a hundred thousand headers without an end are passed in one go") {
    // Each says that its size stands behind its data; looking for that end in all the rest would take minutes.
    std::string header = "PK\x03\x04";
    header.resize(30);
    header[6] = 1 << 3;
    std::string hostile;
    for (int i = 0; i < 100'000; ++i) hostile += header;
    hostile += std::string(32u << 20, ' ');
    const auto start = std::chrono::steady_clock::now();
    const Result<ZipReader> reader = ZipReader::open(hostile);
    REQUIRE(reader.ok());
    CHECK(reader->entries().size() == 100'000);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}
