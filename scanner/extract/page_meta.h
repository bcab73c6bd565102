// What a document says of itself: the page tags of 政府网站发展指引 (国办发〔2017〕47号) annex 2, in any case, else what stands in its
// text (来源：, 发布日期：, 索引号：, 文号：).
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace leakscan {

class PageMetaReader {
public:
    // A <meta name content>, a document property or a similar pair. Earlier values win. Unknown names are ignored.
    void add(std::string_view name, std::string_view content);
    void add_title(std::string_view text) { keep(title_, text); }      // <title>
    void add_heading(std::string_view text) { keep(heading_, text); }  // <h1>
    void add_url(std::string_view url) { keep(meta_.url, url); }       // <link rel=canonical>

    // All that is known, completed from the lines of the document's text.
    PageMeta finish(const Document& document) const;

private:
    static void keep(std::string& field, std::string_view value);

    PageMeta meta_;
    std::string title_;
    std::string heading_;
};

// True for the names of tags that describe a page and hold no text of their own (SiteIDCode, PubDate …).
bool is_page_tag(std::string_view name);

// Fills what is empty in `meta` from captions in the first and last blocks of the text.
void complete_from_text(PageMeta& meta, const Document& document);

}  // namespace leakscan
