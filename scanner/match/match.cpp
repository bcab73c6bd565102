// search finds hits, labels and series decide which of them stand, the best of overlapping ones wins; then each becomes a
// finding: masked, located, identified.
#include "match/match.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/file.h"
#include "base/text.h"
#include "match/candidates.h"
#include "match/decide.h"
#include "match/excerpt.h"
#include "match/fold.h"
#include "match/identity.h"
#include "match/locate.h"
#include "match/mask.h"
#include "match/mask_clues.h"
#include "match/masked_copies.h"
#include "match/masked_search.h"
#include "match/matcher_state.h"
#include "match/search.h"

namespace leakscan {
namespace {

void keep_decided(const Document& document, std::vector<Hit>& hits) {
    const SeriesTest series(document, hits);
    std::erase_if(hits, [&series](Hit& hit) {
        const std::optional<Decision> decision = decide(hit, series.verdict_for(hit));
        if (!decision) return true;
        hit.grade = decision->grade;
        hit.confidence = decision->confidence;
        return false;
    });
}

// Of readings of the same bytes the better proven wins, then the longer, then the better labelled. What an address grammar
// makes of a telephone number never beats the number.
auto rank(const Hit& hit) {
    return std::make_tuple(!hit.rule->rule().trigger.address, hit.proof.proven, !hit.proof.checksum_failed, hit.span.end - hit.span.begin,
                           hit.support.own, hit.support.named, hit.support.strong, hit.confidence,
                           -static_cast<int>(hit.rule->rule().kind));
}

void keep_best(std::vector<Hit>& hits) {
    std::vector<std::uint32_t> order(hits.size());  // hits are large: only their numbers are sorted
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&hits](std::uint32_t a, std::uint32_t b) { return hits[a].span.begin < hits[b].span.begin; });
    std::vector<Hit> kept;
    kept.reserve(hits.size());
    for (const std::uint32_t index : order) {
        Hit& hit = hits[index];
        bool beaten = false;
        while (!kept.empty() && kept.back().span.end > hit.span.begin && !beaten) {
            beaten = rank(kept.back()) >= rank(hit);
            if (!beaten) kept.pop_back();
        }
        if (!beaten) kept.push_back(std::move(hit));
    }
    hits = std::move(kept);
}

std::string masked_value(const Document& document, const Hit& hit) {
    const Rule& rule = hit.rule->rule();
    if (rule.trigger.address) return mask_address(std::string_view(document.text).substr(hit.span.begin, hit.town_end - hit.span.begin));
    return mask_middle(hit.value, hit.proof.visible_front.value_or(rule.mask_front), rule.mask_back);
}

Features features_of(const Hit& hit) {
    Features features;
    features.owner = hit.address_of_office && hit.evidence.owner == Owner::unknown ? Owner::organisation : hit.evidence.owner;
    features.label_supports = hit.support.near;
    features.label_opposes = hit.support.opposed;
    features.name_beside = hit.evidence.name_beside;
    features.checksum_failed = hit.proof.checksum_failed;
    features.unassigned = hit.proof.unassigned;
    features.service_number = hit.proof.service_number;
    features.sample = hit.evidence.sample;
    features.residential = hit.residential;
    features.at_door = hit.at_door;
    features.masked_in_sight = hit.masked_in_sight;
    return features;
}

// 张*, 李某某 and 王XX are many people.
bool is_full_name(std::string_view name) {
    for (size_t at = 0; at < name.size(); at += code_point_at(name, at).size) {
        if (mask_glyph(code_point_at(name, at).value) != MaskGlyph::none) return false;
    }
    return count_code_points(name) >= 2;
}

Mask mask_of(const Key& key, const Hit& hit) {
    Mask mask;
    mask.pattern = hit.value;
    mask.clues = hit.clues;
    mask.without_site = hit.clues == 0 ? hit.proof.candidates.value_or(0) : hit.without_site;
    if (is_full_name(hit.evidence.person_name)) mask.name = keyed_hash(key, {"name", hit.evidence.person_name});
    return mask;
}

