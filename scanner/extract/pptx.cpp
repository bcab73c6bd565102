// PPTX, PPTM, PPSX: ECMA-376 part 1, 19 (PresentationML) and 21 (DrawingML), as PowerPoint, WPS and LibreOffice write it. The page is the
// slide's number. Notes and comments are channel comment, hidden slides hidden_sheet, what masters write on every slide header_footer, and
// slides that the presentation no longer lists older_revision; shapes that are hidden or lie beside the slide are hidden_text.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/embedded.h"
#include "extract/formats.h"
#include "extract/package.h"
#include "extract/package_texts.h"
#include "extract/table_row.h"
#include "extract/text_parts.h"

namespace leakscan {
namespace {

constexpr std::uint32_t widest_table = 1000;
constexpr size_t most_slides = 100'000;

struct Deck {
    Package& package;
    TextParts& parts;
    std::uint32_t tables = 0;
    std::uint32_t paragraphs = 0;
    std::int64_t width = 0;  // of a slide; 0 if unknown
    std::int64_t height = 0;
};

std::uint32_t count(std::string_view text) {
    std::uint32_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc() ? std::clamp(value, 1u, widest_table) : 1;
}

// A length in EMU; may be negative.
std::int64_t length(std::string_view text) {
    constexpr std::int64_t longest = 1'000'000'000'000;
    std::int64_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc() ? std::clamp(value, -longest, longest) : 0;
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

// The value of r:id, which often stands beside an id of its own.
std::string_view relationship_id(const XmlAttributes& attributes) {
    for (int i = 0; i < attributes.size(); ++i) {
        if (attributes.name(i) == "id" && !attributes.prefix(i).empty()) return attributes.value(i);
    }
    return {};
}

// One part with text bodies: a slide, its notes, its comments, a master.
class BodyReader {
public:
    enum class Take : std::uint8_t { everything, no_placeholders };

    BodyReader(Deck& deck, const Locus& where, const std::vector<Relationship>& relationships, Take take)
        : deck_(deck), where_(where), take_(take) {
        for (const Relationship& relationship : relationships) links_[relationship.id] = relationship.target;
    }

    void read(const std::string& part, std::string_view xml);

private:
    struct Cell {
        std::uint32_t column = 1;
        std::uint32_t span = 1;
        bool continues = false;  // the one above
        std::string text;
    };

    void start(std::string_view name, const XmlAttributes& attributes);
    void end(std::string_view name);
    void start_shape(std::string_view name, const XmlAttributes& attributes);
    void start_cell(const XmlAttributes& attributes);
    void end_paragraph();
    void end_row();
    void add(std::string_view text, Channel channel);

    Deck& deck_;
    Locus where_;
    Take take_;
    std::map<std::string, std::string, std::less<>> links_;
    std::string text_;
    bool capturing_ = false;
    bool placeholder_ = false;
    bool hidden_ = false;    // the shape in hand
    int groups_ = 0;         // around it: places in them are counted from the group
    std::int64_t left_ = 0;  // of the shape in hand
    std::int64_t top_ = 0;
    bool in_table_ = false;
    int skipped_ = 0;  // levels inside an element that is passed over
    bool choice_ = false;
    std::uint32_t row_ = 0;
    std::uint32_t next_column_ = 1;
    bool in_cell_ = false;
    std::vector<Cell> cells_;
    std::map<std::uint32_t, std::string> above_;  // by column
    TableLabels labels_;
};

void BodyReader::read(const std::string& part, std::string_view xml) {
    XmlHandler handler;
    handler.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); };
    handler.end = [this](std::string_view name) { end(name); };
    handler.text = [this](std::string_view piece) {
        if (capturing_ && skipped_ == 0) text_ += piece;
    };
    deck_.package.read_xml_text(part, xml, handler, [this](std::string_view piece) { add(piece, where_.channel); });
    deck_.parts.may_cut();
}

void BodyReader::start(std::string_view name, const XmlAttributes& attributes) {
    // A fallback repeats its choice.
    if (skipped_ > 0 || (name == "Fallback" && choice_)) {
        ++skipped_;
        return;
    }
    if (name == "Choice") choice_ = true;
    if (name == "AlternateContent") choice_ = false;
    start_shape(name, attributes);
    capturing_ = name == "t" || name == "text";
    if (name == "br") text_ += ' ';  // what a line break cuts still belongs together
    if (name == "tab") text_ += '\t';
    if (name == "tbl") {
        in_table_ = true;
        ++deck_.tables;
        row_ = 0;
        labels_ = {};
        above_.clear();
    } else if (name == "tr" && in_table_) {
        ++row_;
        next_column_ = 1;
        cells_.clear();
    } else if (name == "tc" && in_table_) {
        start_cell(attributes);
    } else if (name == "hlinkClick" || name == "hlinkMouseOver") {
        const auto link = links_.find(relationship_id(attributes));
        if (link != links_.end()) add(link->second, Channel::attribute);
        add(attributes.get("tooltip"), Channel::attribute);
    }
}

// Whether the slide shows it: said by the shape itself (20.1.2.2.8 cNvPr), or by its place beside the slide.
void BodyReader::start_shape(std::string_view name, const XmlAttributes& attributes) {
    if (name == "sp" || name == "graphicFrame" || name == "pic" || name == "cxnSp") placeholder_ = hidden_ = false;
    if (name == "ph") placeholder_ = true;
    if (name == "grpSp") ++groups_;
    if (name == "cNvPr") {
        hidden_ |= is_true(attributes.get("hidden"));
        add(attributes.get("descr"), Channel::attribute);
        add(attributes.get("title"), Channel::attribute);
    }
    if (name == "off") left_ = length(attributes.get("x")), top_ = length(attributes.get("y"));
    if (name != "ext" || !attributes.has("cx") || groups_ > 0 || deck_.width <= 0 || where_.page == 0) return;
    const std::int64_t right = left_ + length(attributes.get("cx")), bottom = top_ + length(attributes.get("cy"));
    hidden_ |= right < 0 || bottom < 0 || left_ > deck_.width || top_ > deck_.height;
}

void BodyReader::start_cell(const XmlAttributes& attributes) {
    in_cell_ = true;
    const bool merged = is_true(attributes.get("hMerge"));  // into the one before, which says its span
    if (!merged && cells_.size() < widest_table) {
        Cell& cell = cells_.emplace_back();
        cell.column = next_column_;
        cell.span = attributes.has("gridSpan") ? count(attributes.get("gridSpan")) : 1;
        cell.continues = is_true(attributes.get("vMerge"));
    }
    next_column_ = std::min(next_column_ + 1, widest_table);
}

void BodyReader::end(std::string_view name) {
    if (skipped_ > 0) {
        --skipped_;
        return;
    }
    capturing_ = false;
    if (name == "p" || name == "text") {
        end_paragraph();
    } else if (name == "tc") {
        in_cell_ = false;
    } else if (name == "tr" && in_table_) {
        end_row();
    } else if (name == "grpSp") {
        --groups_;
    } else if (name == "tbl") {
        in_table_ = false;
    }
}

void BodyReader::end_paragraph() {
    const std::string text = std::move(text_);
    text_.clear();
    if (in_cell_ && !cells_.empty()) {
        std::string& cell = cells_.back().text;
        if (!cell.empty() && !text.empty()) cell += ' ';
        cell += text;
        return;
    }
    if (take_ == Take::no_placeholders && placeholder_) return;
    ++deck_.paragraphs;
    add(text, hidden_ && !is_hidden(where_.channel) ? Channel::hidden_text : where_.channel);
}

void BodyReader::end_row() {
    Locus where = where_;
    where.table = deck_.tables;
    where.row = row_;
    if (hidden_ && !is_hidden(where.channel)) where.channel = Channel::hidden_text;
    std::vector<RowCell> row;
    for (const Cell& cell : cells_) {
        RowCell& added = row.emplace_back();
        added.column = cell.column;
        added.span = cell.span;
        added.text = cell.text;
        added.channel = where.channel;
        if (cell.continues) added.above = above_[cell.column];
    }
    if (!deck_.parts.full()) add_row(deck_.parts.document, labels_, where, row);
    for (Cell& cell : cells_) {
        if (!cell.continues) above_[cell.column] = std::move(cell.text);
    }
    cells_.clear();
}

void BodyReader::add(std::string_view text, Channel channel) {
    if (deck_.parts.full()) return;
    Locus where = where_;
    if (!is_hidden(where.channel)) where.channel = channel;
    where.paragraph = deck_.paragraphs;
    deck_.parts.document.add(trim(text), where);
}

bool says_hidden(std::string_view xml, std::uint64_t limit) {
    bool first = true, hidden = false;
    XmlHandler handler;
    handler.start = [&](std::string_view, const XmlAttributes& attributes) {
        if (first) hidden = attributes.get("show") == "0" || attributes.get("show") == "false";
        first = false;
    };
    constexpr size_t head = 4096;
    read_xml(xml.substr(0, head), handler, limit);
    return hidden;
}

void read_bodies(Deck& deck, const std::string& part, const Locus& where, BodyReader::Take take = BodyReader::Take::everything) {
    const std::optional<std::string> xml = deck.package.read(part);
    if (xml) BodyReader(deck, where, deck.package.relationships(part), take).read(part, *xml);
}

void read_slide(Deck& deck, const std::string& part, std::uint32_t number, Channel usual, const Limits& limits) {
    const std::optional<std::string> xml = deck.package.read(part);
    if (!xml) return;
    const std::vector<Relationship> relationships = deck.package.relationships(part);
    Locus where{.channel = usual, .page = number};
    if (usual == Channel::body && says_hidden(*xml, limits.document_bytes)) where.channel = Channel::hidden_sheet;
    BodyReader(deck, where, relationships, BodyReader::Take::everything).read(part, *xml);
    if (usual == Channel::body) where.channel = Channel::comment;
    for (const Relationship& relationship : relationships) {
        const bool beside = relationship.type == "notesSlide" || relationship.type == "comments" || relationship.type == "comment";
        if (beside && !relationship.external) read_bodies(deck, relationship.target, where);
    }
}

// Parts of the slides in the order they are shown.
std::vector<std::string> listed_slides(Deck& deck, const std::string& main) {
    Package& package = deck.package;
    std::map<std::string, std::string, std::less<>> targets;
    for (const Relationship& relationship : package.relationships(main)) targets[relationship.id] = relationship.target;
    std::vector<std::string> slides;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == "sldSz") deck.width = length(attributes.get("cx")), deck.height = length(attributes.get("cy"));
        if (name == "section" || name == "custShow") deck.parts.document.add(attributes.get("name"), Locus{.channel = Channel::attribute});
        if (name != "sldId" || slides.size() >= most_slides) return;
        const auto target = targets.find(relationship_id(attributes));
        if (target != targets.end()) slides.push_back(target->second);
    };
    package.read_xml_part(main, handler);
    return slides;
}

