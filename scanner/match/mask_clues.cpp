// Clues are looked for where the document puts what belongs to one person: the row, the form, the sentence, the lines beside. Each
// is tried on the count by itself, and dropped when nothing would remain: then it is somebody else's.
#include "match/mask_clues.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "match/fold.h"
#include "match/table_file.h"

namespace leakscan {
namespace {

// Guards against hostile input as much as rules of reading.
constexpr size_t row_reach = 40;     // cells to each side
constexpr size_t column_reach = 80;  // cells of a table that lies on its side, before and after
constexpr size_t form_reach = 12;    // fields of a form before and after
constexpr size_t line_reach = 4;     // lines before and after
constexpr size_t text_reach = 80;    // code points of running text to each side
constexpr size_t value_length = 40;  // bytes of a clue's value that are looked at
constexpr int oldest = 120;          // years

constexpr int most_year = 2100;

int number_in(std::string_view digits) {
    int value = 0;
    for (char c : digits) value = value * 10 + (c - '0');
    return value;
}

std::optional<std::pair<Date, Date>> birth_of(int year, int month, int day) {
    if (year < 1900 || year > most_year || month > 12) return std::nullopt;
    if (month == 0) return std::pair{Date{year, 1, 1}, Date{year, 12, 31}};
    if (day == 0) return std::pair{Date{year, month, 1}, Date{year, month, days_in_month(year, month)}};
    if (!is_valid({year, month, day})) return std::nullopt;
    return std::pair{Date{year, month, day}, Date{year, month, day}};
}

// 44, 44岁, 44周岁.
std::optional<int> read_age(std::string_view text) {
    const std::string folded = fold_label(text.substr(0, value_length));
    size_t digits = 0;
    while (digits < folded.size() && is_ascii_digit(folded[digits])) ++digits;
    const std::string_view rest = std::string_view(folded).substr(digits);
    if (digits == 0 || digits > 3 || (!rest.empty() && !rest.starts_with("岁") && !rest.starts_with("周岁"))) return std::nullopt;
    const int age = number_in(std::string_view(folded).substr(0, digits));
    return age <= oldest ? std::optional(age) : std::nullopt;
}

std::optional<bool> read_sex(std::string_view text) {
    const std::string folded = fold_label(text.substr(0, value_length));
    if (folded == "男" || folded == "男性") return true;
    if (folded == "女" || folded == "女性") return false;
    return std::nullopt;
}

// Ages of lists are counted by the day or by the year: both readings are kept.
std::pair<Date, Date> births_of_age(int age, Date then) {
    Date first{then.year - age - 1, then.month, then.day};
    if (!is_valid(first)) first.day = 28;
    return {date_from_day_number(day_number(first) + 1), Date{then.year - age, 12, 31}};
}

bool is_made_of_id(Kind kind) {
    return kind == Kind::resident_id || kind == Kind::disability_card || kind == Kind::student_number || kind == Kind::foreigner_id;
}

struct Clues {
    std::optional<std::pair<Date, Date>> birth;
    std::optional<int> age;
    std::optional<bool> male;
    std::vector<CodeRange> home;
};

// The clause up to the next comma or sentence end.
std::string_view clause(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const char32_t c = point.value;
        if (c == U'，' || c == ',' || c == U'。' || c == U'；' || c == ';' || c == U'、' || c == '\n') return text.substr(0, at);
        at += point.size;
    }
    return text;
}

std::string_view after_colon(std::string_view text) {
    text = trim(text);
    for (std::string_view colon : {"：", ":", "为"}) {
        if (text.starts_with(colon)) return trim(text.substr(colon.size()));
    }
    return text;
}

class ClueReader {
public:
    ClueReader(const MaskTables& tables, const Document& document, const std::vector<Hit>& hits) : tables_(tables), document_(document) {
        for (const Hit& hit : hits) {
            if (is_made_of_id(hit.rule->rule().kind)) ids_.push_back(hit.span);
        }
    }

    Clues clues_for(const Hit& hit) {
        clues_ = {};
        const Block& block = document_.blocks[hit.span.block];
        label_ = document_.label_of(block);
        if (block.where.row != 0) {
            read_row(hit.span.block);
            if (!is_roster(hit.span.block)) read_form(hit.span.block);
            if (block.label == 0) read_column(hit.span.block);
        } else {
            read_lines(hit.span.block);
        }
        read_text(text_beside(hit.span));
        return std::move(clues_);
    }

private:
    static bool same_table(const Locus& a, const Locus& b) {
        return a.row != 0 && b.row != 0 && a.table == b.table && a.sheet == b.sheet && a.page == b.page;
    }

