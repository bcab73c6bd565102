#include "match/masked_copies.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>

#include "model/locus.h"
#include "model/mask.h"

namespace leakscan {
namespace {

constexpr size_t most_layouts = 16;  // ways to mask; a document has one or two

// Which characters a pattern shows: "######********####".
std::string layout_of(std::string_view pattern) {
    std::string layout(pattern);
    std::replace_if(
        layout.begin(), layout.end(), [](char c) { return c != '*'; }, '#');
    return layout;
}

std::string masked_like(std::string value, std::string_view layout) {
    for (size_t i = 0; i < value.size(); ++i) {
        if (layout[i] == '*') value[i] = '*';
    }
    return value;
}

}  // namespace

void find_masked_copies(const Document& document, std::vector<Hit>& hits) {
    std::set<std::string> layouts;
    std::unordered_set<std::string> masks;
    for (const Hit& hit : hits) {
        if (!hit.masked || is_hidden(document.blocks[hit.span.block].where.channel)) continue;
        std::string pattern = comparable_mask(hit.rule->rule().kind, hit.value);
        std::string layout = layout_of(pattern);
        if (layouts.size() == most_layouts && !layouts.contains(layout)) continue;
        layouts.insert(std::move(layout));
        masks.insert(std::move(pattern));
    }
    if (layouts.empty()) return;
    for (Hit& hit : hits) {
        if (hit.masked || !is_hidden(document.blocks[hit.span.block].where.channel)) continue;
        const std::string value = comparable_mask(hit.rule->rule().kind, hit.value);
        hit.masked_in_sight = std::any_of(layouts.begin(), layouts.end(), [&](const std::string& layout) {
            return layout.size() == value.size() && masks.contains(masked_like(value, layout));
        });
    }
}

}  // namespace leakscan
