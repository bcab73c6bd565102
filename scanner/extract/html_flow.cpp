// See html_flow.h. Here: text, blocks, hidden elements and tables; attributes and scripts are in html_attributes.cpp.
#include "extract/html_flow.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "extract/uri_text.h"

namespace leakscan {
namespace {

// Layout tables nest a dozen deep at most; below this text keeps flowing, but cells are not counted.
constexpr size_t deepest_tables = 64;
constexpr size_t longest_label = 60;   // bytes
constexpr size_t longest_value = 240;  // bytes of a block that a caption of its own may name

bool is_blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_space(c) || c == '\0'; });
}

bool is_cell(std::string_view name) { return equals_ignoring_case(name, "td") || equals_ignoring_case(name, "th"); }

// Elements whose end tag is usually left out: the next one of the kind ends them.
bool ends_by_sibling(Tag tag) {
    return tag == Tag::td || tag == Tag::th || tag == Tag::tr || tag == Tag::p || tag == Tag::option || tag == Tag::dd || tag == Tag::dt;
}

}  // namespace

HtmlFlow::HtmlFlow(PageState& state, Document& document, const Setting& setting)
    : state_(state), document_(document), setting_(setting), main_(document, state.source_base), hidden_text_(side_, state.source_base) {}

void HtmlFlow::run(std::string_view text, const std::function<void(size_t)>& between) {
    HtmlTokenizer tokenizer(text);
    HtmlToken token;
    while (tokenizer.next(token)) {
        switch (token.kind) {
            case HtmlToken::Kind::text: take_text(token); break;
            case HtmlToken::Kind::start_tag: take_start(token); break;
            case HtmlToken::Kind::end_tag: take_end(token); break;
            case HtmlToken::Kind::comment:
                if (worth_scanning(token.text)) take_markup(token.text, Channel::comment);
                break;
            case HtmlToken::Kind::end: break;
        }
        if (document_.text.size() >= state_.limits.part_bytes && between && !main_.is_open()) between(tokenizer.at());
    }
    close_block();
    tables_too_deep_ = 0;
    while (tables_.size() > floor_) end_structure(Tag::table);
    end_structure(Tag::tr);
}

void HtmlFlow::forget_blocks() {
    for (HtmlTable& table : tables_) table.forget_blocks();
    main_.set_source_base(state_.source_base);
    hidden_text_.set_source_base(state_.source_base);
}

void HtmlFlow::take_text(const HtmlToken& token) {
    if (token.tag.raw != RawText::none) return take_raw_text(token);
    flow(token.text, token.references);
}

void HtmlFlow::take_raw_text(const HtmlToken& token) {
    switch (token.tag.tag) {
        case Tag::script: return take_script(token.text);
        case Tag::style: return take_style(token.text);
        case Tag::title: {
            in_title_ = true;
            flow(token.text, true);
            close_block();
            in_title_ = false;
            return;
        }
        case Tag::textarea: return flow(token.text, true);
        case Tag::xmp: return flow(token.text, false);
        default:
            // <iframe>, <noframes>: what old browsers showed instead.
            return take_markup(token.text, Channel::body);
    }
}

void HtmlFlow::flow(std::string_view text, bool references) {
    const bool aside_of_visible = hidden_.on && main_.is_open() && main_.where().channel != in_setting(Channel::hidden_element);
    if (is_blank(text)) {
        if (aside_of_visible)
            hidden_text_.separate();
        else if (main_.is_open())
            main_.separate();
        return;
    }
    TextWriter& writer = aside_of_visible ? hidden_text_ : main_;
    if (!hidden_.on) {
        if (hidden_text_.is_open()) hidden_text_.end();
        if (main_.is_open() && main_.where().channel == Channel::hidden_element) close_block();
    }
    if (!writer.is_open()) {
        const Channel visible = in_title_ ? Channel::title : Channel::body;
        writer.begin(place(in_setting(hidden_.on ? Channel::hidden_element : visible)));
    }
    const std::uint32_t offset = offset_of(text);
    constexpr char32_t right_to_left_override = 0x202E;  // as plain text would have it
    if (std::exchange(reversed_, false)) writer.append_code_point(right_to_left_override, offset);
    if (references)
        writer.append_with_references(text, offset);
    else
        writer.append(text, offset);
}