    void take(ClueSense sense, std::string_view value) {
        if (sense == ClueSense::birth && !clues_.birth) clues_.birth = read_birth(value);
        if (sense == ClueSense::age && !clues_.age) clues_.age = read_age(value);
        if (sense == ClueSense::sex && !clues_.male) clues_.male = read_sex(value);
        if (sense == ClueSense::home && clues_.home.empty()) clues_.home = tables_.places.find(value.substr(0, 3 * text_reach));
    }

    void read_cell(const Block& cell, std::string_view caption) {
        if (caption.empty() || !tables_.words.same_person(caption, label_)) return;
        take(tables_.words.sense_of(caption), document_.text_of(cell));
    }

    void read_row(size_t index) {
        const Locus& here = document_.blocks[index].where;
        size_t begin = index;
        while (begin > 0 && index - begin < row_reach && is_in_row(document_.blocks[begin - 1].where, here)) --begin;
        std::string_view caption;
        for (size_t i = begin; i < document_.blocks.size() && i <= index + row_reach && is_in_row(document_.blocks[i].where, here); ++i) {
            const std::string& label = document_.label_of(document_.blocks[i]);
            // 性别 | 女: a form's caption is the cell before.
            if (i != index) read_cell(document_.blocks[i], label.empty() ? caption : std::string_view(label));
            caption = document_.text_of(document_.blocks[i]);
        }
    }

    static bool is_in_row(const Locus& a, const Locus& b) { return same_table(a, b) && a.row == b.row; }

    // Whether other rows have a value under the same header: then each row is a person.
    bool is_roster(size_t index) const {
        const Block& block = document_.blocks[index];
        if (block.label == 0) return true;  // no form
        const size_t first = index > 2 * row_reach ? index - 2 * row_reach : 0;
        for (size_t i = first; i < document_.blocks.size() && i < index + 2 * row_reach; ++i) {
            const Block& other = document_.blocks[i];
            if (other.label == block.label && same_table(other.where, block.where) && other.where.row != block.where.row) return true;
        }
        return false;
    }

    void read_form(size_t index) {
        const Block& block = document_.blocks[index];
        const size_t first = index > form_reach ? index - form_reach : 0;
        for (size_t i = first; i < document_.blocks.size() && i <= index + form_reach; ++i) {
            const Block& field = document_.blocks[i];
            if (same_table(field.where, block.where) && field.where.row != block.where.row) read_cell(field, document_.label_of(field));
        }
    }

    // A table lying on its side: each column is a person, the first cell of a row names what it holds.
    void read_column(size_t index) {
        const Locus& here = document_.blocks[index].where;
        const size_t first = index > column_reach ? index - column_reach : 0;
        std::string_view caption;
        for (size_t i = first; i < document_.blocks.size() && i <= index + column_reach; ++i) {
            const Block& cell = document_.blocks[i];
            if (!same_table(cell.where, here)) continue;
            if (cell.where.column == 1) caption = document_.text_of(cell);
            if (cell.where.column == here.column && cell.where.row != here.row) read_cell(cell, caption);
        }
    }

    // 出生年月：1905年6月, in a line of its own before or after, up to the next number of anybody.
    void read_lines(size_t index) {
        for (size_t i = index; i-- > 0 && index - i <= line_reach && is_line(i);) read_text(line(i));
        for (size_t i = index + 1; i < document_.blocks.size() && i - index <= line_reach && is_line(i); ++i) read_text(line(i));
    }

    std::vector<Window>::const_iterator first_id_from(std::uint32_t begin) const {
        return std::lower_bound(ids_.begin(), ids_.end(), begin, [](const Window& id, std::uint32_t at) { return id.begin < at; });
    }

    bool is_line(size_t index) const {
        const Block& block = document_.blocks[index];
        const auto id = first_id_from(block.begin);
        const bool has_id = id != ids_.end() && id->begin < block.end;
        const std::optional<ClueWords::Place> word = tables_.words.next_in(line(index), 0);
        return block.where.row == 0 && !has_id && word && word->begin == 0;
    }
    std::string_view line(size_t index) const { return first_code_points(document_.text_of(document_.blocks[index]), text_reach); }

