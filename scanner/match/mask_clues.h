// What the page says beside a masked ID number and gives it away: birth date, age and sex in the row, the form or the sentence, the
// place of residence, the county of the site. Finds the clues and counts with them; only those that agree with the number and
// narrow it down are named.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "match/hit.h"
#include "match/region_names.h"
#include "model/document.h"

namespace leakscan {

enum class ClueSense : std::uint8_t { none, birth, age, sex, home, relation };

// The words of clues.tsv.
class ClueWords {
public:
    static Result<ClueWords> create(const std::string& data_folder);

    // What a column header or caption names; the first word of the table that it holds.
    ClueSense sense_of(std::string_view caption) const;
    // The nearest word of a clue in running text, from byte `from` on: where it begins and ends.
    struct Place {
        ClueSense sense = ClueSense::none;
        size_t begin = 0;
        size_t end = 0;
    };
    std::optional<Place> next_in(std::string_view text, size_t from) const;
    // Whether both captions speak of the same person.
    bool same_person(std::string_view one, std::string_view other) const;

private:
    std::vector<std::pair<std::string, ClueSense>> words_;
};

// First and last day that a text like 1905-06-15, 1905年6月, 190506 or 1905 may mean; nullopt: no date of birth.
std::optional<std::pair<Date, Date>> read_birth(std::string_view text);

struct MaskTables {
    ClueWords words;
    RegionNames places;
};

// Counts the masked IDs among the hits again with what stands beside them. `hits`: those that stand, in text order.
void apply_clues(const MaskTables& tables, const FactTables& facts, const MaskKnowledge& known, const Document& document,
                 std::vector<Hit>& hits);

}  // namespace leakscan
