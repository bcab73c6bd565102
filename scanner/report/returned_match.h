// Which entry of the ledger a row of a returned list is about, although spreadsheets and people have had their hands on its number, and
// what the row's answer adds to what the ledger has.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/entry.h"
#include "report/returned_list.h"

namespace leakscan {

// What a row's number and page lead to.
struct RowMatch {
    const Entry* entry = nullptr;
    bool mended = false;   // the number was damaged or missing; the rest of the row made it certain
    bool several = false;  // more than one entry would fit, and none is taken
};

// Numbers as they come back: with spaces, in capitals, without leading zeros, as 1.2E+11, cut short; else the page or file, the kind
// and the place. An entry is given only when it is the only one that fits.
class RowMatcher {
public:
    explicit RowMatcher(const std::vector<Entry>& entries);
    RowMatch match(const ReturnedRow& row) const;

private:
    std::vector<const Entry*> by_number(const std::string& number) const;
    std::vector<const Entry*> by_document(const ReturnedRow& row) const;

    std::map<std::string, const Entry*, std::less<>> entries_;         // by number
    std::vector<const Entry*> numeric_;                                // whose number a spreadsheet takes for one
    std::multimap<std::string, const Entry*, std::less<>> documents_;  // by address, path and title
};

// The place of a word among state_choices(), for what people write instead: "已删除", "整改完毕", "√".
std::optional<size_t> state_choice_of(std::string_view text);
inline constexpr size_t choice_open = 0;
inline constexpr size_t choice_rectified = 1;
inline constexpr size_t choice_false_alarm = 2;
inline constexpr size_t choice_approved = 3;

// What the ledger is to keep of the answer: what the row says, where it says nothing what was there. nullopt: nothing new in it.
// `contact` is what the list itself printed for the unit. Texts are as written, values in them not masked yet.
std::optional<Returned> answer_of(const ReturnedRow& row, const Entry& entry, const std::string& contact, Date on);

}  // namespace leakscan
