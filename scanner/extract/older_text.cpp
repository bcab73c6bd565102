#include "extract/older_text.h"

#include <functional>

namespace leakscan {

void OlderText::remember(const Document& document, size_t first) {
    for (size_t i = first; i < document.blocks.size(); ++i)
        texts_.insert(std::hash<std::string_view>()(document.text_of(document.blocks[i])));
}

bool OlderText::is_new(std::string_view text) { return texts_.insert(std::hash<std::string_view>()(text)).second; }

void OlderText::add_new(Document& revision, TextParts& parts) {
    for (const Block& block : revision.blocks) {
        const std::string_view text = revision.text_of(block);
        if (!is_new(text)) continue;
        Locus where = block.where;
        where.channel = Channel::older_revision;
        if (where.sheet > parts.document.sheets.size()) where.sheet = 0;  // a sheet that is gone
        parts.document.add(text, where, revision.label_of(block));
    }
    revision.clear_text();
    parts.may_cut();
}

}  // namespace leakscan
