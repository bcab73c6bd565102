// Page by page: words come with places, blocks leave with labels and channels.
#include "extract/page_text.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "extract/table_row.h"

namespace leakscan {
namespace {

// Of a table that goes on: how far its columns may have moved, in points.
constexpr double same_edge = 4.0;
// Of the right margin, in points.
constexpr double margin_tolerance = 30.0;
constexpr size_t longest_caption = 16;  // code points before a colon

// Text read by a machine is what a reader sees too.
bool is_seen(Channel channel) { return channel == Channel::body || channel == Channel::ocr; }

// The text of a cell or paragraph: what is seen, and runs of what is not.
struct SightedText {
    std::string seen;
    Channel channel = Channel::body;  // of what is seen
    struct Unseen {
        Channel channel;
        std::string text;
        std::string caption;  // the words before it that end in a colon, if any
    };
    std::vector<Unseen> unseen;
};

// The last words of `text` if they end in a colon: "身份证号" of "姓名：王小明 身份证号：".
std::string caption_at_end(std::string_view text) {
    text = trim(text);
    bool colon = false;
    for (std::string_view sign : {"：", ":"}) {
        if (!text.ends_with(sign)) continue;
        text.remove_suffix(sign.size());
        colon = true;
    }
    if (!colon) return {};
    size_t begin = text.size();
    for (size_t count = 0; begin > 0 && count < longest_caption; ++count) {
        const size_t before = previous_code_point(text, begin);
        const char32_t c = code_point_at(text, before).value;
        if (!is_han(c) && !(c < 0x80 && is_ascii_alpha(static_cast<char>(c)))) break;
        begin = before;
    }
    return std::string(text.substr(begin));
}

bool is_of_number(char c) { return is_ascii_digit(c) || c == 'X' || c == 'x'; }

std::string_view number_at_end(std::string_view text) {
    size_t size = 0;
    while (size < text.size() && is_of_number(text[text.size() - 1 - size])) ++size;
    return text.substr(text.size() - size);
}

std::string_view number_at_start(std::string_view text) {
    size_t size = 0;
    while (size < text.size() && is_of_number(text[size])) ++size;
    return text.substr(0, size);
}

struct Run {
    Channel channel = Channel::body;
    bool touches = false;  // nothing stands between the run before and this one
    std::string text;
};

// Words in reading order, those in the same channel joined.
std::vector<Run> runs_of(const std::vector<LinePiece>& lines) {
    std::vector<Run> runs;
    std::string before;  // all of the line above
    for (const LinePiece& line : lines) {
        const PlacedWord* last = nullptr;
        std::string whole;
        for (const PlacedWord* word : line.words) {
            const std::string_view gap = last != nullptr ? gap_between(*last, *word) : break_between(before, word->text);
            const bool first = runs.empty();
            if (first || runs.back().channel != word->channel) {
                runs.push_back({word->channel, !first && gap.empty(), word->text});
            } else {
                runs.back().text += gap;
                runs.back().text += word->text;
            }
            whole += gap;
            whole += word->text;
            last = word;
        }
        before = std::move(whole);
    }
    return runs;
}

SightedText sighted(const std::vector<LinePiece>& lines) {
    const std::vector<Run> runs = runs_of(lines);
    SightedText text;
    for (size_t i = 0; i < runs.size(); ++i) {
        const Run& run = runs[i];
        if (is_seen(run.channel)) {
            if (!text.seen.empty()) text.seen += " ";
            if (text.seen.empty()) text.channel = run.channel;
            text.seen += run.text;
            continue;
        }
        // Where a number is cut by the edge of a cover, the rest of it is taken along.
        const std::string_view cut = i > 0 && run.touches ? number_at_end(runs[i - 1].text) : std::string_view();
        std::string whole = std::string(cut) + run.text;
        const bool goes_on = i + 1 < runs.size() && runs[i + 1].touches && !whole.empty() && is_of_number(whole.back());
        if (goes_on) whole += number_at_start(runs[i + 1].text);
        text.unseen.push_back(
            {run.channel, std::move(whole),
             caption_at_end(std::string_view(text.seen).substr(0, text.seen.size() - std::min(cut.size(), text.seen.size())))});
    }
    return text;
}

void add_unseen(Document& document, const SightedText& text, Locus where, const std::string& label) {
    for (const SightedText::Unseen& unseen : text.unseen) {
        where.channel = unseen.channel;
        document.add(unseen.text, where, label.empty() ? unseen.caption : label);
    }
}

// The page turned back so that the writing on it runs from left to right.
PlacedPage turned_back(const PlacedPage& page, unsigned turns) {
    PlacedPage turned;
    turned.number = page.number;
    const auto turn = [&](const Box& box) -> Box {
        if (turns == 1) return {box.top, -box.right, box.bottom, -box.left};
        if (turns == 2) return {-box.right, -box.bottom, -box.left, -box.top};
        if (turns == 3) return {-box.bottom, box.left, -box.top, box.right};
        return box;
    };
    for (const PlacedWord& word : page.words) {
        if (word.turns != turns) continue;
        turned.words.push_back(word);
        turned.words.back().box = turn(word.box);
    }
    for (const Box& rule : page.rules) turned.rules.push_back(turn(rule));
    return turned;
}

double height_of(const TextLine& line) { return std::max(1.0, line.pieces.front().words.front()->box.height()); }

// Whether a line goes on from the one above: near enough, as large, the one above full, and not indented.
bool continues_paragraph(const TextLine& upper, const TextLine& lower, double right_edge) {
    constexpr double widest_gap = 1.3, indent = 1.2, short_line = 2.5;  // in heights
    const double height = height_of(upper);
    if (upper.pieces.size() > 1 || lower.pieces.size() > 1) return false;
    if (lower.box.top - upper.box.bottom > widest_gap * height || lower.box.top < upper.box.top) return false;
    if (std::abs(height - height_of(lower)) > 0.25 * height) return false;
    const bool full = upper.box.right > right_edge - short_line * height;
    return full && lower.box.left < upper.box.left + indent * height && lower.box.left > upper.box.left - 4 * height;
}

// The rest of a row that the end of a page has cut: nothing in its first cell, and what there is goes on from a cell above.
bool is_rest_of_row(const std::vector<RowCell>& cells, const std::map<std::uint32_t, std::string>& upper) {
    const auto text_above = [&upper](const RowCell& cell) {
        const auto above = upper.find(cell.column);
        return above == upper.end() ? std::string_view() : std::string_view(above->second);
    };
    if (cells.empty() || !cells.front().text.empty() || text_above(cells.front()).empty()) return false;
    return std::all_of(cells.begin(), cells.end(), [&](const RowCell& cell) { return cell.text.empty() || !text_above(cell).empty(); });
}

}  // namespace

void PageText::add(const PlacedPage& page, Document& document) {
    const auto is_upright = [](const PlacedWord& word) { return word.turns == 0; };
    if (std::all_of(page.words.begin(), page.words.end(), is_upright)) return add_upright(page, document);
    for (unsigned turns = 0; turns < 4; ++turns) {
        const PlacedPage turned = turned_back(page, turns);
        if (!turned.words.empty()) add_upright(turned, document);
    }
}

void PageText::add_upright(const PlacedPage& page, Document& document) {
    std::vector<const PlacedWord*> words;
    for (const PlacedWord& word : page.words) words.push_back(&word);
    std::vector<PageTable> tables = take_ruled_tables(page.rules, words);
    std::vector<TextLine> lines = lines_of(std::move(words));
    // From top to bottom; what stands beside a table comes before it.
    size_t from = 0;
    for (const PageTable& table : tables) {
        size_t to = from;
        while (to < lines.size() && lines[to].box.middle_y() < table.box.top) ++to;
        add_lines({lines.begin() + static_cast<std::ptrdiff_t>(from), lines.begin() + static_cast<std::ptrdiff_t>(to)}, page, document);
        add_table(table, page.number, document);
        from = to;
    }
    add_lines({lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end()}, page, document);
}

// A line or two of running head or page number do not end a table; other text does.
void PageText::add_lines(const std::vector<TextLine>& lines, const PlacedPage& page, Document& document) {
    std::vector<TextLine> loose;
    for (size_t at = 0; at < lines.size();) {
        size_t end = at;
        const PageTable table = find_aligned_table(lines, at, end);
        if (table.rows.empty()) {
            loose.push_back(lines[at++]);
            continue;
        }
        add_paragraphs(loose, page, document);
        loose.clear();
        add_table(table, page.number, document);
        at = end;
    }
    add_paragraphs(loose, page, document);
}

void PageText::add_table(const PageTable& table, std::uint32_t page, Document& document) {
    const auto near = [](double one, double two) { return std::abs(one - two) <= same_edge; };
    const bool goes_on = edges_.size() == table.edges.size() && std::equal(edges_.begin(), edges_.end(), table.edges.begin(), near);
    if (!goes_on) {
        ++tables_;
        row_ = 0;
        labels_ = {};
    }
    if (!goes_on || page == page_) last_row_.clear();
    page_ = page;
    edges_ = table.edges;
    std::map<std::uint32_t, std::string> above;  // by column: texts of cells that may reach down
    for (const std::vector<PageCell>& row : table.rows) {
        Locus where;
        where.page = page;
        where.table = tables_;
        where.row = ++row_;
        std::vector<SightedText> texts;
        for (const PageCell& cell : row) texts.push_back(sighted(cell.lines));
        std::vector<RowCell> cells;
        for (size_t i = 0; i < row.size(); ++i) {
            RowCell& cell = cells.emplace_back();
            cell.column = row[i].column;
            cell.span = row[i].span;
            cell.text = texts[i].seen;
            cell.channel = texts[i].channel;
            if (row[i].continues)
                cell.above = above[cell.column];
            else
                above[cell.column] = texts[i].seen;
        }
        // A number in its narrow cell is read whole where its end stands.
        if (!last_row_.empty() && &row == &table.rows.front() && is_rest_of_row(cells, last_row_)) {
            for (size_t i = 0; i < cells.size(); ++i) {
                if (cells[i].text.empty()) continue;
                texts[i].seen.insert(0, last_row_[cells[i].column] + " ");
                cells[i].text = texts[i].seen;
            }
        }
        last_row_.clear();
        for (const RowCell& cell : cells) last_row_[cell.column] = cell.text;
        const std::vector<std::string> labels = add_row(document, labels_, where, cells);
        for (size_t i = 0; i < row.size(); ++i) {
            where.column = row[i].column;
            const bool by_column = labels[i].empty() && labels_.has_header() && !labels_.in_header();
            add_unseen(document, texts[i], where, by_column ? std::string(labels_.header(row[i].column)) : labels[i]);
        }
    }
}

void PageText::add_paragraphs(const std::vector<TextLine>& lines, const PlacedPage& page, Document& document) {
    constexpr size_t furniture = 2;  // lines of a running head
    if (lines.size() > furniture) start_anew();
    double left_edge = lines.empty() ? 0 : lines.front().box.left, right_edge = 0;
    for (const TextLine& line : lines) {
        left_edge = std::min(left_edge, line.box.left);
        right_edge = std::max(right_edge, line.box.right);
    }
    // Lines that all end alike long before the margin are a list: the right margin is about as wide as the left one.
    right_edge = std::max(right_edge, page.width - left_edge - margin_tolerance);
    for (size_t first = 0; first < lines.size();) {
        size_t end = first + 1;
        while (end < lines.size() && continues_paragraph(lines[end - 1], lines[end], right_edge)) ++end;
        std::vector<LinePiece> pieces;
        for (size_t i = first; i < end; ++i) pieces.insert(pieces.end(), lines[i].pieces.begin(), lines[i].pieces.end());
        Locus where;
        where.page = page.number;
        where.paragraph = ++paragraphs_;
        // Pieces of one line far apart are texts of their own.
        const bool apart = end == first + 1 && pieces.size() > 1;
        for (size_t i = 0; i < (apart ? pieces.size() : 1); ++i) {
            const SightedText text = apart ? sighted({pieces[i]}) : sighted(pieces);
            where.channel = text.channel;
            document.add(text.seen, where);
            add_unseen(document, text, where, {});
        }
        first = end;
    }
}

}  // namespace leakscan