// What excerpts must hide besides digits and names: findings by their own masks, addresses down to the township. Disjoint.
// `values`: the masked values of the hits.
std::vector<Masked> masked_spans(const Document& document, const std::vector<Hit>& hits, const std::vector<std::string>& values,
                                 const std::vector<Hit>& addresses) {
    std::vector<Masked> spans;
    spans.reserve(hits.size() + addresses.size());
    for (size_t i = 0; i < hits.size(); ++i) spans.push_back({hits[i].span, values[i]});
    for (const Hit& address : addresses) spans.push_back({address.span, masked_value(document, address)});
    std::stable_sort(spans.begin(), spans.end(), [](const Masked& a, const Masked& b) { return a.span.begin < b.span.begin; });
    std::vector<Masked> disjoint;
    for (Masked& span : spans) {
        if (disjoint.empty() || disjoint.back().span.end <= span.span.begin) disjoint.push_back(std::move(span));
    }
    return disjoint;
}

// Rules and tables together: a change in either may change findings.
Result<std::string> digest_of(const RuleSet& set, const std::string& data_folder) {
    std::vector<std::string> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(data_folder, error)) files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    std::string digest = set.digest();
    FileBytes bytes;
    for (const std::string& file : files) digest += sha256_hex(TRY(bytes.open(file)));
    return sha256_hex(digest).substr(0, 16);
}

// Few digits and no '@': nothing that is worth a search, as most titles and labels are.
bool may_hold_value(std::string_view text) {
    constexpr long fewest_digits = 7;  // of the shortest number that is masked
    const auto counts = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        const bool other_digits = byte >= 0xD9 && !(byte >= 0xE3 && byte <= 0xED);  // lead bytes of other digits; E3 to ED begin Han
        return is_ascii_digit(c) || other_digits;
    };
    return std::count_if(text.begin(), text.end(), counts) >= fewest_digits || text.find('@') != std::string_view::npos;
}

std::string latin_letters(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        if (is_ascii_alpha(c)) letters.push_back(ascii_lower(c));
    }
    return letters;
}

// The most digits, and letters that look like some, that can be one number: with separators or joints between, as candidates has it.
size_t most_digits_in_row(std::string_view text) {
    constexpr size_t longest_first_group = 6;  // before a joint: 20200601_1234567 are two numbers
    size_t most = 0;
    size_t digits = 0;
    bool joined = false;
    for (const char c : text) {
        const DigitClass kind = digit_class(static_cast<unsigned char>(c));
        const bool joins = is_joint(c) && (joined || (digits > 0 && digits <= longest_first_group));
        joined = joins || (joined && kind != DigitClass::other);
        if (kind == DigitClass::other && !joins) digits = 0;
        if (kind != DigitClass::other && kind != DigitClass::separator) most = std::max(most, ++digits);
    }
    return most;
}

// Labels in Latin letters: a name without any other letters can have no others. A letter alone is none there: content systems call
// their articles t20200601_1234567.
std::vector<std::string> latin_labels_of(const RuleSet& set, const Context& context) {
    std::vector<std::string> labels;
    const auto add = [&labels](const std::string& label) {
        std::string letters = latin_letters(label);
        if (letters.size() > 1) labels.push_back(std::move(letters));
    };
    for (const std::string& label : context.latin_labels()) add(label);
    for (const CompiledRule& rule : set.rules()) {
        for (const std::string& label : rule.rule().context.labels) {
            const bool ascii = std::all_of(label.begin(), label.end(), [](char c) { return (c & 0x80) == 0; });
            if (ascii) add(label);
        }
    }
    return labels;
}

// The hits that stand, and what was looked at on the way.
SearchResult find_hits(const Matcher::State& state, const Document& document) {
    SearchResult found = search(state, document);
    LabelWeigher labels(state.context, document);
    for (Hit& hit : found.hits) labels.weigh(hit);
    keep_decided(document, found.hits);
    keep_best(found.hits);
    apply_clues(state.clues, state.tables, knowledge_of(state, document), document, found.hits);
    find_masked_copies(document, found.hits);
    return found;
}

}  // namespace

Matcher::Matcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

