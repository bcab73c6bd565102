// Captions are folded to one spelling before they are compared, as the phrases were when they were loaded.
#include "match/labels.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "match/table_file.h"

namespace leakscan {

namespace {

struct SenseName {
    std::string_view name;
    LabelSense sense;
};
constexpr std::array<SenseName, 14> sense_names = {{
    {"resident_id", LabelSense::resident_id},
    {"any_id", LabelSense::any_id},
    {"mobile_phone", LabelSense::mobile_phone},
    {"phone", LabelSense::phone},
    {"office_phone", LabelSense::office_phone},
    {"address", LabelSense::address},
    {"office_address", LabelSense::office_address},
    {"bank_account", LabelSense::bank_account},
    {"person_name", LabelSense::person_name},
    {"duty", LabelSense::duty},
    {"organisation", LabelSense::organisation},
    {"other_number", LabelSense::other_number},
    {"quantity", LabelSense::quantity},
    {"other", LabelSense::other},
}};

std::optional<LabelSense> sense_from(std::string_view name) {
    for (const SenseName& row : sense_names) {
        if (row.name == name) return row.sense;
    }
    return std::nullopt;
}

std::optional<Owner> owner_from(std::string_view name) {
    if (name == "-") return Owner::unknown;
    if (name == "person") return Owner::person;
    if (name == "office") return Owner::office;
    if (name == "organisation") return Owner::organisation;
    return std::nullopt;
}

// Traditional and variant characters that occur in labels, each before its simplified form.
constexpr std::u32string_view simplified_pairs =
    U"號号碼码電电話话聯联繫系絡络證证機机傳传戶户開开銀银帳账賬账護护業业務务諮咨詢询熱热線线辦办單单稱称項项編编現现國国區区鄉乡鎮镇縣县"
    U"樓楼"
    U"鄰邻門门監监舉举報报訴诉請请領领對对負负責责採采購购應应標标書书觀观職职員员長长處处課课醫医學学體体會会營营廠厂經经駕驾駛驶車车輛辆"
    U"發发"
    U"籤签備备註注資资產产設设備备條条碼码郵邮錢钱幣币額额總总計计綫线貫贯實实際际屬属暫暂擁拥擔担";

// The pairs by their first character: asked for every Han character near a value.
constexpr char32_t first_han = 0x4E00;
constexpr char32_t last_han = 0x9FFF;
constexpr auto simplified_forms = [] {
    std::array<char16_t, last_han - first_han + 1> forms{};   // 0: as it is
    for (size_t i = simplified_pairs.size(); i >= 2; i -= 2)  // of two pairs the first counts
        forms[simplified_pairs[i - 2] - first_han] = static_cast<char16_t>(simplified_pairs[i - 1]);
    return forms;
}();

char32_t simplified(char32_t c) {
    const char16_t form = c >= first_han && c <= last_han ? simplified_forms[c - first_han] : char16_t{0};
    return form != 0 ? form : c;
}

char32_t plain(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c < 0x80) return static_cast<char32_t>(ascii_lower(static_cast<char>(c)));
    if (c == 0x3014 || c == 0x3010 || c == 0x300C) return '(';
    if (c == 0x3015 || c == 0x3011 || c == 0x300D) return ')';
    return is_han(c) ? simplified(c) : c;
}

bool is_dropped(char32_t c) {
    return c <= ' ' || c == ':' || c == '*' || c == '"' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0xFEFF;
}

bool is_latin(char32_t c) { return c < 0x80 && is_ascii_alpha(static_cast<char>(c)); }

// "单位/身份证号" names two things in one cell; so do these between them.
bool is_joint(char32_t c) { return std::u32string_view(U"/、,|;或及和与\\").find(c) != std::u32string_view::npos; }

bool names_a_value(LabelSense sense) {
    return sense != LabelSense::none && sense != LabelSense::other && sense != LabelSense::other_number && sense != LabelSense::quantity &&
           sense != LabelSense::person_name && sense != LabelSense::organisation && sense != LabelSense::duty;
}

// What a bracket makes of the sense before it: 联系电话（手机）, 证件号码（身份证）.
LabelSense refined(LabelSense head, LabelSense bracket) {
    const bool phone = head == LabelSense::phone || head == LabelSense::mobile_phone;
    if (phone && (bracket == LabelSense::mobile_phone || bracket == LabelSense::office_phone)) return bracket;
    if (head == LabelSense::any_id && bracket == LabelSense::resident_id) return bracket;
    if (head == LabelSense::person_name && names_a_value(bracket)) return bracket;
    if (head == LabelSense::other && bracket == LabelSense::quantity) return bracket;
    return head;
}

// 企业地址 is no home, 监督部门电话 is no private phone.
LabelSense owned(LabelSense sense, Owner owner) {
    const bool institutional = owner == Owner::office || owner == Owner::organisation;
    if (sense == LabelSense::address && institutional) return LabelSense::office_address;
    if (sense == LabelSense::phone && owner == Owner::office) return LabelSense::office_phone;
    return sense;
}

}  // namespace

