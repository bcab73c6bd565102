// See page_meta.h.
#include "extract/page_meta.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/date.h"
#include "base/text.h"
#include "extract/table_labels.h"

namespace leakscan {
namespace {

constexpr size_t longest_value = 300;
constexpr size_t first_blocks = 200;
constexpr size_t last_blocks = 30;

struct TagField {
    std::string_view tag;
    std::string PageMeta::*field;
};
constexpr std::array tag_fields = {
    TagField{"SiteName", &PageMeta::site_name},
    TagField{"SiteIDCode", &PageMeta::site_id},
    TagField{"ColumnName", &PageMeta::column_name},
    TagField{"ColumnType", &PageMeta::column_type},
    TagField{"ArticleTitle", &PageMeta::title},
    TagField{"PubDate", &PageMeta::published},
    TagField{"ContentSource", &PageMeta::content_source},
    TagField{"Author", &PageMeta::author},
    TagField{"Url", &PageMeta::url},
    // The same under other names.
    TagField{"og:title", &PageMeta::title},
    TagField{"og:site_name", &PageMeta::site_name},
    TagField{"og:url", &PageMeta::url},
    TagField{"article:published_time", &PageMeta::published},
    TagField{"article:author", &PageMeta::author},
    TagField{"dc.title", &PageMeta::title},
    TagField{"dc.date", &PageMeta::published},
    TagField{"dc.creator", &PageMeta::author},
    TagField{"publishdate", &PageMeta::published},
    TagField{"others", &PageMeta::reference},
};

struct Caption {
    std::string_view words;
    std::string PageMeta::*field;
    bool needs_colon = false;  // words that also head columns of tables
};
constexpr std::array captions = {
    Caption{"信息来源", &PageMeta::content_source},
    Caption{"文章来源", &PageMeta::content_source},
    Caption{"稿件来源", &PageMeta::content_source},
    Caption{"来源", &PageMeta::content_source, true},
    Caption{"发布机构", &PageMeta::content_source},
    Caption{"发文机关", &PageMeta::content_source},
    Caption{"发布单位", &PageMeta::content_source},
    Caption{"信息发布单位", &PageMeta::content_source},
    Caption{"发布时间", &PageMeta::published},
    Caption{"发布日期", &PageMeta::published},
    Caption{"公开日期", &PageMeta::published},
    Caption{"发文日期", &PageMeta::published},
    Caption{"成文日期", &PageMeta::published},
    Caption{"生成日期", &PageMeta::published},
    Caption{"日期", &PageMeta::published, true},
    Caption{"时间", &PageMeta::published, true},
    Caption{"发文字号", &PageMeta::reference},
    Caption{"文号", &PageMeta::reference},
    Caption{"索引号", &PageMeta::reference},
    // Traditional script.
    Caption{"來源", &PageMeta::content_source, true},
    Caption{"發布時間", &PageMeta::published},
    Caption{"發佈時間", &PageMeta::published},
    Caption{"發布日期", &PageMeta::published},
    Caption{"發佈日期", &PageMeta::published},
};
constexpr size_t han_bytes = 3;

// The three bytes of a Han character as one number.
constexpr std::uint32_t han_key(std::string_view text, size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at]) << 16 | static_cast<unsigned char>(text[at + 1]) << 8 |
                                      static_cast<unsigned char>(text[at + 2]));
}

bool starts_caption(std::string_view text, size_t at) {
    switch (han_key(text, at)) {
        case han_key("信", 0):
        case han_key("文", 0):
        case han_key("稿", 0):
        case han_key("来", 0):
        case han_key("发", 0):
        case han_key("公", 0):
        case han_key("成", 0):
        case han_key("生", 0):
        case han_key("日", 0):
        case han_key("时", 0):
        case han_key("索", 0):
        case han_key("來", 0):
        case han_key("發", 0): return true;
        default: return false;
    }
}

// The first place at or after `at` where a caption may begin: its first character, not preceded by another Han character
// (出生日期 is no 日期).
size_t find_caption_start(std::string_view text, size_t at) {
    for (; at + han_bytes <= text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0xE4 || lead > 0xE7 || !starts_caption(text, at)) continue;
        if (at == 0 || !is_han(code_point_at(text, previous_code_point(text, at)).value)) return at;
    }
    return std::string_view::npos;
}

struct CaptionMatch {
    size_t value = std::string_view::npos;  // where the value begins; npos: the caption is not here
    bool colon = false;
};

// "发布日期：", with any spaces between its characters ("文　　号："); without a colon only at the end of the text.
CaptionMatch match_caption(std::string_view text, size_t at, std::string_view words) {
    for (size_t i = 0; i < words.size(); i += han_bytes) {
        at = static_cast<size_t>(trim(text.substr(at)).data() - text.data());
        if (text.substr(at, han_bytes) != words.substr(i, han_bytes)) return {};
        at += han_bytes;
    }
    std::string_view rest = text.substr(at);
    for (std::string_view end : {"】", "]", "〕"}) {
        if (rest.starts_with(end)) rest.remove_prefix(end.size());
    }
    rest = trim(rest);
    for (std::string_view colon : {"：", ":"}) {
        if (rest.starts_with(colon)) return {static_cast<size_t>(rest.data() - text.data()) + colon.size(), true};
    }
    return rest.empty() ? CaptionMatch{text.size(), false} : CaptionMatch{};
}

