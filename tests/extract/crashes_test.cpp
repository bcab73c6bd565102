// Every file that once broke a reader, under the fuzzer or in the field (tests/fuzz/crashes, MEDIUM/WHAT): it is read
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
    int read = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(LEAKSCAN_SOURCE) + "/tests/fuzz/crashes")) {
        const Format* format = find_format(entry.path().parent_path().filename().string());
        if (!entry.is_regular_file() || format == nullptr || format->read == nullptr) continue;  // of a container
        ++read;
        CAPTURE(entry.path());
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        Item item;
        item.bytes = bytes;
        const Result<Extracted> result = format->read(item, {}, [](const Document& part) { CHECK(keeps_promises(part)); });
        CHECK((result.ok() || !result.error().message.empty()));
    }
    CHECK(read > 0);
}
