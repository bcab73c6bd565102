// Each rule makes pairs and gives them away best first. Values are counted through an index, so that the cost is that of the values and
// not of all pairs; a value that very many entries hold tells nothing apart and is left out.
#include "track/matching.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

#include "model/kind.h"

namespace leakscan {
namespace {

constexpr size_t most_entries_of_value = 64;

struct Pair {
    size_t known = 0;
    size_t seen = 0;
    size_t common = 0;  // values that both hold
    bool same_bytes = false;
};

// Which entries hold a value.
class ValueIndex {
public:
    void add(const KnownEntry& known, size_t index) {
        for (const KnownValue& value : known.values) {
            if (value.present) entries_of_[value.digest].push_back(index);
        }
    }

    // How many values of `seen` each entry holds.
    std::map<size_t, size_t> common(const SeenEntry& seen) const {
        std::map<size_t, size_t> counts;
        for (const SeenValue& value : seen.values) {
            const auto at = entries_of_.find(value.digest);
            if (at == entries_of_.end() || at->second.size() > most_entries_of_value) continue;
            for (const size_t index : at->second) ++counts[index];
        }
        return counts;
    }

private:
    std::unordered_map<std::string_view, std::vector<size_t>> entries_of_;
};

size_t held(const KnownEntry& known) {
    return static_cast<size_t>(
        std::count_if(known.values.begin(), known.values.end(), [](const KnownValue& value) { return value.present; }));
}

std::string_view file_name(const DocumentFacts& document) {
    return std::string_view(document.path).substr(document.path.find_last_of("/!") + 1);  // npos + 1 == 0
}

class Matching {
public:
    Matching(const std::vector<KnownEntry>& known, const std::vector<SeenEntry>& seen, const Fates& fates)
        : known_(known), seen_(seen), fates_(fates), entry_of_(seen.size(), no_entry), taken_(known.size(), false) {}

    std::vector<size_t> run() {
        const std::vector<Pair> numbers = same_number();
        give(numbers, [this](const Pair& pair) { return is_half(pair); });
        give(same_document(), [this](const Pair& pair) { return is_half(pair); });
        give(numbers, [](const Pair&) { return true; });
        give(moved(), [this](const Pair& pair) { return is_same_list(pair); });
        return std::move(entry_of_);
    }

private:
    bool is_free(const Pair& pair) const { return !taken_[pair.known] && entry_of_[pair.seen] == no_entry; }

    // At least half of the smaller side.
    bool is_half(const Pair& pair) const {
        return pair.common > 0 && 2 * pair.common >= std::min(held(known_[pair.known]), seen_[pair.seen].values.size());
    }

    // One value alone may stand in many documents: there the title or the name of the file must be the same too.
    bool is_same_list(const Pair& pair) const {
        if (pair.same_bytes) return true;
        const DocumentFacts& before = known_[pair.known].entry.document;
        const DocumentFacts& now = seen_[pair.seen].entry.document;
        if (5 * pair.common < 4 * std::max(held(known_[pair.known]), seen_[pair.seen].values.size())) return false;
        return pair.common > 1 || (!now.title.empty() && before.title == now.title) || file_name(before) == file_name(now);
    }

    bool is_alike(const Pair& pair) const {
        const Entry& before = known_[pair.known].entry;
        const Entry& now = seen_[pair.seen].entry;
        return before.kind == now.kind && before.label == now.label && before.channel == now.channel;
    }

    // Best first; what is equally good by what does not depend on the order of the lists.
    bool comes_before(const Pair& a, const Pair& b) const {
        const auto key = [this](const Pair& pair) {
            const Entry& before = known_[pair.known].entry;
            const Entry& now = seen_[pair.seen].entry;
            return std::tuple(!pair.same_bytes, before.standing == Standing::rectified, seen_[pair.seen].values.size() - pair.common,
                              before.label != now.label, before.channel != now.channel);
        };
        if (a.same_bytes != b.same_bytes) return a.same_bytes;
        if (a.common != b.common) return a.common > b.common;
        if (key(a) != key(b)) return key(a) < key(b);
        return std::tie(known_[a.known].entry.id, seen_[a.seen].entry.id) < std::tie(known_[b.known].entry.id, seen_[b.seen].entry.id);
    }

    template <typename IsGood>
    void give(std::vector<Pair> pairs, const IsGood& is_good) {
        std::sort(pairs.begin(), pairs.end(), [this](const Pair& a, const Pair& b) { return comes_before(a, b); });
        for (const Pair& pair : pairs) {
            if (!is_free(pair) || !is_good(pair)) continue;
            taken_[pair.known] = true;
            entry_of_[pair.seen] = pair.known;
        }
    }