    // The running text around the hit, up to other people's IDs and the end of the sentence.
    std::string_view text_beside(const Window& span) const {
        const Block& block = document_.blocks[span.block];
        std::uint32_t floor = block.begin;
        std::uint32_t ceiling = block.end;
        const auto self = first_id_from(span.begin);
        if (self != ids_.begin()) floor = std::max(floor, std::min((self - 1)->end, span.begin));
        const auto next = first_id_from(span.end);
        if (next != ids_.end()) ceiling = std::min(ceiling, next->begin);
        const std::string_view text = document_.text;
        size_t begin = span.begin;
        for (size_t i = 0; i < text_reach && begin > floor; ++i) {
            const size_t previous = previous_code_point(text, begin);
            if (is_end(code_point_at(text, previous).value)) break;
            begin = previous;
        }
        size_t end = span.end;
        for (size_t i = 0; i < text_reach && end < ceiling && !is_end(code_point_at(text, end).value); ++i)
            end += code_point_at(text, end).size;
        return text.substr(begin, std::min<size_t>(end, ceiling) - begin);
    }
    static bool is_end(char32_t c) { return c == U'。' || c == U'；' || c == ';' || c == '\n'; }

    void read_text(std::string_view text) {
        for (size_t at = 0; at < text.size();) {
            const std::optional<ClueWords::Place> word = tables_.words.next_in(text, at);
            if (!word) break;
            take(word->sense, after_colon(clause(text.substr(word->end))));
            at = word->end;
        }
        read_bare_pieces(text);
    }

    // ，女，1905年6月生，44岁，: what needs no word before it.
    void read_bare_pieces(std::string_view text) {
        while (!text.empty()) {
            const std::string_view piece = clause(text);
            const std::string_view words = trim(piece);
            if (!clues_.male) clues_.male = read_sex(words);
            if (words.ends_with("生") && !clues_.birth) clues_.birth = read_birth(words);
            if (words.ends_with("岁") && !clues_.age) clues_.age = read_age(words);
            if (piece.size() == text.size()) break;
            text.remove_prefix(piece.size() + code_point_at(text, piece.size()).size);
        }
    }

    const MaskTables& tables_;
    const Document& document_;
    std::vector<Window> ids_;  // of everybody, in text order
    std::string_view label_;
    Clues clues_;
};

// One masked ID, counted with one clue after the other.
class Counting {
public:
    Counting(const FactTables& facts, const MaskKnowledge& known, Hit& hit)
        : facts_(facts), known_(known), hit_(hit), count_(hit.proof.candidates.value_or(0)) {}

    template <typename Change>
    void with(MaskClue clue, Change change) {
        MaskKnowledge narrower = known_;
        change(narrower);
        const std::uint64_t count = hit_.rule->count_masked(hit_.value, narrower, facts_).candidates;
        if (count == 0 || count >= count_) return;  // of somebody else, or nothing new
        known_ = std::move(narrower);
        count_ = count;
        hit_.clues = static_cast<std::uint8_t>(hit_.clues | flag_of(clue));
    }

    void born(MaskClue clue, const std::pair<Date, Date>& between) {
        with(clue, [&between](MaskKnowledge& known) {
            known.born_from = std::max(known.born_from, between.first);
            known.born_to = std::min(known.born_to, between.second);
        });
    }

    void home(MaskClue clue, const std::vector<CodeRange>& codes) {
        if (!codes.empty() && known_.home_codes.empty()) with(clue, [&codes](MaskKnowledge& known) { known.home_codes = codes; });
    }

    std::uint64_t count() const { return count_; }

private:
    const FactTables& facts_;
    MaskKnowledge known_;
    Hit& hit_;
    std::uint64_t count_;
};

}  // namespace

