// Elements are told apart by local name and by what stands around them: prefixes differ from program to program, and the few names that
// mean two things (title, deletion, table, text) never do so in one surrounding. Each open element remembers what its end has to undo.
#include "extract/odf_content.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t most_sheets = 10'000;
constexpr size_t most_kept = 200'000;  // cells taken away by changes, and variables

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_shape(std::string_view name) {
    return is_one_of(name, {"frame", "custom-shape", "rect", "g", "line", "polyline", "polygon", "regular-polygon", "path", "circle",
                            "ellipse", "connector", "caption", "measure", "control", "scene", "text-box", "page-thumbnail"});
}

// Prompts of a master ("click to edit"): nobody's words.
bool is_prompt(const XmlAttributes& attributes) {
    return is_one_of(attributes.get("class"), {"title", "subtitle", "outline", "text", "notes", "handout", "page"});
}

// What leads out of the package.
bool leads_out(std::string_view href) {
    if (href.empty() || href.starts_with("#") || href.starts_with("./")) return false;
    return href.find("://") != std::string_view::npos || href.find('\\') != std::string_view::npos || href.starts_with("/") ||
           href.starts_with("../") || href.starts_with("mailto:") || href.starts_with("tel:") || href.starts_with("sms:");
}

std::uint32_t number(std::string_view text) {
    std::uint32_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc() ? value : 0;
}

// The texts of a condition like cell-content-is-in-list("甲";"乙").
std::vector<std::string> quoted_texts(std::string_view condition) {
    std::vector<std::string> texts;
    for (size_t at = condition.find('"'); at != std::string_view::npos; at = condition.find('"', at)) {
        const size_t end = std::min(condition.find('"', at + 1), condition.size());
        if (end > at + 1) texts.emplace_back(condition.substr(at + 1, end - at - 1));
        at = std::min(end + 1, condition.size());
    }
    return texts;
}

}  // namespace

XmlHandler OdfContent::handler() {
    XmlHandler handler;
    handler.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); };
    handler.text = [this](std::string_view text) { take(text); };
    handler.end = [this](std::string_view) {
        if (skipped_ > 0) {
            --skipped_;
        } else if (!open_.empty()) {
            const Opened opened = open_.back();
            open_.pop_back();
            close(opened);
        }
    };
    return handler;
}

void OdfContent::start(std::string_view name, const XmlAttributes& attributes) {
    if (skipped_ > 0) {
        ++skipped_;
        return;
    }
    const Opened opened = open(name, attributes);
    if (opened == Opened::skipped) {
        skipped_ = 1;
        return;
    }
    open_.push_back(opened);
    if (leads_out(attributes.get("href"))) add_attribute(attributes.get("href"));
}

void OdfContent::take(std::string_view text) {
    if (skipped_ > 0) return;
    if (capturing_) {
        captured_ += text;
    } else {
        text_.append(text);
    }
}

OdfContent::Opened OdfContent::open(std::string_view name, const XmlAttributes& attributes) {
    if (name == "body") return old_kind_.empty() ? Opened::body : open_in_body(old_kind_);
    if (around() == Opened::body) return open_in_body(name);
    if (name == "forms") {
        in_forms_ = true;
        return Opened::forms;
    }
    if (in_forms_) return open_control(name, attributes);
    if (in_master_ || name == "master-page" || name == "handout-master") {
        if (const Opened opened = open_master(name, attributes); opened != Opened::nothing) return opened;
    }
    if (is_shape(name)) return open_shape(attributes);
    if ((name == "title" || name == "desc") && (around() == Opened::shape || around() == Opened::sheet)) return capture(Opened::words);
    if (in_sheets()) return open_sheet(name, attributes);
    if (const Opened opened = open_room(name, attributes); opened != Opened::nothing) return opened;
    if (const Opened opened = open_table(name, attributes); opened != Opened::nothing) return opened;
    if (const Opened opened = open_change(name, attributes); opened != Opened::nothing) return opened;
    return open_inline(name, attributes);
}

