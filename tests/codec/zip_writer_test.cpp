#include "codec/zip_writer.h"

#include <catch2/catch.hpp>

#include "codec/zip.h"

using namespace leakscan;

TEST_CASE("what is written is read again") {
    ZipWriter writer;
    writer.add("[Content_Types].xml", "<Types/>");
    writer.add("word/文档.xml", std::string(100'000, 'x') + "的");
    writer.add("empty", "");
    const std::string bytes = writer.finish();
    CHECK(bytes.size() < 1'000);
    Result<ZipReader> reader = ZipReader::open(bytes);
    REQUIRE(reader.ok());
    REQUIRE(reader->entries().size() == 3);
    CHECK(reader->read(*reader->find("[Content_Types].xml")).value() == "<Types/>");
    CHECK(reader->read(*reader->find("word/文档.xml")).value() == std::string(100'000, 'x') + "的");
    CHECK(reader->read(*reader->find("empty")).value().empty());
    CHECK(reader->warnings().empty());
}

TEST_CASE("equal members give equal archives, none an empty one") {
    const auto archive = [] {
        ZipWriter writer;
        writer.add("a", "content");
        return writer.finish();
    };
    CHECK(archive() == archive());
    CHECK(ZipWriter().finish() == std::string("PK\x05\x06") + std::string(18, '\0'));
}
