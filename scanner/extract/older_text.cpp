#include "extract/older_text.h"

#include <functional>

namespace leakscan {

void OlderText::remember(const Document& document, size_t first) {
    for (size_t i = first; i < document.blocks.size(); ++i)
        texts_.insert(std::hash<std::string_view>()(document.text_of(document.blocks[i])));
}

void OlderText::add_new(Document& revision, TextParts& parts) {
    for (const Block& block : revision.blocks) {
        const std::string_view text = revision.text_of(block);
        if (!texts_.insert(std::hash<std::string_view>()(text)).second) continue;
        Locus where = block.where;
        where.channel = Channel::older_revision;
        parts.document.add(text, where, revision.label_of(block));
    }
    revision.clear_text();
    parts.may_cut();
}

}  // namespace leakscan
