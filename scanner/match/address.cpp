// Cuts folded text into stretches and has each read (address_chain, address_english); says what an address of some level means
// beside a label.
#include "match/address.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "match/address_chain.h"
#include "match/address_elements.h"
#include "match/address_english.h"
#include "match/address_places.h"
#include "match/address_windows.h"
#include "match/names.h"

namespace leakscan {

struct AddressFinder::Gazetteer {
    Places places;
    const Names& names;
};

namespace {

constexpr size_t longest_stretch = 400;  // letters looked at together; a longer run without punctuation is cut

constexpr LetterSet stops(U"\n\r\t。；;：:！？!?“”\"《》<>|=，,、");

}  // namespace

AddressFinder::AddressFinder(std::unique_ptr<const Gazetteer> gazetteer) : gazetteer_(std::move(gazetteer)) {}
AddressFinder::AddressFinder(AddressFinder&&) noexcept = default;
AddressFinder& AddressFinder::operator=(AddressFinder&&) noexcept = default;
AddressFinder::~AddressFinder() = default;

Result<AddressFinder> AddressFinder::create(const std::string& data_folder, const Regions& regions, const Names& names) {
    return AddressFinder(std::make_unique<const Gazetteer>(Gazetteer{TRY(Places::create(data_folder, regions)), names}));
}

std::vector<AddressSpan> AddressFinder::find(std::string_view folded, bool announced) const {
    std::vector<AddressSpan> spans;
    AddressText text;
    const size_t longest = std::min(longest_stretch, folded.size());
    text.letters.reserve(longest);
    text.offsets.reserve(longest + 1);
    text.source = folded;
    for (size_t at = 0; at < folded.size();) {
        if (may_start_english_address(folded, at)) {
            if (const std::optional<AddressSpan> english = english_address_at(folded, at)) {
                spans.push_back(*english);
                at = english->end;
                continue;
            }
        }
        text.letters.clear();
        text.offsets.clear();
        const size_t begin = at;
        while (at < folded.size() && text.size() < longest_stretch) {
            const CodePoint point = code_point_at(folded, at);
            if (stops.contains(point.value) || (text.size() > 0 && folded[at - 1] == ' ' && may_start_english_address(folded, at))) break;
            text.letters.push_back(point.value);
            text.offsets.push_back(static_cast<std::uint32_t>(at));
            at += point.size;
        }
        text.offsets.push_back(static_cast<std::uint32_t>(at));
        if (text.size() == 0) {
            ++at;
            continue;
        }
        const bool labelled = begin == 0 ? announced : folded[begin - 1] == ':' && ends_as_address_label(folded.substr(0, begin - 1));
        read_addresses(text, folded, labelled, gazetteer_->places, gazetteer_->names, spans);
    }
    return spans;
}

bool may_be_home(const AddressSpan& span, const Evidence& evidence) {
    const bool personal = evidence.sense == LabelSense::address && evidence.owner != Owner::office && evidence.owner != Owner::organisation;
    const bool named = evidence.owner == Owner::person || evidence.name_beside;
    if (span.announced && !personal) return false;
    switch (span.level) {
        case AddressLevel::town:
        case AddressLevel::village: return false;
        case AddressLevel::group: return personal && named;
        case AddressLevel::doorplate:
        case AddressLevel::building: return personal && named && (evidence.owner == Owner::person || !span.organisation_tail);
        case AddressLevel::entrance:
            return personal || (!span.organisation_tail && evidence.owner != Owner::office && evidence.owner != Owner::organisation);
        case AddressLevel::household: return personal || !span.organisation_tail;
    }
    return false;
}

}  // namespace leakscan
