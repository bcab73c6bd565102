// Household-level postal addresses of mainland China, Hong Kong, Macau and Taiwan.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "match/context.h"

namespace leakscan {

class Regions;

// How near the address brings a reader to somebody's door.
enum class AddressLevel : std::uint8_t {
    town,       // down to township or subdistrict: may be published
    village,    // village, community, road without number: thousands live there
    group,      // village group or hamlet: some dozens of households
    doorplate,  // road + number: a building or a plot
    building,   // building of a compound
    entrance,   // building and unit, no door: a dozen of flats
    household,  // a door: room, unit + floor, compressed tail 3-2-501, village group + house number
};

struct AddressSpan {
    std::uint32_t begin = 0;  // bytes of the text given
    std::uint32_t end = 0;
    AddressLevel level = AddressLevel::town;
    std::uint32_t town_end = 0;      // end of the part down to the township, which a mask keeps; == begin if none is named
    bool organisation_tail = false;  // ends in an office, shop or company: 政务中心A座12楼1205室市民政局
    bool residential = false;        // names a housing estate, a flat or a dormitory
    bool announced = false;          // an address only because a label says so; without one these are just numbers
};

class AddressFinder {
public:
    // Loads towns.tsv from `data_folder` (patterns/data). `names` must stay where it is as long as this lives.
    static Result<AddressFinder> create(const std::string& data_folder, const Regions& regions, const Names& names);

    // Address spans in folded text (match/fold.h: ASCII digits and hyphens), longest reading each, disjoint, in order.
    // `announced`: the text stands under a label that says that it is an address. Time linear in the text.
    std::vector<AddressSpan> find(std::string_view folded, bool announced = false) const;

    AddressFinder(AddressFinder&&) noexcept;
    AddressFinder& operator=(AddressFinder&&) noexcept;
    ~AddressFinder();

private:
    struct Gazetteer;
    explicit AddressFinder(std::unique_ptr<const Gazetteer> gazetteer);
    std::unique_ptr<const Gazetteer> gazetteer_;
};

// Whether the span, in these surroundings, is a finding at all. A door is one unless an organisation sits behind it; what is
// between village and door only under a personal label (家庭住址) beside a name. Whether it must be rectified is judge's business.
bool may_be_home(const AddressSpan& span, const Evidence& evidence);

}  // namespace leakscan
