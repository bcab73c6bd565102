// policy.toml (ARCHITECTURE.md) and the presets under patterns/policy/.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/keyed_hash.h"
#include "base/result.h"
#include "base/word_list.h"
#include "model/kind.h"
#include "model/verdict.h"

namespace leakscan {

// A contact meant for the public.
struct PublicContact {
    WordList labels;
    std::vector<std::string> digests;  // keyed hashes of its numbers: the parent knows findings by digest only; none: the labels alone
    std::string approved_by;
    std::optional<Date> until;  // the last day on which the approval counts
};

// A class of publications that the law exempts, and what it exempts there: never everything.
struct PublicationClass {
    std::string name;                 // 惩戒公示
    WordList columns;                 // words of the column's type or name
    WordList titles;                  // words of the document's title
    std::set<Kind> shows;             // may stand in full
    std::set<Kind> masked;            // may stand masked, unless the mask can be undone
    std::set<Kind> of_organisations;  // may stand in full where they are a legal person's
    std::set<Kind> reviewed;          // a person decides
    std::string basis;                // the norm, printed with the reason
};

// [[suppress]]: a value that is known, looked at and let stand, in its context and for a time.
struct Suppression {
    std::vector<std::string> ids;      // of findings: value, document and column in one
    std::vector<std::string> digests;  // of a public body's numbers
    std::string document;              // path or URL, a folder when it ends in '/'; empty: any
    std::string column;                // word of the column's name; empty: any
    std::string label;                 // word of the label; empty: any
    std::string reason;
    std::string approved_by;
    Date until;
};

// [mask.KIND]: what a mask must leave unknown. Whatever is stated must hold.
struct MaskRule {
    std::optional<long> min_candidates;  // so many values remain possible
    std::optional<long> hidden;          // so many characters are hidden
    std::optional<long> front;           // no more than so many show at the beginning
    std::optional<long> back;            // and at the end; nothing between
};

struct Policy {
    std::string name;   // "gov-2018"
    std::string basis;  // printed as legal basis
    std::map<Kind, MaskRule> masks;
    std::map<Kind, Ruling> rulings;                // [kinds]: what a personal value of this kind gets, where it is not the usual
    Ruling expired_notice = Ruling::review;        // [notices] expired: a publicity period that is over, and people still named
    std::string address_allowed_down_to = "town";  // "building": only what leads to a door must go
    std::vector<PublicationClass> exempt_classes;
    std::vector<PublicContact> public_contacts;
    std::vector<Suppression> suppressions;

    // Some entry names numbers: values are told by Finding::digest.
    bool knows_numbers() const;
};

// Errors name file and line; a key that is not known is one. The classes that [exempt] names are those of classes.toml beside the presets.
// `name_or_file`: a preset ("gov-2018" → <folder>/policy/gov-2018.toml of a pattern folder) or a path.
Result<Policy> load_policy(const std::string& name_or_file, const std::vector<std::string>& pattern_folders, const Key& key);

}  // namespace leakscan
