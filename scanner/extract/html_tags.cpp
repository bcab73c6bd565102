// See html_tags.h. A name's letters as one number make the lookup a handful of steps.
#include "extract/html_tags.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t longest_name = 10;

constexpr TagInfo inline_tag(std::string_view name, Tag tag = Tag::none) { return {tag, false, false, RawText::none, name}; }
constexpr TagInfo block_tag(std::string_view name, Tag tag = Tag::none) { return {tag, true, false, RawText::none, name}; }
constexpr TagInfo empty_tag(std::string_view name, Tag tag = Tag::none) { return {tag, false, true, RawText::none, name}; }
constexpr TagInfo raw_tag(std::string_view name, RawText raw, bool block, Tag tag = Tag::none) { return {tag, block, false, raw, name}; }

constexpr std::array tags = {
    block_tag("address"),
    block_tag("article"),
    block_tag("aside"),
    block_tag("blockquote"),
    block_tag("body"),
    block_tag("caption"),
    block_tag("center"),
    block_tag("details"),
    block_tag("dialog"),
    block_tag("dir"),
    block_tag("div"),
    block_tag("fieldset"),
    block_tag("figcaption"),
    block_tag("figure"),
    block_tag("footer"),
    block_tag("form"),
    block_tag("frameset"),
    block_tag("h2"),
    block_tag("h3"),
    block_tag("h4"),
    block_tag("h5"),
    block_tag("h6"),
    block_tag("head"),
    block_tag("header"),
    block_tag("hgroup"),
    block_tag("html"),
    block_tag("legend"),
    block_tag("li"),
    block_tag("main"),
    block_tag("menu"),
    block_tag("nav"),
    block_tag("ol"),
    block_tag("optgroup"),
    block_tag("section"),
    block_tag("select"),
    block_tag("summary"),
    block_tag("ul"),
    block_tag("button", Tag::button),
    block_tag("dd", Tag::dd),
    block_tag("dl", Tag::dl),
    block_tag("dt", Tag::dt),
    block_tag("h1", Tag::h1),
    block_tag("option", Tag::option),
    block_tag("p", Tag::p),
    block_tag("pre", Tag::pre),
    block_tag("listing", Tag::pre),
    block_tag("table", Tag::table),
    block_tag("thead", Tag::table_part),
    block_tag("tbody", Tag::table_part),
    block_tag("tfoot", Tag::table_part),
    block_tag("td", Tag::td),
    block_tag("th", Tag::th),
    block_tag("tr", Tag::tr),
    block_tag("template", Tag::template_),
    raw_tag("title", RawText::rcdata, true, Tag::title),
    raw_tag("textarea", RawText::rcdata, true, Tag::textarea),
    raw_tag("script", RawText::script, false, Tag::script),
    raw_tag("style", RawText::rawtext, false, Tag::style),
    raw_tag("xmp", RawText::rawtext, true, Tag::xmp),
    raw_tag("iframe", RawText::rawtext, false, Tag::iframe),
    raw_tag("noembed", RawText::rawtext, false),
    raw_tag("noframes", RawText::rawtext, true),
    raw_tag("plaintext", RawText::plaintext, true, Tag::xmp),
    inline_tag("label", Tag::label),
    inline_tag("a"),
    inline_tag("span"),
    inline_tag("font"),
    inline_tag("b"),
    inline_tag("strong"),
    inline_tag("em"),
    inline_tag("i"),
    inline_tag("u"),
    inline_tag("sup"),
    inline_tag("sub"),
    inline_tag("noscript"),
    empty_tag("br", Tag::br),
    empty_tag("input", Tag::input),
    empty_tag("link", Tag::link),
    empty_tag("meta", Tag::meta),
    empty_tag("area"),
    empty_tag("base"),
    empty_tag("basefont"),
    empty_tag("bgsound"),
    empty_tag("col"),
    empty_tag("embed"),
    empty_tag("frame"),
    empty_tag("img"),
    empty_tag("keygen"),
    empty_tag("param"),
    empty_tag("source"),
    empty_tag("track"),
    empty_tag("wbr"),
    TagInfo{Tag::none, true, true, RawText::none, "hr"},
};

// The first eight letters of a name, in lower case, as one number: two names are compared in one step, save for what is longer.
constexpr size_t key_size = 8;
constexpr std::uint64_t key_of(std::string_view name) {
    std::uint64_t key = 0;
    for (const char c : name.substr(0, key_size)) key = key << 8 | static_cast<unsigned char>(ascii_lower(c));
    return key;
}
constexpr auto keys = [] {
    std::array<std::uint64_t, tags.size()> all{};
    for (size_t i = 0; i < tags.size(); ++i) all[i] = key_of(tags[i].name);
    return all;
}();

// Perfect enough: the names are spread over 256 slots; the few that collide are probed in turn.
constexpr size_t slots = 256;
constexpr size_t slot_of(std::uint64_t key) { return (key * 0x9E3779B97F4A7C15u) >> 56; }  // Knuth's multiplicative hash

constexpr std::array<std::uint8_t, slots> index_of_tags = [] {
    std::array<std::uint8_t, slots> index{};  // position in `tags` + 1
    for (size_t i = 0; i < tags.size(); ++i) {
        size_t slot = slot_of(keys[i]);
        while (index[slot] != 0) slot = (slot + 1) % slots;
        index[slot] = static_cast<std::uint8_t>(i + 1);
    }
    return index;
}();

}  // namespace

TagInfo find_tag(std::string_view name) {
    if (name.empty() || name.size() > longest_name) return {};
    const std::uint64_t key = key_of(name);
    for (size_t slot = slot_of(key); index_of_tags[slot] != 0; slot = (slot + 1) % slots) {
        const size_t i = index_of_tags[slot] - 1u;
        const TagInfo& info = tags[i];
        const bool same = keys[i] == key && info.name.size() == name.size();
        if (same && (name.size() <= key_size || equals_ignoring_case(name.substr(key_size), info.name.substr(key_size)))) return info;
    }
    return {};
}

}  // namespace leakscan
