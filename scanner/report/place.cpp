// A place is a frame around a number ("工作表“名单”第" 7 "行，C列"); findings with the same frame share it, with their numbers as ranges.
#include "report/place.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "report/channel_words.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr size_t most_ranges = 6;  // of one frame: beyond that a clerk turns to the evidence sheet anyway
constexpr size_t most_frames = 4;
constexpr size_t label_width = 40;

struct Frame {
    std::string before;
    Phrase counted;  // what the number counts, empty for a place without a number
    std::string after;

    bool operator<(const Frame& other) const {
        return std::tie(before, counted.en, after) < std::tie(other.before, other.counted.en, other.after);
    }
};

constexpr Phrase rows = {"行", "row"};
constexpr Phrase lines = {"行", "line"};
constexpr Phrase pages = {"页", "page"};
constexpr Phrase slides = {"张幻灯片", "slide"};

std::string quoted(std::string_view text, Language language) {
    const std::string clean = shortened(trim(text), label_width);
    return language == Language::zh ? "“" + clean + "”" : "\"" + clean + "\"";
}

std::uint32_t row_of(const Location& where) {
    const char* end = where.cell.data() + where.cell.size();
    std::uint32_t row = 0;
    std::from_chars(where.cell.data() + column_letters(where.cell).size(), end, row);
    return row == 0 ? where.row : row;
}

// Sheets and files like them (CSV), where a cell has a name.
bool is_in_sheet(const Location& where) { return !where.sheet.empty() || !where.cell.empty(); }
bool is_in_table(const Location& where) { return where.table != 0 && where.row != 0; }
// The head of a mail was put together from its fields: its lines are ours.
bool is_of_our_making(const JudgedFinding& judged) {
    const Location& where = judged.finding.location;
    return where.channel == Channel::metadata && where.page == 0 && judged.document->media == "text";
}

std::uint32_t number_of(const JudgedFinding& judged) {
    const Location& where = judged.finding.location;
    if (is_in_sheet(where)) return row_of(where);
    if (is_in_table(where)) return where.row;
    if (is_of_our_making(judged)) return 0;
    return where.page != 0 ? where.page : where.line;
}

Frame frame_in_sheet(const Location& where, Language language) {
    const bool zh = language == Language::zh;
    Frame frame;
    if (!where.sheet.empty()) frame.before = (zh ? "工作表" : "sheet ") + quoted(where.sheet, language) + (zh ? "" : ", ");
    frame.counted = rows;
    const std::string letters = column_letters(where.cell);
    if (!letters.empty()) frame.after = zh ? "，" + letters + "列" : ", column " + letters;
    if (!where.label.empty()) {
        const std::string label = shortened(trim(where.label), label_width);
        frame.after += zh ? "（" + label + "）" : " (" + label + ")";
    }
    return frame;
}

Frame frame_in_table(const Location& where, Phrase counted, Language language) {
    const bool zh = language == Language::zh;
    Frame frame;
    if (where.page != 0) {
        const std::string page = std::to_string(where.page);
        frame.before = zh ? "第" + page + std::string(counted.zh) : std::string(counted.en) + " " + page + ", ";
    }
    if (where.table != 0) frame.before += zh ? "表格" + std::to_string(where.table) : "table " + std::to_string(where.table) + ", ";
    if (!where.label.empty()) frame.after = zh ? "，" + quoted(where.label, language) + "列" : ", column " + quoted(where.label, language);
    frame.counted = rows;
    return frame;
}

Frame frame_in_text(const Location& where, Phrase counted, Language language) {
    const bool zh = language == Language::zh;
    Frame frame;
    frame.counted = where.page != 0 ? counted : lines;
    if (!where.label.empty()) frame.after = zh ? "，" + quoted(where.label, language) + "处" : ", at " + quoted(where.label, language);
    return frame;
}

// Places that are no place in the text.
Phrase outside_the_text(Channel channel, const DocumentFacts& document) {
    constexpr Channel places[] = {Channel::file_name, Channel::metadata, Channel::title, Channel::header_footer, Channel::ocr};
    return words_of(std::ranges::count(places, channel) > 0 ? channel : Channel::body, document).title;
}

