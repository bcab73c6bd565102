#include "judge/policy_file.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/config_file.h"
#include "base/file.h"
#include "base/text.h"

namespace leakscan {
namespace {

// The form in which findings carry a telephone number: digits only, without the country code of mainland China.
std::string folded_number(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_ascii_digit);
    constexpr size_t mobile_length = 11;
    if (digits.starts_with("0086")) digits.erase(0, 4);
    if (digits.starts_with("86") && digits.size() == 2 + mobile_length) digits.erase(0, 2);
    return digits;
}

Result<Date> required_date(const Config& table, std::string_view key, const std::string& text) {
    const std::optional<Date> date = parse_date(text);
    if (!date) return table.error(key, "not a date: " + text);
    return *date;
}

Status read_masks(const Config& file, Policy& policy) {
    const std::optional<Config> masks = TRY(file.table("mask"));
    if (!masks) return {};
    for (const std::string& word : masks->keys()) {
        const std::optional<Kind> kind = kind_from(word);
        if (!kind) return masks->error(word, "unknown kind \"" + word + "\"");
        const std::optional<Config> rule = TRY(masks->table(word));
        if (!rule) return masks->error(word, "expected a table");
        TRY(rule->allow_only({"min_candidates", "hidden"}));
        const std::optional<long> candidates = TRY(rule->integer("min_candidates"));
        const std::optional<long> hidden = TRY(rule->integer("hidden"));
        if (candidates.value_or(1) < 1) return rule->error("min_candidates", "must be at least 1");
        if (hidden.value_or(0) < 0 || hidden.value_or(0) > 18) return rule->error("hidden", "must be between 0 and 18");
        if (candidates) policy.minimum_candidates[*kind] = *candidates;
        if (hidden) policy.hidden_characters[*kind] = *hidden;
    }
    return {};
}

Status read_kinds(const Config& file, Policy& policy) {
    const std::optional<Config> kinds = TRY(file.table("kinds"));
    if (!kinds) return {};
    TRY(kinds->allow_only({"leak", "review", "allowed"}));
    for (Ruling ruling : {Ruling::leak, Ruling::review, Ruling::allowed}) {
        for (const std::string& word : TRY(kinds->strings(name(ruling)))) {
            const std::optional<Kind> kind = kind_from(word);
            if (!kind) return kinds->error(name(ruling), "unknown kind \"" + word + "\"");
            policy.rulings[*kind] = ruling;
        }
    }
    return {};
}

Status read_address(const Config& file, Policy& policy) {
    const std::optional<Config> address = TRY(file.table("address"));
    if (!address) return {};
    TRY(address->allow_only({"allow_down_to"}));
    policy.address_allowed_down_to = TRY(address->string("allow_down_to")).value_or("town");
    if (policy.address_allowed_down_to == "town" || policy.address_allowed_down_to == "building") return {};
    return address->error("allow_down_to", "must be \"town\" or \"building\"");
}

Status read_exemptions(const Config& file, Policy& policy) {
    const std::optional<Config> exempt = TRY(file.table("exempt"));
    if (!exempt) return {};
    TRY(exempt->allow_only({"column_types"}));
    policy.exempt_column_types = TRY(exempt->strings("column_types"));
    return {};
}

Status read_contacts(const Config& file, const Key& key, Policy& policy) {
    for (const Config& table : TRY(file.tables("public_contact"))) {
        TRY(table.allow_only({"labels", "numbers", "approved_by", "until"}));
        PublicContact contact;
        contact.labels = TRY(table.strings("labels"));
        for (const std::string& number : TRY(table.strings("numbers"))) {
            // A contact may be a landline, a mobile or an e-mail; a finding's digest depends on its kind.
            if (number.find('@') != std::string::npos) {
                contact.digests.push_back(keyed_hash(key, {name(Kind::email), to_ascii_lower(trim(number))}));
                continue;
            }
            const std::string folded = folded_number(number);
            if (folded.empty()) return table.error("numbers", "no digits in \"" + number + "\"");
            contact.digests.push_back(keyed_hash(key, {name(Kind::landline_phone), folded}));
            contact.digests.push_back(keyed_hash(key, {name(Kind::mobile_phone), folded}));
        }
        if (contact.labels.empty() && contact.digests.empty()) return table.error("public_contact", "needs labels or numbers");
        contact.approved_by = TRY(table.string("approved_by")).value_or("");
        if (const std::optional<std::string> until = TRY(table.string("until"))) contact.until = TRY(required_date(table, "until", *until));
        policy.public_contacts.push_back(std::move(contact));
    }
    return {};
}

Result<std::string> path_of(const std::string& name_or_file, const std::vector<std::string>& pattern_folders) {
    const bool is_file = name_or_file.find('/') != std::string::npos || name_or_file.ends_with(".toml");
    if (is_file) return name_or_file;
    // A folder named later is the user's own and wins.
    for (auto folder = pattern_folders.rbegin(); folder != pattern_folders.rend(); ++folder) {
        std::string path = *folder + "/policy/" + name_or_file + ".toml";
        if (exists(path)) return path;
    }
    return Error{Fault::usage, "no policy named \"" + name_or_file + "\"; give a preset or the path of a .toml file"};
}

}  // namespace

Result<Policy> load_policy(const std::string& name_or_file, const std::vector<std::string>& pattern_folders, const Key& key) {
    const std::string path = TRY(path_of(name_or_file, pattern_folders));
    const Config file = TRY(Config::read(path));
    TRY(file.allow_only({"name", "basis", "mask", "kinds", "address", "exempt", "public_contact"}));
    Policy policy;
    policy.name = TRY(file.required_string("name"));
    policy.basis = TRY(file.required_string("basis"));
    TRY(read_masks(file, policy));
    TRY(read_kinds(file, policy));
    TRY(read_address(file, policy));
    TRY(read_exemptions(file, policy));
    TRY(read_contacts(file, key, policy));
    return policy;
}

}  // namespace leakscan
