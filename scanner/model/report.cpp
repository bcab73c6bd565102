#include "model/report.h"

#include <utility>

namespace leakscan {

DocumentFacts facts_of(const ScannedDocument& document) {
    const PageMeta& meta = document.meta;
    return {document.origin.path(),
            document.origin.url.empty() ? meta.url : document.origin.url,
            meta.title,
            meta.site_name,
            meta.column_name,
            meta.published,
            meta.reference,
            document.media,
            document.sha256};
}

const Verdict& intern(std::deque<Verdict>& known, Verdict verdict) {
    // Findings of a kind follow each other: the last few nearly always hold the one wanted.
    constexpr size_t recent = 64;
    for (size_t i = known.size(); i-- > 0 && known.size() - i <= recent;) {
        if (known[i] == verdict) return known[i];
    }
    return known.emplace_back(std::move(verdict));
}

}  // namespace leakscan