Frame frame_of(const JudgedFinding& judged, Language language) {
    const Location& where = judged.finding.location;
    if (is_in_sheet(where)) return frame_in_sheet(where, language);
    const Phrase counted = is_slides(*judged.document) ? slides : pages;
    if (is_in_table(where)) return frame_in_table(where, counted, language);
    Frame frame = frame_in_text(where, counted, language);
    if (number_of(judged) == 0) frame.before = outside_the_text(where.channel, *judged.document).in(language);
    return frame;
}

// Nothing but the number tells them apart: the rows of a table mostly follow each other.
bool share_frame(const JudgedFinding& one, const JudgedFinding& other) {
    const Location& a = one.finding.location;
    const Location& b = other.finding.location;
    const auto letters = [](const Location& where) { return std::string_view(where.cell).substr(0, column_letters(where.cell).size()); };
    return one.document == other.document && a.channel == b.channel && a.page == b.page && a.table == b.table &&
           is_in_table(a) == is_in_table(b) && (number_of(one) == 0) == (number_of(other) == 0) && a.sheet == b.sheet &&
           a.label == b.label && a.cell.empty() == b.cell.empty() && letters(a) == letters(b);
}

std::string one_range(std::uint32_t first, std::uint32_t last, Language language) {
    if (first == last) return std::to_string(first);
    return std::to_string(first) + (language == Language::zh ? "至" : "–") + std::to_string(last);
}

// "2至101、107" of ascending numbers without repetition; `shown` counts the numbers that the ranges hold.
std::string ranges(const std::vector<std::uint32_t>& numbers, Language language, size_t& shown) {
    std::string text;
    size_t count = 0;
    for (size_t i = 0; i < numbers.size() && count < most_ranges; ++count) {
        size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
        if (count > 0) text += language == Language::zh ? "、" : ", ";
        text += one_range(numbers[i], numbers[last], language);
        i = last + 1;
        shown = i;
    }
    return text;
}

std::string place_text(const Frame& frame, std::vector<std::uint32_t> numbers, Language language) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    if (!numbers.empty() && numbers.front() == 0) numbers.erase(numbers.begin());
    if (numbers.empty()) {
        // "sheet X, column C" without a row: no separator twice.
        const bool doubled = language == Language::en && frame.before.ends_with(", ") && frame.after.starts_with(", ");
        return frame.before + (doubled ? frame.after.substr(2) : frame.after);
    }
    size_t shown = 0;
    std::string text = ranges(numbers, language, shown);
    const std::string counted(frame.counted.in(language));
    if (language == Language::zh) {
        text = "第" + text + counted;
        if (shown < numbers.size()) text += "等" + std::to_string(numbers.size()) + counted;
    } else {
        text = counted + (numbers.size() > 1 ? "s " : " ") + text;
        if (shown < numbers.size()) text += " and " + std::to_string(numbers.size() - shown) + " more";
    }
    return frame.before + text + frame.after;
}

}  // namespace

std::string place_of(const std::vector<const JudgedFinding*>& findings, Language language) {
    std::map<Frame, size_t> index;
    std::vector<std::pair<Frame, std::vector<std::uint32_t>>> places;  // in the order of first appearance
    size_t place = 0;
    const JudgedFinding* before = nullptr;
    for (const JudgedFinding* judged : findings) {
        if (before == nullptr || !share_frame(*before, *judged)) {
            Frame frame = frame_of(*judged, language);
            const auto [known, is_new] = index.try_emplace(frame, places.size());
            if (is_new) places.push_back({std::move(frame), {}});
            place = known->second;
        }
        places[place].second.push_back(number_of(*judged));
        before = judged;
    }
    std::string text;
    for (size_t i = 0; i < places.size() && i < most_frames; ++i) {
        if (i > 0) text += language == Language::zh ? "；" : "; ";
        text += place_text(places[i].first, std::move(places[i].second), language);
    }
    if (places.size() <= most_frames) return text;
    if (language == Language::zh) return text + "；等" + std::to_string(places.size()) + "处";
    return text + "; and " + std::to_string(places.size() - most_frames) + " more places";
}

std::string place_of(const JudgedFinding& finding, Language language) {
    return place_text(frame_of(finding, language), {number_of(finding)}, language);
}

std::string column_letters(const std::string& cell) {
    const auto end = std::find_if_not(cell.begin(), cell.end(), is_ascii_alpha);
    return std::string(cell.begin(), end);
}

}  // namespace leakscan