// Markup inside a comment, an attribute or an <iframe> is read as such, in the channel it was found in.
void HtmlFlow::take_markup(std::string_view text, Channel channel) {
    constexpr unsigned deepest = 3;
    if (is_blank(text)) return;
    if (hidden_text_.is_open()) hidden_text_.end();
    if (setting_.depth >= deepest || (text.find('<') == std::string_view::npos)) {
        return put_aside(text, offset_of(text), true, place(in_setting(channel)), {});
    }
    HtmlFlow inner(state_, aside(), {in_setting(channel), place(in_setting(channel)), setting_.depth + 1, setting_.fixed_offset});
    // Rows that were commented out still stand under the table's header.
    const bool shares_table = !tables_.empty() && !tables_.back().in_row() && &aside() == &document_;
    if (shares_table) {
        inner.tables_.push_back(std::move(tables_.back()));
        inner.floor_ = 1;
        inner.run(text);
        tables_.back() = std::move(inner.tables_.front());
    } else {
        inner.run(text);
    }
}

void HtmlFlow::take_start(const HtmlToken& token) {
    if (hidden_.on) end_hidden_by_start(token);
    const StartFacts facts = read_facts(token);
    start_structure(token, facts);
    reversed_ |= facts.reverses;
    if (!hidden_.on && (facts.hides || token.tag.tag == Tag::template_)) start_hidden(token);
    if (token.tag.tag == Tag::input) take_field(facts.field);
    if (!token.attributes.empty()) take_attributes(token, facts);
    if (token.tag.tag == Tag::meta || token.tag.tag == Tag::link) take_meta(facts);
    if (token.tag.tag == Tag::script) script_type_ = facts.script_type;
}

void HtmlFlow::take_end(const HtmlToken& token) {
    if (token.tag.block) close_block();
    end_structure(token.tag.tag);
    if (hidden_.on) end_hidden_by_end(token);
}

void HtmlFlow::start_structure(const HtmlToken& token, const StartFacts& facts) {
    const Tag tag = token.tag.tag;
    if (token.tag.block) close_block();
    if (tag == Tag::br || tag == Tag::input) {
        if (main_.is_open()) main_.separate();
    } else if (tag == Tag::table) {
        if (tables_.size() < deepest_tables)
            tables_.emplace_back(++state_.tables);
        else
            ++tables_too_deep_;
    } else if (tag == Tag::h1) {
        in_heading_ = true;
    } else if (tag == Tag::dt || tag == Tag::dd) {
        in_term_ = tag == Tag::dt;
    } else if (!tables_.empty() && tables_too_deep_ == 0) {
        if (tag == Tag::tr) tables_.back().start_row(document_);
        if (tag == Tag::td || tag == Tag::th) tables_.back().start_cell(document_, facts.shape);
        if (tag == Tag::table_part) tables_.back().end_row(document_);
    }
}

void HtmlFlow::end_structure(Tag tag) {
    if (tag == Tag::h1) in_heading_ = false;
    if (tag == Tag::dt) in_term_ = false;
    if (tag == Tag::dl) caption_.clear();
    if (tables_.empty()) return;
    if (tables_too_deep_ > 0) {
        if (tag == Tag::table) --tables_too_deep_;
        return;
    }
    HtmlTable& table = tables_.back();
    if (tag == Tag::td || tag == Tag::th) table.end_cell(document_);
    if (tag == Tag::tr || tag == Tag::table_part) table.end_row(document_);
    if (tag == Tag::table) {
        table.end_row(document_);
        if (tables_.size() > floor_) tables_.pop_back();
    }
}

void HtmlFlow::start_hidden(const HtmlToken& token) {
    if (token.tag.empty || token.self_closing || token.tag.raw != RawText::none) return;
    hidden_ = {true, token.text, 1, tables_.size()};
}