Result<Matcher> Matcher::create(const MatchSettings& settings) {
    if (settings.pattern_folders.empty()) return Error{Fault::usage, "no folder of patterns given"};
    const std::string data = settings.pattern_folders.front() + "/data";
    RuleSet set = TRY(RuleSet::create(settings.pattern_folders, settings.only_rule, settings.checked_rules));
    FactTables tables = TRY(FactTables::create(data));
    Context context = TRY(Context::create(data));
    AddressFinder addresses = TRY(AddressFinder::create(data, tables.regions, context.names()));
    HomeColumns home_columns = TRY(HomeColumns::create(data));
    ClueWords clues = TRY(ClueWords::create(data));
    auto state = std::unique_ptr<State>(new State{settings,
                                                  std::move(set),
                                                  std::move(tables),
                                                  std::move(context),
                                                  std::move(addresses),
                                                  std::move(home_columns),
                                                  {std::move(clues), {}},
                                                  {},
                                                  {},
                                                  {},
                                                  {},
                                                  {}});
    state->clues.places = RegionNames(state->tables.regions);
    if (!is_valid(settings.as_of)) state->settings.as_of = today();
    state->lengths.resize(most_digits_of_number + 1);
    state->lengths_before_letter.resize(most_digits_of_number + 1);
    for (const CompiledRule& rule : state->set.rules()) {
        for (size_t digits : rule.rule().trigger.digits) {
            state->lengths[digits] = true;
            const size_t behind = most_behind_digits(rule.rule().trigger, digits);
            if (behind == 0) continue;
            state->lengths[digits - behind] = true;
            state->lengths_before_letter[digits - behind] = true;
        }
    }
    state->latin_labels = WordFinder(latin_labels_of(state->set, state->context));
    if (settings.checked_rules.empty()) state->digest = TRY(digest_of(state->set, data));
    return Matcher(std::move(state));
}

std::vector<Finding> Matcher::find(const Document& document, const Origin& origin) const {
    const SearchResult found = find_hits(*state_, document);
    const std::vector<Hit>& hits = found.hits;
    if (hits.empty()) return {};
    std::vector<std::string> masked;
    masked.reserve(hits.size());
    for (const Hit& hit : hits) masked.push_back(masked_value(document, hit));
    const Excerpts excerpts(document, state_->context, masked_spans(document, hits, masked, found.addresses), found.numbers);
    const Locator locator(document);
    std::vector<Finding> findings;
    findings.reserve(hits.size());
    for (const Hit& hit : hits) {
        Finding finding;
        finding.rule = hit.rule->rule().id;
        finding.kind = hit.rule->rule().kind;
        finding.grade = hit.grade;
        finding.confidence = hit.confidence;
        finding.masked = std::move(masked[findings.size()]);
        if (state_->settings.reveal) finding.value = hit.value;
        finding.candidates = hit.proof.candidates;
        if (hit.masked) finding.mask = mask_of(state_->settings.key, hit);
        finding.location = locator.locate(hit.span);
        if (finding.location.label.empty()) finding.location.label = hit.evidence.label;
        finding.context = excerpts.around(hit.span);
        finding.features = features_of(hit);
        findings.push_back(std::move(finding));
    }
    identify(state_->settings.key, state_->settings.digests, document, origin, hits, findings);
    return findings;
}

std::string Matcher::mask_values(std::string_view text) const {
    if (!may_hold_value(text)) return std::string(text);
    Document document;
    document.add(text, {Channel::metadata});
    const SearchResult found = find_hits(*state_, document);
    std::string masked(text);
    for (auto hit = found.hits.rbegin(); hit != found.hits.rend(); ++hit)
        masked.replace(hit->span.begin, hit->span.end - hit->span.begin, masked_value(document, *hit));
    return masked;
}

bool Matcher::may_name_somebody(std::string_view file_name) const {
    constexpr size_t fewest_digits = 15;  // of an ID
    // What is encoded, as in addresses, may hold wide letters too.
    const bool wide = std::any_of(file_name.begin(), file_name.end(), [](char c) { return (c & 0x80) != 0 || c == '%'; });
    const bool is_address = file_name.find("://") != std::string_view::npos;
    if (wide || is_address || most_digits_in_row(file_name) >= fewest_digits) return true;
    bool labelled = false;
    state_->latin_labels.find(latin_letters(file_name), [&labelled](size_t, size_t) { labelled = true; });
    return labelled;
}

std::uint64_t Matcher::count_behind_mask(Kind kind, std::string_view pattern) const {
    return count_merged(kind, pattern, knowledge_of(*state_, {}), *state_);
}

Days Matcher::take_same_days() const { return std::exchange(state_->same_days, {}); }

bool Matcher::reveals() const { return state_->settings.reveal; }

const std::string& Matcher::rules_digest() const { return state_->digest; }

const std::string& Matcher::checked_rules() const { return state_->set.digest(); }

std::vector<Rule> Matcher::rules() const {
    std::vector<Rule> rules;
    for (const CompiledRule& rule : state_->set.rules()) rules.push_back(rule.rule());
    return rules;
}

}  // namespace leakscan
