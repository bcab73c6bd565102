// Cuts the text at its commas and asks of each part whether it is a door, a floor or a place.
#include "match/address_english.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t longest_address = 200;  // bytes
constexpr size_t longest_door = 24;
constexpr size_t most_parts = 12;
constexpr size_t most_inner = 3;   // doors and floors: more of them are a list
constexpr size_t least_parts = 3;  // a door or floor, a building or street, a place

bool starts_with_any(std::string_view part, const auto& words) {
    return std::any_of(words.begin(), words.end(), [part](std::string_view word) { return part.starts_with(word); });
}

bool has_digit(std::string_view part) { return std::any_of(part.begin(), part.end(), is_ascii_digit); }

bool has_word(std::string_view part, std::string_view word) {
    for (size_t at = part.find(word); at != std::string_view::npos; at = part.find(word, at + 1)) {
        const bool begins = at == 0 || !is_ascii_alnum(part[at - 1]);
        const size_t end = at + word.size();
        if (begins && (end == part.size() || !is_ascii_alnum(part[end]))) return true;
    }
    return false;
}

bool has_any_word(std::string_view part, const auto& words) {
    return std::any_of(words.begin(), words.end(), [part](std::string_view word) { return has_word(part, word); });
}

// Flat A; Room 1203; 5º andar A.
bool is_door(std::string_view part) {
    constexpr std::array<std::string_view, 10> doors = {"flat ", "room ",      "rm ",  "rm. ",  "rm.",
                                                        "unit ", "apartment ", "apt ", "apt. ", "suite "};
    return part.size() <= longest_door && starts_with_any(part, doors);
}

// 15/F; 12/F.; 5F.-2; 12th Floor; G/F; 5.º andar.
bool is_floor(std::string_view part) {
    size_t at = 0;
    while (at < part.size() && is_ascii_digit(part[at])) ++at;
    const std::string_view rest = part.substr(at);
    const bool short_form =
        (at > 0 && at <= 2 && (rest.starts_with("/f") || rest.starts_with("f.") || rest == "f" || rest.starts_with("f-"))) ||
        part.starts_with("g/f");
    return short_form || has_word(part, "floor") || has_word(part, "andar") || part.starts_with("level ");
}

bool is_place(std::string_view part) {
    constexpr std::array<std::string_view, 34> places = {"street",   "st.",      "road",  "rd.",         "avenue",    "ave.",     "lane",
                                                         "ln.",      "alley",    "aly.",  "court",       "estate",    "house",    "tower",
                                                         "block",    "building", "bldg.", "mansion",     "mansions",  "garden",   "gardens",
                                                         "village",  "centre",   "drive", "path",        "terrace",   "rua",      "avenida",
                                                         "edificio", "edf.",     "sec.",  "residential", "community", "residence"};
    return has_any_word(part, places);
}

}  // namespace

bool may_start_english_address(std::string_view text, size_t at) {
    constexpr std::string_view first = "FRUASGfruasg";
    const char c = text[at];
    if (at > 0 && (is_ascii_alnum(text[at - 1]) || text[at - 1] == '-' || text[at - 1] == '.' || text[at - 1] == '/')) return false;
    if (!is_ascii_digit(c)) return first.find(c) != std::string_view::npos;
    // 15/F, 5F.-2, 12th Floor
    size_t end = at;
    while (end < text.size() && end < at + 3 && is_ascii_digit(text[end])) ++end;
    if (end >= text.size() || end > at + 2) return false;
    return text.substr(end).starts_with("/F") || text.substr(end).starts_with("F.") || text.substr(end).starts_with("F,") ||
           text.substr(end).starts_with("th Floor") || text.substr(end).starts_with("th floor") || text.substr(end).starts_with("/f");
}

std::optional<AddressSpan> english_address_at(std::string_view text, size_t at) {
    const std::string_view first_part = text.substr(at, std::min(text.substr(at, longest_door + 1).find(','), longest_door));
    const std::string first = to_ascii_lower(first_part);
    if (!is_door(trim(first)) && !is_floor(trim(first))) return std::nullopt;
    const std::string lower = to_ascii_lower(text.substr(at, longest_address));
    size_t end = 0;
    size_t parts = 0;
    size_t good_end = 0;
    bool door = false;
    bool floor = false;
    size_t places = 0;
    size_t inner = 0;
    while (end < lower.size()) {
        size_t stop = end;
        while (stop < lower.size() && static_cast<unsigned char>(lower[stop]) < 0x80 && lower[stop] != ',' && lower[stop] != '\n' &&
               lower[stop] != ';' && lower[stop] != '|')
            ++stop;
        const std::string_view part = trim(std::string_view(lower).substr(end, stop - end));
        if (part.empty()) break;
        const bool is_door_part = is_door(part);
        const bool is_floor_part = !is_door_part && is_floor(part);
        door |= is_door_part;
        floor |= is_floor_part;
        inner += is_door_part || is_floor_part;
        places += !is_door_part && !is_floor_part && is_place(part);
        if (++parts > most_parts || inner > most_inner) return std::nullopt;
        good_end = end + static_cast<size_t>(part.data() - (lower.data() + end)) + part.size();
        if (stop >= lower.size() || lower[stop] != ',') break;
        end = stop + 1;
    }
    // Unit 3, Level 2, 10 exercises: a book has these too. A street or an estate must be named, and a number beside it.
    const bool numbered = has_digit(std::string_view(lower).substr(0, good_end));
    // A room or a unit may be in an office; a flat is somebody's.
    constexpr std::array<std::string_view, 4> flats = {"flat ", "apartment ", "apt ", "apt. "};
    const size_t least_places = floor || starts_with_any(trim(first), flats) ? 1 : 2;
    if (parts < least_parts || places < least_places || !numbered || !(door || floor)) return std::nullopt;
    AddressSpan span;
    span.begin = static_cast<std::uint32_t>(at);
    span.end = span.begin + static_cast<std::uint32_t>(good_end);
    span.level = AddressLevel::household;
    span.town_end = span.begin;
    return span;
}

}  // namespace leakscan