// A document that stands within another one, in a single file, is what is embedded elsewhere.
OdfContent::Opened OdfContent::open_in_body(std::string_view name) {
    const bool embedded = text_.has_room();
    if (name == "spreadsheet" && !embedded) {
        in_spreadsheet_ = true;
        return Opened::spreadsheet;
    }
    if ((name == "presentation" || name == "drawing") && !embedded) return Opened::nothing;
    text_.open_story(place(embedded ? Channel::attachment : Channel::body));
    return name == "text" && !embedded ? Opened::document : Opened::room;
}

OdfContent::Opened OdfContent::open_room(std::string_view name, const XmlAttributes& attributes) {
    if (name == "p" || name == "h") {
        text_.start_paragraph(attributes.get("style-name"));
        return Opened::paragraph;
    }
    if (name == "page" && !text_.has_room()) {
        const bool hidden = styles_->style("drawing-page", attributes.get("style-name")).hidden;
        text_.open_story(Locus{.channel = hidden ? Channel::hidden_sheet : Channel::body, .page = ++pages_});
    } else if (name == "notes") {
        Locus where = text_.where();
        where.channel = Channel::comment;
        text_.open_story(where);
    } else if (name == "section" && (attributes.get("display") == "none" || attributes.get("is-hidden") == "true")) {
        text_.open_story(place(Channel::hidden_text));
    } else if (is_one_of(name, {"note-body", "footnote-body", "endnote-body"})) {
        text_.open_story(place(Channel::body));
    } else if (name == "change-info") {
        Locus where = text_.where();
        where.channel = Channel::comment;
        text_.open_story(where);
        return Opened::change_info;
    } else if (name == "annotation") {
        return open_comment();
    } else if (name == "header-decl" || name == "footer-decl" || name == "date-time-decl") {
        return capture(Opened::furniture);
    } else {
        return Opened::nothing;
    }
    return Opened::room;
}

// Masters hold what stands on every page: headers, footers, and on slides whatever somebody put there.
OdfContent::Opened OdfContent::open_master(std::string_view name, const XmlAttributes& attributes) {
    if (name == "handout-master") return Opened::skipped;
    if (name == "master-page") {
        in_master_ = true;
        text_.open_story(Locus{.channel = Channel::header_footer});
        return Opened::master;
    }
    if (name == "notes" || is_prompt(attributes)) return Opened::skipped;
    if (attributes.get("display") != "false") return Opened::nothing;
    text_.open_story(Locus{.channel = Channel::hidden_text});
    return Opened::room;
}

OdfContent::Opened OdfContent::open_shape(const XmlAttributes& attributes) {
    if (attributes.get("placeholder") == "true") return Opened::skipped;
    const bool hidden = attributes.get("display") == "none" || styles_->hides_layer(attributes.get("layer"));
    Locus where = place(Channel::body);
    if (hidden && !is_hidden(where.channel)) where.channel = Channel::hidden_text;
    text_.open_story(where, false);
    return Opened::shape;
}

OdfContent::Opened OdfContent::open_comment() {
    if (in_cell_) {
        text_.open_collection(text_.where());
        return Opened::cell_comment;
    }
    Locus where = text_.where();
    where.channel = Channel::comment;
    text_.open_story(where);
    return Opened::comment;
}

// What says who wrote it.
bool OdfContent::is_remark(Opened opened) {
    return opened == Opened::comment || opened == Opened::cell_comment || opened == Opened::change_info;
}

