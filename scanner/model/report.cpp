#include "model/report.h"

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

}  // namespace leakscan