std::optional<std::pair<Date, Date>> read_birth(std::string_view text) {
    const std::string folded = fold_label(text.substr(0, value_length));
    std::array<std::string_view, 3> numbers;
    size_t count = 0;
    size_t at = 0;
    while (at < folded.size() && count < numbers.size()) {
        const size_t begin = at;
        while (at < folded.size() && is_ascii_digit(folded[at])) ++at;
        if (at == begin) break;
        numbers[count++] = std::string_view(folded).substr(begin, at - begin);
        const std::string_view rest = std::string_view(folded).substr(at);
        const auto joint = [&rest](std::string_view word) { return rest.starts_with(word); };
        if (joint("年") || joint("月"))
            at += 3;
        else if (joint("-") || joint("/") || joint("."))
            at += 1;
        else
            break;
    }
    if (count == 0) return std::nullopt;
    const std::string_view first = numbers[0];
    if (count == 1 && first.size() == 8)
        return birth_of(number_in(first.substr(0, 4)), number_in(first.substr(4, 2)), number_in(first.substr(6)));
    if (count == 1 && first.size() == 6) return birth_of(number_in(first.substr(0, 4)), number_in(first.substr(4)), 0);
    if (first.size() != 4) return std::nullopt;
    for (size_t i = 1; i < count; ++i) {
        if (numbers[i].size() > 2 || number_in(numbers[i]) == 0) return std::nullopt;
    }
    return birth_of(number_in(first), count > 1 ? number_in(numbers[1]) : 0, count > 2 ? number_in(numbers[2]) : 0);
}

Result<ClueWords> ClueWords::create(const std::string& data_folder) {
    ClueWords words;
    TRY(read_table(data_folder + "/clues.tsv", 2, [&words](TableRow fields) {
        constexpr std::array<std::pair<std::string_view, ClueSense>, 5> senses = {{{"birth", ClueSense::birth},
                                                                                   {"age", ClueSense::age},
                                                                                   {"sex", ClueSense::sex},
                                                                                   {"home", ClueSense::home},
                                                                                   {"relation", ClueSense::relation}}};
        const auto sense = std::find_if(senses.begin(), senses.end(), [&fields](const auto& row) { return row.first == fields[1]; });
        if (fields[0].empty() || sense == senses.end()) return false;
        words.words_.emplace_back(fields[0], sense->second);
        return true;
    }));
    return words;
}

ClueSense ClueWords::sense_of(std::string_view caption) const {
    const std::string words = fold_label(first_code_points(caption, 2 * form_reach));
    for (const auto& [word, sense] : words_) {
        if (sense != ClueSense::relation && words.find(word) != std::string::npos) return sense;
    }
    return ClueSense::none;
}

std::optional<ClueWords::Place> ClueWords::next_in(std::string_view text, size_t from) const {
    std::optional<Place> nearest;
    for (const auto& [word, sense] : words_) {
        if (sense == ClueSense::relation) continue;
        const size_t at = text.find(word, from);
        if (at == std::string_view::npos || (nearest && at >= nearest->begin)) continue;
        nearest = Place{sense, at, at + word.size()};
    }
    return nearest;
}

bool ClueWords::same_person(std::string_view one, std::string_view other) const {
    return std::all_of(words_.begin(), words_.end(), [&](const auto& row) {
        const auto holds = [&row](std::string_view caption) { return caption.find(row.first) != std::string_view::npos; };
        return row.second != ClueSense::relation || holds(one) == holds(other);
    });
}

void apply_clues(const MaskTables& tables, const FactTables& facts, const MaskKnowledge& known, const Document& document,
                 std::vector<Hit>& hits) {
    ClueReader reader(tables, document, hits);
    std::optional<std::vector<CodeRange>> site;  // read once, where a masked ID asks for it
    for (Hit& hit : hits) {
        if (!hit.masked || !is_made_of_id(hit.rule->rule().kind)) continue;
        const Clues clues = reader.clues_for(hit);
        Counting counting(facts, known, hit);
        if (clues.birth) counting.born(MaskClue::birth_date, *clues.birth);
        if (clues.age) counting.born(MaskClue::age, births_of_age(*clues.age, known.born_to));
        if (clues.male) counting.with(MaskClue::sex, [&clues](MaskKnowledge& narrower) { narrower.male = clues.male; });
        counting.home(MaskClue::home, clues.home);
        hit.without_site = counting.count();
        if (!site) {
            site = tables.places.find(document.meta.site_name);
            if (site->empty()) site = tables.places.find(document.meta.content_source);
            if (site->empty()) site = tables.places.find(document.meta.title);
        }
        counting.home(MaskClue::site, *site);
        hit.proof.candidates = counting.count();
    }
}

}  // namespace leakscan