void Labels::fold(std::string_view text, Folded& folded, size_t most_letters) {
    folded.letters.clear();
    bool starts_word = true;
    for (size_t at = 0; at < text.size() && folded.letters.size() < most_letters;) {
        const CodePoint point = code_point_at(text, at);
        const char32_t c = plain(point.value);
        const auto begin = static_cast<std::uint32_t>(at);
        at += point.size;
        if (is_dropped(c)) {
            starts_word = true;
            continue;
        }
        folded.letters.push_back({c, begin, static_cast<std::uint32_t>(at), starts_word || !is_latin(c)});
        starts_word = !is_latin(c);
    }
}

Result<Labels> Labels::create(const std::string& path) {
    Labels labels;
    TRY(read_table(path, 3, [&labels](TableRow row) {
        const std::optional<LabelSense> sense = sense_from(row[1]);
        const std::optional<Owner> owner = owner_from(row[2]);
        Phrase phrase;
        fold(row[0], labels.folded_);
        for (const Folded::Letter& letter : labels.folded_.letters) phrase.text.push_back(letter.value);
        if (!sense || !owner || phrase.text.empty()) return false;
        phrase.sense = *sense;
        phrase.owner = *owner;
        labels.begins_.set(phrase.text.front() & 0xFFFF);
        labels.longest_ = std::max(labels.longest_, phrase.text.size());
        labels.phrases_[phrase.text.front()].push_back(std::move(phrase));
        return true;
    }));
    for (auto& [first, phrases] : labels.phrases_) {
        std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) { return a.text.size() > b.text.size(); });
    }
    return labels;
}

std::vector<std::string> Labels::latin_phrases() const {
    std::vector<std::string> latin;
    for (const auto& [first, phrases] : phrases_) {
        for (const Phrase& phrase : phrases) {
            const bool ascii = std::all_of(phrase.text.begin(), phrase.text.end(), [](char32_t c) { return c < 0x80; });
            if (ascii) latin.emplace_back(phrase.text.begin(), phrase.text.end());
        }
    }
    return latin;
}

const Labels::Phrase* Labels::longest_at(const Folded& folded, size_t at) const {
    const std::vector<Folded::Letter>& letters = folded.letters;
    if (!letters[at].starts_word || !may_begin(letters[at].value)) return nullptr;
    const auto bucket = phrases_.find(letters[at].value);
    if (bucket == phrases_.end()) return nullptr;
    for (const Phrase& phrase : bucket->second) {
        const size_t end = at + phrase.text.size();
        if (end > letters.size()) continue;
        const auto same = [](const Folded::Letter& letter, char32_t c) { return letter.value == c; };
        if (!std::equal(letters.begin() + static_cast<long>(at), letters.begin() + static_cast<long>(end), phrase.text.begin(), same))
            continue;
        const bool cut_word =
            is_latin(phrase.text.back()) && end < letters.size() && is_latin(letters[end].value) && !letters[end].starts_word;
        if (!cut_word) return &phrase;
    }
    return nullptr;
}

void Labels::find_matches(const Folded& folded, std::vector<Match>& matches) const {
    matches.clear();
    int depth = 0;
    for (size_t at = 0; at < folded.letters.size();) {
        if (folded.letters[at].value == '(') ++depth;
        if (folded.letters[at].value == ')' && depth > 0) --depth;
        const Phrase* phrase = longest_at(folded, at);
        if (phrase == nullptr) {
            ++at;
            continue;
        }
        matches.push_back({phrase, at, at + phrase->text.size(), depth > 0});
        at += phrase->text.size();
    }
}

