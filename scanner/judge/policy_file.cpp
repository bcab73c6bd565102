// Reads a policy table by table. What is written wrongly is refused, never skipped: a rule that was not read would look like a clean page.
#include "judge/policy_file.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/config_file.h"
#include "base/file.h"
#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t mobile_length = 11;

// The form in which findings carry a telephone number: digits only, without the country code of mainland China.
std::string folded_number(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_ascii_digit);
    if (digits.starts_with("0086")) digits.erase(0, 4);
    if (digits.starts_with("86") && digits.size() == 2 + mobile_length) digits.erase(0, 2);
    return digits;
}

Result<Date> required_date(const Config& table, std::string_view key, const std::string& text) {
    const std::optional<Date> date = parse_date(text);
    if (!date) return table.error(key, "not a date: " + text);
    return *date;
}

Result<std::optional<long>> characters(const Config& rule, std::string_view key) {
    constexpr long most = 32;
    const std::optional<long> count = TRY(rule.integer(key));
    if (count.value_or(0) < 0 || count.value_or(0) > most) return rule.error(key, "must be between 0 and " + std::to_string(most));
    return count;
}

Status read_masks(const Config& file, Policy& policy) {
    const std::optional<Config> masks = TRY(file.table("mask"));
    if (!masks) return {};
    for (const std::string& word : masks->keys()) {
        const std::optional<Kind> kind = kind_from(word);
        if (!kind) return masks->error(word, "unknown kind \"" + word + "\"");
        const std::optional<Config> rule = TRY(masks->table(word));
        if (!rule) return masks->error(word, "expected a table");
        TRY(rule->allow_only({"min_candidates", "hidden", "front", "back"}));
        MaskRule& mask = policy.masks[*kind];
        mask.min_candidates = TRY(rule->integer("min_candidates"));
        if (mask.min_candidates.value_or(1) < 1) return rule->error("min_candidates", "must be at least 1");
        mask.hidden = TRY(characters(*rule, "hidden"));
        mask.front = TRY(characters(*rule, "front"));
        mask.back = TRY(characters(*rule, "back"));
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

Status read_notices(const Config& file, Policy& policy) {
    const std::optional<Config> notices = TRY(file.table("notices"));
    if (!notices) return {};
    TRY(notices->allow_only({"expired"}));
    const std::string word = TRY(notices->required_string("expired"));
    const std::optional<Ruling> ruling = ruling_from(word);
    if (!ruling) return notices->error("expired", "must be \"leak\", \"review\" or \"allowed\"");
    policy.expired_notice = *ruling;
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

Result<std::set<Kind>> read_kind_set(const Config& table, std::string_view key) {
    std::set<Kind> kinds;
    for (const std::string& word : TRY(table.strings(key))) {
        const std::optional<Kind> kind = kind_from(word);
        if (!kind) return table.error(key, "names no kind: \"" + word + "\"");
        kinds.insert(*kind);
    }
    return kinds;
}

Result<PublicationClass> read_class(const Config& table) {
    TRY(table.allow_only({"name", "columns", "titles", "shows", "masked", "of_organisations", "reviewed", "basis"}));
    PublicationClass known;
    known.name = TRY(table.required_string("name"));
    known.columns = WordList(TRY(table.strings("columns")));
    known.titles = WordList(TRY(table.strings("titles")));
    if (known.columns.empty()) known.columns.add(known.name);
    known.shows = TRY(read_kind_set(table, "shows"));
    known.masked = TRY(read_kind_set(table, "masked"));
    known.of_organisations = TRY(read_kind_set(table, "of_organisations"));
    known.reviewed = TRY(read_kind_set(table, "reviewed"));
    known.basis = TRY(table.required_string("basis"));
    return known;
}

// A column type that no file describes: names, and what is masked.
PublicationClass plain_class(const std::string& name) {
    PublicationClass plain;
    plain.name = name;
    plain.columns.add(name);
    plain.shows = {Kind::person_name};
    for (size_t kind = 0; kind < kind_count; ++kind) plain.masked.insert(static_cast<Kind>(kind));
    return plain;
}

// classes.toml of the pattern folders; what a later folder says of a class wins.
Result<std::map<std::string, PublicationClass>> known_classes(const std::vector<std::string>& pattern_folders) {
    std::map<std::string, PublicationClass> classes;
    for (const std::string& folder : pattern_folders) {
        const std::string path = folder + "/policy/classes.toml";
        if (!exists(path)) continue;
        const Config file = TRY(Config::read(path));
        TRY(file.allow_only({"class"}));
        for (const Config& table : TRY(file.tables("class"))) {
            PublicationClass known = TRY(read_class(table));
            classes.insert_or_assign(known.name, std::move(known));
        }
    }
    return classes;
}

Status read_exemptions(const Config& file, const std::vector<std::string>& pattern_folders, Policy& policy) {
    const std::optional<Config> exempt = TRY(file.table("exempt"));
    if (!exempt) return {};
    TRY(exempt->allow_only({"column_types", "class"}));
    for (const Config& table : TRY(exempt->tables("class"))) policy.exempt_classes.push_back(TRY(read_class(table)));
    const std::map<std::string, PublicationClass> known = TRY(known_classes(pattern_folders));
    for (const std::string& name : TRY(exempt->strings("column_types"))) {
        if (name.empty()) return exempt->error("column_types", "holds an empty name");
        const auto found = known.find(name);
        policy.exempt_classes.push_back(found == known.end() ? plain_class(name) : found->second);
    }
    return {};
}

// A mobile number as it is folded. One that stands for an office still is somebody's.
bool is_mobile(std::string_view folded) { return folded.size() == mobile_length && folded[0] == '1'; }

// 18 characters with a date where an identity number has it. Such a number must not stand in a file of rules.
bool is_identity_number(std::string_view digits) {
    constexpr size_t length = 17;  // the check character may be an X, which is no digit
    return digits.size() >= length && digits.size() <= length + 1 && parse_date(digits.substr(6, 8)).has_value();
}

// Keyed hashes of the numbers under `key`. A finding's digest depends on its kind, which the file does not say: one for each that may be
// meant.
Result<std::vector<std::string>> read_numbers(const Config& table, std::string_view key_word, const Key& key,
                                              std::initializer_list<Kind> kinds) {
    std::vector<std::string> digests;
    for (const std::string& number : TRY(table.strings(key_word))) {
        if (number.find('@') != std::string::npos) {
            digests.push_back(keyed_hash(key, {name(Kind::email), to_ascii_lower(trim(number))}));
            continue;
        }
        const std::string folded = folded_number(number);
        if (folded.empty()) return table.error(key_word, "no digits in \"" + number + "\"");
        if (is_identity_number(folded)) return table.error(key_word, "must not hold a person's ID number: give the finding's id instead");
        for (Kind kind : kinds) digests.push_back(keyed_hash(key, {name(kind), folded}));
    }
    return digests;
}

Status read_contacts(const Config& file, const Key& key, Policy& policy) {
    for (const Config& table : TRY(file.tables("public_contact"))) {
        TRY(table.allow_only({"labels", "numbers", "approved_by", "until"}));
        PublicContact contact;
        contact.labels = WordList(TRY(table.strings("labels")));
        contact.digests = TRY(read_numbers(table, "numbers", key, {Kind::landline_phone, Kind::mobile_phone}));
        if (contact.labels.empty() && contact.digests.empty()) return table.error("public_contact", "needs labels or numbers");
        contact.approved_by = TRY(table.string("approved_by")).value_or("");
        for (const std::string& number : TRY(table.strings("numbers"))) {
            if (contact.approved_by.empty() && is_mobile(folded_number(number)))
                return table.error("numbers", "holds a mobile number: approved_by must say who agreed to its publication");
        }
        const std::optional<std::string> until = TRY(table.string("until"));
        if (until) contact.until = TRY(required_date(table, "until", *until));
        policy.public_contacts.push_back(std::move(contact));
    }
    return {};
}

Result<std::string> required_words(const Config& table, std::string_view key) {
    std::string words = TRY(table.required_string(key));
    if (trim(words).empty()) return table.error(key, "must not be empty");
    return words;
}

Status read_suppressions(const Config& file, const Key& key, Policy& policy) {
    constexpr size_t id_length = 32;
    for (const Config& table : TRY(file.tables("suppress"))) {
        TRY(table.allow_only({"ids", "numbers", "document", "column", "label", "reason", "approved_by", "until"}));
        Suppression entry;
        entry.ids = TRY(table.strings("ids"));
        for (const std::string& id : entry.ids) {
            if (id.size() != id_length || id.find_first_not_of("0123456789abcdef") != std::string::npos)
                return table.error("ids", "must hold ids of findings, 32 hexadecimal digits each: \"" + id + "\"");
        }
        entry.digests =
            TRY(read_numbers(table, "numbers", key, {Kind::landline_phone, Kind::mobile_phone, Kind::bank_account, Kind::bank_card}));
        entry.document = TRY(table.string("document")).value_or("");
        entry.column = TRY(table.string("column")).value_or("");
        entry.label = TRY(table.string("label")).value_or("");
        if (entry.ids.empty() && entry.digests.empty()) return table.error("suppress", "needs ids or numbers");
        if (!entry.digests.empty() && entry.document.empty() && entry.column.empty() && entry.label.empty())
            return table.error("suppress", "needs a document, a column or a label beside its numbers");
        entry.reason = TRY(required_words(table, "reason"));
        entry.approved_by = TRY(required_words(table, "approved_by"));
        const std::string until = TRY(table.required_string("until"));
        entry.until = TRY(required_date(table, "until", until));
        policy.suppressions.push_back(std::move(entry));
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

bool Policy::knows_numbers() const {
    const auto names_numbers = [](const auto& entry) { return !entry.digests.empty(); };
    return std::ranges::any_of(public_contacts, names_numbers) || std::ranges::any_of(suppressions, names_numbers);
}

Result<Policy> load_policy(const std::string& name_or_file, const std::vector<std::string>& pattern_folders, const Key& key) {
    const std::string path = TRY(path_of(name_or_file, pattern_folders));
    const Config file = TRY(Config::read(path));
    TRY(file.allow_only({"name", "basis", "mask", "kinds", "notices", "address", "exempt", "public_contact", "suppress"}));
    Policy policy;
    policy.name = TRY(file.required_string("name"));
    policy.basis = TRY(file.required_string("basis"));
    TRY(read_masks(file, policy));
    TRY(read_kinds(file, policy));
    TRY(read_notices(file, policy));
    TRY(read_address(file, policy));
    TRY(read_exemptions(file, pattern_folders, policy));
    TRY(read_contacts(file, key, policy));
    TRY(read_suppressions(file, key, policy));
    return policy;
}

}  // namespace leakscan