// Who commented, what add-ins noted (19.3.3 tags), links that lead out, custom XML.
void add_beside_slides(Deck& deck, const std::string& main) {
    AuthorNames authors;
    authors.add_listed(deck.package, deck.parts, "ppt/commentAuthors.xml");
    authors.add_listed(deck.package, deck.parts, "ppt/authors.xml");
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == "tag" && !deck.parts.full())
            deck.parts.document.add(attributes.get("val"), Locus{.channel = Channel::metadata}, attributes.get("name"));
    };
    for (const std::string& part : deck.package.parts_below("ppt/tags/tag")) deck.package.read_xml_part(part, handler);
    add_outer_links(deck.package, deck.parts, main);
    add_custom_xml(deck.package, deck.parts);
    deck.parts.may_cut();
}

}  // namespace

Result<Extracted> extract_pptx(const Item& item, const Limits& limits, const PartSink& part) {
    Package package = TRY(Package::open(item.bytes, limits));
    TextParts parts("pptx", limits, part);
    package.add_properties(parts.document);
    Deck deck{package, parts};
    const std::string main = package.main_part("ppt/presentation.xml");
    const std::vector<std::string> slides = listed_slides(deck, main);
    const std::vector<std::string> all = package.parts_below("ppt/slides/slide");
    if (slides.empty() && all.empty() && !package.warnings().empty()) return package.warnings().back();
    for (size_t i = 0; i < slides.size(); ++i) read_slide(deck, slides[i], static_cast<std::uint32_t>(i + 1), Channel::body, limits);
    for (const std::string_view kind : {"ppt/slideMasters/slideMaster", "ppt/slideLayouts/slideLayout", "ppt/notesMasters/notesMaster",
                                        "ppt/handoutMasters/handoutMaster"}) {
        for (const std::string& master : package.parts_below(kind))
            read_bodies(deck, master, Locus{.channel = Channel::header_footer}, BodyReader::Take::no_placeholders);
    }
    // Where the list is lost, all slides are there to be seen.
    const std::set<std::string> listed(slides.begin(), slides.end());
    for (const std::string& slide : all) {
        if (!listed.contains(slide)) read_slide(deck, slide, 0, slides.empty() ? Channel::body : Channel::older_revision, limits);
    }
    add_beside_slides(deck, main);
    add_chart_texts(package, parts, "ppt/");
    add_embedded_documents(package, parts, "ppt/", limits, item.companions);
    if (parts.full()) package.warn(Fault::too_large, "the text of the document is longer than the limit and was read in part");
    parts.finish();
    return Extracted{Nature::document, "pptx", parts.document.meta, package.warnings()};
}

}  // namespace leakscan