void HtmlFlow::end_hidden_by_start(const HtmlToken& token) {
    if (token.tag.empty || token.self_closing) return;
    const Tag tag = token.tag.tag;
    const bool same = equals_ignoring_case(token.text, hidden_.name);
    if (tables_.size() == hidden_.tables) {
        const bool ends_cell = is_cell(hidden_.name) && (tag == Tag::td || tag == Tag::th || tag == Tag::tr || tag == Tag::table_part);
        const bool ends_row = equals_ignoring_case(hidden_.name, "tr") && tag == Tag::table_part;
        const bool ends_paragraph = equals_ignoring_case(hidden_.name, "p") && token.tag.block;
        if (ends_cell || ends_row || ends_paragraph || (same && ends_by_sibling(tag))) {
            close_block();
            hidden_ = {};
            return;
        }
    }
    if (same) ++hidden_.depth;
}

void HtmlFlow::end_hidden_by_end(const HtmlToken& token) {
    const bool left_table = tables_.size() < hidden_.tables;
    const bool left_cell = is_cell(hidden_.name) && token.tag.tag == Tag::tr && tables_.size() == hidden_.tables;
    if (!left_table && !left_cell && (!equals_ignoring_case(token.text, hidden_.name) || --hidden_.depth > 0)) return;
    hidden_ = {};
    if (hidden_text_.is_open()) hidden_text_.end();
    if (main_.is_open() && main_.where().channel == Channel::hidden_element) close_block();
}

void HtmlFlow::close_block() {
    if (!fields_.empty()) take_field({});
    if (hidden_text_.is_open()) hidden_text_.end();
    if (main_.is_open() && main_.end()) finish_block(document_);
    if (!side_.blocks.empty()) {
        append_document(document_, side_);
        side_.clear_text();
        side_.labels.resize(1);
    }
    ++state_.paragraphs;
}

// A block that is nothing but a caption names the block behind it: <dt>, or a label in an element of its own.
void HtmlFlow::finish_block(Document& document) {
    Block& block = document.blocks.back();
    const std::string_view text = document.text_of(block);
    if (block.where.channel == Channel::title) state_.meta.add_title(text);
    if (in_heading_) state_.meta.add_heading(text);
    if (block.where.column != 0) return;
    const bool caption = text.size() <= longest_label && (in_term_ || is_caption(text));
    const bool value = text.size() <= longest_value && text.find("：") == std::string_view::npos;
    if (!caption && value && !caption_.empty()) block.label = document.intern(caption_);
    if (caption) {
        caption_ = clean_caption(text);
        caption_is_term_ = in_term_;
    } else if (!caption_is_term_) {
        caption_.clear();
    }
}

// The words before a form field: the end of the open block, else the caption of the block before.
std::string HtmlFlow::caption_before() const {
    if (!main_.is_open()) return caption_;
    std::string_view text = document_.text;
    if (text.size() > longest_label) text.remove_prefix(text.size() - longest_label);
    text = trim(text.substr(text.rfind('\n') + 1));
    for (std::string_view gap : {" ", "　", "；", "，", "\xC2\xA0"}) {
        const size_t at = text.rfind(gap);
        if (at != std::string_view::npos) text = text.substr(at + gap.size());
    }
    const bool named = is_caption(text) || text.ends_with(':') || text.ends_with("：");
    return named ? clean_caption(text) : std::string();
}

Locus HtmlFlow::place(Channel channel) const {
    Locus where = setting_.where;
    if (!tables_.empty()) tables_.back().place(where);
    where.channel = channel;
    where.paragraph = state_.paragraphs + 1;
    return where;
}

void HtmlFlow::put_aside(std::string_view text, std::uint32_t offset, bool references, const Locus& where, std::string_view label) {
    if (hidden_text_.is_open()) hidden_text_.end();
    Document& document = aside();
    TextWriter writer(document, state_.source_base);
    writer.begin(where);
    if (references)
        writer.append_with_references(text, offset, true);
    else
        writer.append(text, offset);
    if (writer.end() && !label.empty()) document.blocks.back().label = document.intern(clean_caption(label));
}

std::uint32_t HtmlFlow::offset_of(std::string_view text) const {
    if (setting_.fixed_offset != nullptr) return *setting_.fixed_offset;
    return static_cast<std::uint32_t>(text.data() - state_.source.data());
}

}  // namespace leakscan