OdfContent::Opened OdfContent::open_inline(std::string_view name, const XmlAttributes& attributes) {
    if (name == "creator" && is_remark(around())) return capture(Opened::author);
    if (name == "user-field-decl" && variables_.size() < most_kept) {
        const std::string_view text = attributes.get("string-value");
        variables_[std::string(attributes.get("name"))] = text.empty() ? attributes.get("value") : text;
    }
    if (!text_.in_paragraph()) return Opened::nothing;
    if (name == "span") {
        text_.start_span(attributes.get("style-name"));
        return Opened::span;
    }
    if (name == "s") {
        text_.append_spaces(number(attributes.get("c")));
    } else if (name == "tab" || name == "tab-stop") {
        text_.append_tab();
    } else if (name == "line-break") {
        text_.append_line_break();
    } else if (is_one_of(name, {"note-citation", "footnote-citation", "endnote-citation", "ruby-text"})) {
        return Opened::skipped;
    } else if (name == "a") {
        add_attribute(attributes.get("title"));
    } else if (name == "change") {
        text_.put_deletion(attributes.get("change-id"));
    } else if (name == "change-start") {
        text_.start_change(attributes.get("change-id"));
    } else if (name == "change-end") {
        text_.end_change(attributes.get("change-id"));
    } else {
        return open_field(name, attributes);
    }
    return Opened::nothing;
}

OdfContent::Opened OdfContent::open_field(std::string_view name, const XmlAttributes& attributes) {
    const std::string_view value = attributes.get("string-value");
    if (name == "script") return capture(Opened::script);
    if (name == "hidden-text") {
        if (attributes.get("is-hidden") == "false") return Opened::nothing;
        text_.append_hidden(value);
        return Opened::skipped;
    }
    if (name == "hidden-paragraph" && attributes.get("is-hidden") == "true") text_.hide_paragraph();
    if (name == "conditional-text") {
        text_.append_hidden(attributes.get(attributes.get("current-value") == "false" ? "string-value-if-true" : "string-value-if-false"));
    } else if (name == "user-field-get" || name == "user-field-input") {
        if (const auto shown = variables_.find(attributes.get("name")); shown != variables_.end()) variables_.erase(shown);
    } else if (name.find("index-mark") != std::string_view::npos || name.starts_with("toc-mark")) {
        add_attribute(value);
    } else if (name == "label" && attributes.get("current-selected") != "true") {
        add_attribute(attributes.get("value"));  // of a drop-down list
    }
    if (attributes.get("display") == "none") text_.append_hidden(value.empty() ? attributes.get("value") : value);
    return Opened::nothing;
}

OdfContent::Opened OdfContent::open_change(std::string_view name, const XmlAttributes& attributes) {
    if (name == "changed-region") {
        change_ = attributes.get("id");
        return Opened::region;
    }
    if (around() != Opened::region) return Opened::nothing;
    if (name == "insertion") text_.declare_insertion(change_);
    if (name != "deletion") return Opened::nothing;
    text_.open_deletion(change_);
    return Opened::room;
}

OdfContent::Opened OdfContent::open_table(std::string_view name, const XmlAttributes& attributes) {
    if (name == "table" || name == "sub-table") {
        text_.start_table();
        return Opened::table;
    }
    if (name == "table-header-rows") {
        header_rows_ = true;
        return Opened::header_rows;
    }
    if (name == "table-row") {
        text_.start_row(header_rows_);
        return Opened::row;
    }
    if (name != "table-cell" && name != "covered-table-cell") return Opened::nothing;
    text_.start_cell(std::max(1u, number(attributes.get("number-columns-spanned"))), number(attributes.get("number-columns-repeated")),
                     name == "covered-table-cell", attributes.get("style-name"));
    return Opened::cell;
}

