#include "extract/extracted_text.h"

#include <catch2/catch.hpp>

namespace leakscan {

std::vector<Document> extract_parts(std::string_view bytes, const Limits& limits) {
    std::vector<Document> parts;
    Item item;
    item.bytes = bytes;
    const Result<Extracted> extracted = leakscan::extract(item, limits, [&](const Document& part) { parts.push_back(part); });
    if (!extracted) FAIL(extracted.error().message);
    return parts;
}

Document extract_bytes(std::string_view bytes) {
    const std::vector<Document> parts = extract_parts(bytes);
    REQUIRE(parts.size() == 1);
    return parts.front();
}

std::vector<std::string> texts_of(const Document& document, Channel channel) {
    std::vector<std::string> texts;
    for (const Block& block : document.blocks) {
        if (block.where.channel == channel) texts.emplace_back(document.text_of(block));
    }
    return texts;
}

}  // namespace leakscan
