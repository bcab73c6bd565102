#include "codec/compound_file.h"

#include <catch2/catch.hpp>

#include "support/make_compound.h"

using namespace leakscan;

namespace {

std::string read(CompoundFile& file, size_t storage, std::string_view name) {
    const std::optional<size_t> entry = file.find(storage, name);
    return entry ? file.read(*entry).bytes : "none";
}

}  // namespace

TEST_CASE("streams are found in their storages, whatever the case of their names") {
    const std::string bytes =
        make_compound({{"Workbook", "outer"}, {"MBD1/Workbook", "inner"}, {"MBD1/Deeper/长", std::string(5000, 'x')}});
    CompoundFile file = CompoundFile::open(bytes).take();
    CHECK(read(file, CompoundFile::root, "workbook") == "outer");
    const std::optional<size_t> storage = file.find(CompoundFile::root, "mbd1");
    REQUIRE(storage);
    CHECK(file.entries()[*storage].storage);
    CHECK(read(file, *storage, "WORKBOOK") == "inner");
    CHECK(file.children(*storage).size() == 2);
    const std::optional<size_t> deeper = file.find(*storage, "Deeper");
    REQUIRE(deeper);
    CHECK(read(file, *deeper, "长") == std::string(5000, 'x'));
    CHECK(read(file, CompoundFile::root, "长") == "none");
}

TEST_CASE("a cut file gives the beginning of its streams and says so") {
    const std::string bytes = make_compound({{"a", "short"}, {"b", std::string(4000, 'y')}});
    CHECK_FALSE(CompoundFile::open(bytes.substr(0, 600)).ok());
    CHECK_FALSE(CompoundFile::open("").ok());
    CHECK_FALSE(CompoundFile::open("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").ok());
    // The claimed size goes beyond the chain.
    std::string longer = bytes;
    const size_t entry = longer.find(utf16_bytes("b") + std::string(10, '\0'));
    REQUIRE(entry != std::string::npos);
    longer.replace(entry + 120, 4, u32_bytes(9000));
    CompoundFile file = CompoundFile::open(longer).take();
    const CompoundFile::Stream stream = file.read(*file.find(CompoundFile::root, "b"));
    CHECK_FALSE(stream.whole);
    CHECK(stream.bytes.substr(0, 4000) == std::string(4000, 'y'));
}

TEST_CASE("loops in chains and directories end") {
    std::string bytes = make_compound({{"a", std::string(2000, 'z')}, {"s/b", "x"}});
    const size_t table = bytes.find(u32_bytes(1) + u32_bytes(2) + u32_bytes(3));
    REQUIRE(table != std::string::npos);
    std::string looped = bytes;
    looped.replace(table + 4, 4, u32_bytes(0));
    looped.replace(looped.find(utf16_bytes("a") + std::string(10, '\0')) + 120, 4, u32_bytes(0x7FFFFFFF));
    CompoundFile file = CompoundFile::open(looped).take();
    CHECK(file.read(*file.find(CompoundFile::root, "a")).bytes.size() <= looped.size() * 2);
    std::string own_child = bytes;
    const size_t storage = own_child.find(utf16_bytes("s") + std::string(10, '\0'));
    own_child.replace(storage + 76, 4, u32_bytes(0));
    own_child.replace(storage + 72, 4, u32_bytes(2));
    CHECK(CompoundFile::open(own_child).ok());
}

TEST_CASE("many entries on one chain cannot give more than a few times the file") {
    std::vector<CompoundMember> members;
    for (int i = 0; i < 200; ++i) members.push_back({"s" + std::to_string(i), "x"});
    members.push_back({"big", std::string(100'000, 'b')});
    std::string bytes = make_compound(members);
    const std::string start = bytes.substr(bytes.find(utf16_bytes("big")) + 116, 4);
    for (int i = 0; i < 200; ++i) {
        const size_t entry = bytes.find(utf16_bytes("s" + std::to_string(i)) + std::string(4, '\0'));
        bytes.replace(entry + 116, 8, start + u32_bytes(100'000));
    }
    CompoundFile file = CompoundFile::open(bytes).take();
    size_t given = 0;
    for (const size_t entry : file.children(CompoundFile::root)) given += file.read(entry).bytes.size();
    CHECK(given <= bytes.size() * 5);
}
