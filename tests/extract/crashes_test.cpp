// Every file that once broke a reader, under the fuzzer or in the field (tests/fuzz/crashes, named MEDIUM-WHAT): it is read
// or refused, and a refusal has its sentence.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "extract/formats.h"
#include "support/document_promises.h"

using namespace leakscan;

TEST_CASE("files that once broke a reader no longer do") {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(LEAKSCAN_SOURCE) + "/tests/fuzz/crashes")) {
        const std::string name = entry.path().filename().string();
        if (name == "README.md") continue;
        CAPTURE(name);
        const Format* format = find_format(name.substr(0, name.find('-')));
        REQUIRE(format != nullptr);
        REQUIRE(format->read != nullptr);
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        Item item;
        item.bytes = bytes;
        const Result<Extracted> result = format->read(item, {}, [](const Document& part) { CHECK(keeps_promises(part)); });
        CHECK((result.ok() || !result.error().message.empty()));
    }
}
