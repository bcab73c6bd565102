// A reader under libFuzzer: it may refuse anything, but what it hands on must keep the promises of model/document.h. Which
// reader is a compile definition. tests/extract/crashes_test.cpp reads the files that once broke one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "extract/formats.h"
#include "support/document_promises.h"

namespace {

using namespace leakscan;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Item item;
    item.bytes = {reinterpret_cast<const char*>(data), size};
    Limits limits;
    limits.document_bytes = 4u << 20;
    limits.part_bytes = 64u << 10;
    const Result<Extracted> read =
        find_format(LEAKSCAN_FUZZ_MEDIUM)->read(item, limits, [](const Document& part) { require(keeps_promises(part)); });
    require(read.ok() || !read.error().message.empty());
    return 0;
}