// What every user of the document is asked: what is filled in is seen, choices and hints when somebody looks for them.
OdfContent::Opened OdfContent::open_control(std::string_view name, const XmlAttributes& attributes) {
    const std::string_view filled_in = attributes.get("current-value");
    const std::string_view usual = attributes.get("value");
    if (name == "hidden") {
        add(usual, place(Channel::hidden_text), attributes.get("name"));
    } else if (name == "option" || name == "item") {
        add(attributes.get("label"), place(Channel::attribute));
    } else if (name == "textarea") {
        text_.open_story(place(Channel::body));
        return Opened::room;
    } else if (name == "p") {
        text_.start_paragraph({});
        return Opened::paragraph;
    } else if (name != "property" && name != "form") {
        add(filled_in.empty() ? usual : filled_in, place(Channel::body));
        if (!filled_in.empty() && filled_in != usual) add(usual, place(Channel::attribute));
        add(attributes.get("label"), place(Channel::body));
        add(attributes.get("title"), place(Channel::attribute));
    }
    return Opened::nothing;
}

OdfContent::Opened OdfContent::open_sheet(std::string_view name, const XmlAttributes& attributes) {
    if (name == "table") return start_sheet(attributes);
    if (!sheet_) return open_beside_sheets(name, attributes);
    if (name == "table-column") {
        sheet_->add_column(attributes);
    } else if (name == "table-row") {
        sheet_->start_row(attributes);
        return Opened::sheet_row;
    } else if (name == "table-cell" || name == "covered-table-cell") {
        text_.open_collection(sheet_->where(), sheet_->start_cell(attributes, name == "covered-table-cell"));
        in_cell_ = true;
        return Opened::sheet_cell;
    }
    return Opened::nothing;
}

OdfContent::Opened OdfContent::start_sheet(const XmlAttributes& attributes) {
    std::vector<std::string>& sheets = parts_.document.sheets;
    if (sheet_ || sheets.size() >= most_sheets) return Opened::skipped;
    const std::string_view name = attributes.get("name");
    Locus where;
    // Cells of other files are kept under the name of the file: 'file:///D:/名单.ods'#$表1.
    const bool copied = in_copies_ || name.find("'#$") != std::string_view::npos;
    where.channel = copied                                                         ? Channel::older_revision
                    : styles_->style("table", attributes.get("style-name")).hidden ? Channel::hidden_sheet
                                                                                   : Channel::body;
    sheets.emplace_back(in_copies_ ? "DDE" : name);
    where.sheet = static_cast<std::uint32_t>(sheets.size());
    if (!in_copies_) add(name, Locus{.channel = Channel::metadata, .sheet = where.sheet}, "工作表名");
    sheet_ = std::make_unique<OdfSheet>(parts_, *styles_, validations_, where);
    return Opened::sheet;
}

OdfContent::Opened OdfContent::open_beside_sheets(std::string_view name, const XmlAttributes& attributes) {
    if (name == "content-validation") {
        validation_ = attributes.get("name");
        validations_[validation_] = quoted_texts(attributes.get("condition"));
        text_.open_collection({});
        return Opened::validation;
    }
    if (name == "dde-link") {
        in_copies_ = true;
        return Opened::copies;
    }
    if (name == "change-track-table-cell") {
        old_cell_.value = attributes.get(attributes.has("string-value") ? "string-value" : "value");
        text_.open_collection({});
        return Opened::old_cell;
    }
    if (name == "change-info") return open_room(name, attributes);
    if (name == "cell-address") {
        old_cell_.where = Locus{.channel = Channel::tracked_deletion,
                                .sheet = number(attributes.get("table")) + 1,
                                .row = std::min(number(attributes.get("row")), last_sheet_row - 1) + 1,
                                .column = std::min(number(attributes.get("column")), last_sheet_column - 1) + 1};
    }
    const Locus metadata{.channel = Channel::metadata};
    const std::string_view expression = attributes.get("expression");
    // Names for ranges say nothing; those for constants may.
    if (name == "named-expression" && expression.find('[') == std::string_view::npos) add(expression, metadata, attributes.get("name"));
    if (name.starts_with("database-source")) {
        for (const std::string_view attribute : {"database-name", "sql-statement", "query-name"}) add(attributes.get(attribute), metadata);
    }
    return Opened::nothing;
}

OdfContent::Opened OdfContent::capture(Opened opened) {
    capturing_ = true;
    captured_.clear();
    return opened;
}