    // A path makes the same number in every site.
    static bool is_same_site(const KnownEntry& known, const SeenEntry& seen) {
        return known.entry.root == seen.entry.root || (!known.entry.document.url.empty() && !seen.entry.document.url.empty());
    }

    std::vector<Pair> same_number() const {
        std::unordered_multimap<std::string_view, size_t> known_of;
        for (size_t i = 0; i < known_.size(); ++i) {
            known_of.emplace(known_[i].line, i);
            for (const std::string& other : known_[i].also) known_of.emplace(other, i);
        }
        std::vector<Pair> pairs;
        const auto add = [&](size_t seen, std::string_view number) {
            const auto [first, last] = known_of.equal_range(number);
            for (auto at = first; at != last; ++at) {
                if (is_same_site(known_[at->second], seen_[seen])) pairs.push_back(counted({at->second, seen, 0, false}));
            }
        };
        for (size_t i = 0; i < seen_.size(); ++i) {
            add(i, seen_[i].entry.id);
            for (const std::string& other : seen_[i].also) add(i, other);
        }
        return pairs;
    }

    Pair counted(Pair pair) const {
        std::vector<std::string_view> digests;
        for (const KnownValue& value : known_[pair.known].values) {
            if (value.present) digests.push_back(value.digest);  // ascending
        }
        for (const SeenValue& value : seen_[pair.seen].values) {
            if (std::binary_search(digests.begin(), digests.end(), value.digest)) ++pair.common;
        }
        return pair;
    }

    std::vector<Pair> same_document() const {
        struct Group {
            ValueIndex values;
            bool any = false;
        };
        std::unordered_map<std::string, Group> groups;  // by document and kind
        const auto key = [](std::string place, Kind kind) { return std::move(place) + "\n" + std::string(name(kind)); };
        for (size_t i = 0; i < known_.size(); ++i) {
            if (!taken_[i]) groups[key(place_of(known_[i]), known_[i].entry.kind)].values.add(known_[i], i);
        }
        std::vector<Pair> pairs;
        for (size_t i = 0; i < seen_.size(); ++i) {
            if (entry_of_[i] != no_entry) continue;
            const auto group = groups.find(key(place_of(seen_[i]), seen_[i].entry.kind));
            if (group == groups.end()) continue;
            for (const auto& [known, common] : group->second.values.common(seen_[i])) pairs.push_back({known, i, common, false});
        }
        return pairs;
    }

    // What is no longer where it was, or had been taken away before.
    bool may_have_moved(const KnownEntry& known) const {
        if (known.entry.standing == Standing::rectified) return true;
        const auto fate = fates_.find(place_of(known));
        return fate != fates_.end() && fate->second->reached == Reached::gone;
    }

    std::vector<Pair> moved() const {
        ValueIndex values;
        std::unordered_multimap<std::string_view, size_t> known_of_bytes;
        for (size_t i = 0; i < known_.size(); ++i) {
            if (taken_[i] || !may_have_moved(known_[i])) continue;
            values.add(known_[i], i);
            const std::string& bytes = known_[i].entry.document.sha256;
            if (!bytes.empty()) known_of_bytes.emplace(bytes, i);
        }
        std::vector<Pair> pairs;
        for (size_t i = 0; i < seen_.size(); ++i) {
            if (entry_of_[i] != no_entry) continue;
            const auto add = [&](Pair pair) {
                if (is_alike(pair)) pairs.push_back(pair);
            };
            const auto [first, last] = known_of_bytes.equal_range(seen_[i].entry.document.sha256);
            size_t left = most_entries_of_value;  // of empty pages there may be thousands with the same bytes
            for (auto at = first; at != last && left > 0; ++at, --left) add(counted({at->second, i, 0, true}));
            for (const auto& [known, common] : values.common(seen_[i])) add({known, i, common, false});
        }
        return pairs;
    }

    const std::vector<KnownEntry>& known_;
    const std::vector<SeenEntry>& seen_;
    const Fates& fates_;
    std::vector<size_t> entry_of_;
    std::vector<bool> taken_;
};

}  // namespace

Fates fates_of(const SeenRun& run) {
    Fates fates;
    for (const SeenDocument& document : run.documents) fates.emplace(document.place, &document);
    return fates;
}

std::vector<size_t> match_entries(const std::vector<KnownEntry>& known, const std::vector<SeenEntry>& seen, const Fates& fates) {
    return Matching(known, seen, fates).run();
}

}  // namespace leakscan
