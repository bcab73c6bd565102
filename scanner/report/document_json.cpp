#include "report/document_json.h"

namespace leakscan {

void write_document(JsonText& json, const DocumentFacts& document) {
    json.key("document").begin_object();
    json.field_or_null("column", document.column);
    json.field_or_null("media", document.media);
    json.field("path", document.path);
    json.field_or_null("published", document.published);
    json.field_or_null("reference", document.reference);
    json.field_or_null("sha256", document.sha256);
    json.field_or_null("site", document.site);
    json.field_or_null("title", document.title);
    json.field_or_null("url", document.url);
    json.end_object();
}

}  // namespace leakscan