void OdfContent::close(Opened opened) {
    switch (opened) {
        case Opened::document: return close_document();
        case Opened::master: in_master_ = false; [[fallthrough]];
        case Opened::room:
        case Opened::change_info:
        case Opened::shape:
        case Opened::comment: text_.close_room(); return;
        case Opened::paragraph: return text_.end_paragraph();
        case Opened::span: return text_.end_span();
        case Opened::words:
        case Opened::furniture:
        case Opened::script:
        case Opened::author: return close_captured(opened);
        case Opened::table: return text_.end_table();
        case Opened::header_rows: header_rows_ = false; return;
        case Opened::row: return text_.end_row();
        case Opened::cell: return text_.end_cell();
        case Opened::forms: in_forms_ = false; return;
        default: return close_in_sheets(opened);
    }
}

void OdfContent::close_captured(Opened opened) {
    capturing_ = false;
    if (opened == Opened::words) return add_attribute(captured_);
    if (opened == Opened::furniture) return add(captured_, Locus{.channel = Channel::header_footer});
    if (opened == Opened::script) return add(captured_, place(Channel::script));
    if (!parts_.full()) authors_.add(parts_.document, around() == Opened::change_info ? change_author : comment_author, captured_);
}

void OdfContent::close_in_sheets(Opened opened) {
    switch (opened) {
        case Opened::spreadsheet: return close_spreadsheet();
        case Opened::sheet:
            sheet_->end_row();
            sheet_->finish();
            sheet_.reset();
            return;
        case Opened::sheet_row: sheet_->end_row(); return;
        case Opened::sheet_cell:
            in_cell_ = false;
            sheet_->end_cell(text_.close_room());
            return;
        case Opened::cell_comment: {
            const std::vector<RunText> paragraphs = text_.close_room();
            if (sheet_) sheet_->add_comment(joined(paragraphs).seen());
            return;
        }
        case Opened::validation: {
            const std::string help = joined(text_.close_room()).seen();
            if (!help.empty()) validations_[validation_].push_back(help);
            return;
        }
        case Opened::copies: in_copies_ = false; return;
        case Opened::old_cell: {
            const std::string shown = joined(text_.close_room()).seen();
            if (!shown.empty()) old_cell_.value = shown;
            if (!old_cell_.value.empty() && old_cells_.size() < most_kept) old_cells_.push_back(old_cell_);
            return;
        }
        default: return;
    }
}

void OdfContent::close_document() {
    text_.add_lost_deletions();
    text_.close_room();
    for (const auto& [name, value] : variables_) add(value, Locus{.channel = Channel::metadata}, name);
    variables_.clear();
}

void OdfContent::close_spreadsheet() {
    in_spreadsheet_ = false;
    const auto sheets = static_cast<std::uint32_t>(parts_.document.sheets.size());
    for (OldCell& cell : old_cells_) {
        cell.where.sheet = std::min(cell.where.sheet, sheets);
        add(cell.value, cell.where);
    }
    for (const auto& [name, texts] : validations_) {
        for (const std::string& text : texts) add(text, Locus{.channel = Channel::attribute});
    }
    validations_.clear();
}

Locus OdfContent::place(Channel channel) const {
    Locus where = text_.has_room() ? text_.where() : sheet_ ? sheet_->where() : Locus{};
    if (!is_hidden(where.channel) && channel != Channel::body) where.channel = channel;
    return where;
}

void OdfContent::add_attribute(std::string_view text) {
    if (in_cell_ && sheet_) {
        sheet_->add_attribute(trim(text));
    } else if (text_.has_room()) {
        text_.add_attribute(text);
    } else {
        add(text, place(Channel::attribute));
    }
}

void OdfContent::add(std::string_view text, const Locus& where, std::string_view label) {
    if (parts_.full()) return;
    parts_.document.add(trim(text), where, label);
    parts_.may_cut();
}

}  // namespace leakscan