// A value ends where the next caption or a gap begins.
std::string_view value_at(std::string_view text, size_t at) {
    std::string_view value = trim(text.substr(at, longest_value));
    size_t end = value.size();
    for (std::string_view stop :
         {"　", "  ", "|", "｜", "【", " 发布", " 作者", " 字体", " 浏览", " 来源", " 点击", " 阅读", " 责任", " 日期", " 时间"}) {
        end = std::min(end, value.find(stop));
    }
    return trim(value.substr(0, end));
}

void set_field(PageMeta& meta, std::string PageMeta::*field, std::string_view value) {
    std::string& target = meta.*field;
    if (!target.empty()) return;
    const bool has_digit = std::any_of(value.begin(), value.end(), is_ascii_digit);
    if (field == &PageMeta::reference && !has_digit) return;
    if (field != &PageMeta::published) {
        target = first_code_points(value, longest_value);
    } else if (const std::optional<Date> date = parse_date(value)) {
        target = to_string(*date);
    }
}

void read_caption(PageMeta& meta, std::string_view text, size_t at, std::string_view next) {
    for (const Caption& caption : captions) {
        if (!(meta.*caption.field).empty()) continue;
        const CaptionMatch match = match_caption(text, at, caption.words);
        if (match.value == std::string_view::npos) continue;
        const std::string_view value = value_at(text, match.value);
        if (value.empty() && !match.colon && (caption.needs_colon || at > 0)) continue;
        // In a table's header the next caption follows, not a value.
        if (value.empty() && is_caption(value_at(next, 0))) return;
        set_field(meta, caption.field, value.empty() ? value_at(next, 0) : value);
        return;
    }
}

// The colons of a text, asked for from the first to the last: one look at the whole of it, not one at each of its blocks.
class Colons {
public:
    explicit Colons(std::string_view text) : text_(text), next_(text.find(':')), next_wide_(find_word(text, wide)) {}

    // Whether one stands in the block. Precondition: `block` lies behind the one asked for before.
    bool stands_in(const Block& block) {
        if (next_ < block.begin) next_ = text_.find(':', block.begin);
        if (next_wide_ < block.begin) next_wide_ = find_word(text_, wide, block.begin);
        return std::min(next_, next_wide_) < block.end;
    }

private:
    static constexpr std::string_view wide = "：";
    std::string_view text_;
    size_t next_;
    size_t next_wide_;
};

void read_block(PageMeta& meta, std::string_view text, std::string_view next, bool has_colon) {
    // Without a colon only the whole block can be a caption (see read_caption): that settles most of a page's text.
    if (!has_colon) {
        if (text.size() >= han_bytes && starts_caption(text, 0)) read_caption(meta, text, 0, next);
        return;
    }
    for (size_t at = find_caption_start(text, 0); at != std::string_view::npos; at = find_caption_start(text, at + 1)) {
        read_caption(meta, text, at, next);
    }
}

}  // namespace

void PageMetaReader::add(std::string_view name, std::string_view content) {
    content = trim(content);
    if (content.empty()) return;
    name = trim(name);
    for (const TagField& entry : tag_fields) {
        if (equals_ignoring_case(entry.tag, name)) set_field(meta_, entry.field, content);
    }
}

PageMeta PageMetaReader::finish(const Document& document) const {
    PageMeta meta = meta_;
    if (meta.title.empty()) meta.title = !title_.empty() ? title_ : heading_;
    complete_from_text(meta, document);
    return meta;
}

void PageMetaReader::keep(std::string& field, std::string_view value) {
    if (field.empty()) field = first_code_points(trim(value), longest_value);
}

bool is_page_tag(std::string_view name) {
    name = trim(name);
    constexpr std::array<std::string_view, 10> tags = {"SiteName", "SiteDomain", "SiteIDCode",    "ColumnName", "ColumnType",
                                                       "PubDate",  "Url",        "ContentSource", "viewport",   "generator"};
    return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) { return equals_ignoring_case(tag, name); });
}

void complete_from_text(PageMeta& meta, const Document& document) {
    const size_t count = document.blocks.size();
    constexpr size_t longest_block = 600;  // lines with captions are short
    Colons colons(document.text);
    for (size_t i = 0; i < count; ++i) {
        if (i == first_blocks && count > first_blocks + last_blocks) i = count - last_blocks;
        const Block& block = document.blocks[i];
        if (is_hidden(block.where.channel) || block.end - block.begin > longest_block) continue;
        const std::string_view next = i + 1 < count ? document.text_of(document.blocks[i + 1]) : std::string_view();
        read_block(meta, document.text_of(block), next, colons.stands_in(block));
    }
}

}  // namespace leakscan
