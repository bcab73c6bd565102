// What a Matcher holds: rules, tables, lexicons. Private to match; `explain` reads it as well.
#pragma once

#include <string>
#include <vector>

#include "match/address.h"
#include "match/context.h"
#include "match/home_columns.h"
#include "match/mask_clues.h"
#include "match/match.h"
#include "match/number_tables.h"
#include "match/rule_set.h"
#include "match/word_finder.h"

namespace leakscan {

struct Matcher::State {
    MatchSettings settings;
    RuleSet set;
    FactTables tables;
    Context context;
    AddressFinder addresses;
    HomeColumns home_columns;
    MaskTables clues;
    std::string digest;
    std::vector<bool> lengths_before_letter;  // by number of digits: with an X behind them some rule may want it
    std::vector<bool> lengths;                // by number of digits: some rule wants it
    mutable Days same_days;                   // Matcher::take_same_days
    WordFinder latin_labels;                  // of rules and lexicon, their letters alone in lower case
};

}  // namespace leakscan