LabelReading Labels::resolve(const Folded& folded, const std::vector<Match>& matches) {
    if (matches.empty()) return {};
    const bool all_bracketed = std::all_of(matches.begin(), matches.end(), [](const Match& match) { return match.bracketed; });
    const Match* head = nullptr;
    for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
        if (match->bracketed && !all_bracketed) continue;
        const LabelSense sense = match->phrase->sense;
        // The last phrase is the head, except for a caption of nothing, or a second number named beside the first.
        const bool second = head != nullptr && head->phrase->sense == LabelSense::other_number && names_a_value(sense) &&
                            is_joint(folded.letters[match->end].value);
        if (head == nullptr || (head->phrase->sense == LabelSense::other && sense != LabelSense::other) || second) head = &*match;
    }
    LabelReading reading{head->phrase->sense, head->phrase->owner, folded.letters[head->begin].begin, folded.letters[head->end - 1].end};
    for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
        if (match->bracketed && !all_bracketed && match->begin > head->begin) reading.sense = refined(reading.sense, match->phrase->sense);
        if (match->begin >= head->begin) continue;
        reading.begin = folded.letters[match->begin].begin;
        // 项目联系人电话 is that contact's; 责任人及电话 are two things in one cell.
        const bool joint = match->end < folded.letters.size() && is_joint(folded.letters[match->end].value);
        const bool contact = match->phrase->sense == LabelSense::person_name && match->phrase->owner != Owner::person;
        if (reading.owner == Owner::unknown && !(joint && contact)) reading.owner = match->phrase->owner;
    }
    reading.sense = owned(reading.sense, reading.owner);
    return reading;
}

LabelReading Labels::read_caption(std::string_view caption) const {
    constexpr size_t longest_remembered = 100;  // bytes
    if (caption.empty()) return {};
    Remembered& last = remembered_[std::hash<std::string_view>()(caption) % most_remembered];
    if (last.caption == caption) return last.reading;
    fold(caption, folded_);
    find_matches(folded_, matches_);
    const LabelReading reading = resolve(folded_, matches_);
    if (caption.size() <= longest_remembered) last = {std::string(caption), reading};
    return reading;
}

LabelReading Labels::read_end(std::string_view text) const {
    constexpr size_t widest_gap = 1;  // 项目联系人的电话: letters between words of one label
    if (text.empty()) return {};
    fold(text, folded_);
    find_matches(folded_, matches_);
    std::vector<Match>& matches = matches_;
    size_t first = matches.empty() ? 0 : matches.size() - 1;
    while (first > 0 && matches[first].begin - matches[first - 1].end <= widest_gap) --first;
    matches.erase(matches.begin(), matches.begin() + static_cast<long>(first));
    // A bracket still open at the end holds the value itself: "张三（电话：".
    if (!matches.empty() && matches.back().bracketed) {
        const auto is_closing = [](const Folded::Letter& letter) { return letter.value == ')'; };
        const bool closed = std::any_of(folded_.letters.begin() + static_cast<long>(matches.back().end), folded_.letters.end(), is_closing);
        if (!closed) {
            for (Match& match : matches) match.bracketed = false;
        }
    }
    return resolve(folded_, matches);
}

LabelReading Labels::read_start(std::string_view text) const {
    constexpr size_t longest_start = 48;  // code points, with the spaces in between: longer than any label
    if (text.empty()) return {};
    const char32_t first = plain(code_point_at(text, 0).value);
    if (!is_dropped(first) && !may_begin(first)) return {};  // nearly all text, and cheap to tell
    // One letter more than the longest phrase: whether a word is cut.
    fold(first_code_points(text, longest_start), folded_, longest_ + 1);
    if (folded_.letters.empty()) return {};
    const Phrase* phrase = longest_at(folded_, 0);
    if (phrase == nullptr) return {};
    return {phrase->sense, phrase->owner, folded_.letters.front().begin, folded_.letters[phrase->text.size() - 1].end};
}

}  // namespace leakscan
