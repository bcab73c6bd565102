// One mask for every text that is no excerpt.
#include "scan/discreet_sink.h"

#include <utility>

namespace leakscan {
void DiscreetSink::begin(std::uint64_t number, const Origin& origin) {
    Origin masked = origin;
    mask(masked);
    sink_.begin(number, masked);
}

void DiscreetSink::found(std::uint64_t number, Finding finding) {
    mask(finding.location.label);
    mask(finding.location.sheet);
    sink_.found(number, std::move(finding));
}

void DiscreetSink::skip(std::uint64_t number, Skip skip) {
    mask(skip.origin);
    mask(skip.note);
    sink_.skip(number, std::move(skip));
}

void DiscreetSink::revisit(std::uint64_t number, Revisit revisit) {
    mask(revisit.origin);
    sink_.revisit(number, std::move(revisit));
}

void DiscreetSink::end(ScannedDocument document) {
    mask(document.origin);
    PageMeta& meta = document.meta;
    for (std::string* text :
         {&meta.site_name, &meta.column_name, &meta.title, &meta.content_source, &meta.author, &meta.reference, &meta.url}) {
        mask(*text);
    }
    sink_.end(std::move(document));
}

void DiscreetSink::mask(std::string& text) const { text = matcher_.mask_values(text); }

// The file's own name and URL are the parent's: it knows them already, checks answers by them and masks them itself.
void DiscreetSink::mask(Origin& origin) const {
    for (std::string& member : origin.inner) mask(member);
}

}  // namespace leakscan
