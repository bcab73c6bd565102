// Licence plates of mainland China: the office that issues them (patterns/data/plate_prefixes.tsv) and the share of letters among the
// five or six characters behind it (GA 36-2018).
#include <algorithm>

#include "base/text.h"
#include "match/checks.h"

namespace leakscan {

Proof check_license_plate(const CheckInput& input, const FactTables& tables, Facts* facts) {
    Proof proof;
    constexpr std::string_view consulate = "领";  // 闽20401领: no letter, five digits
    const std::string_view office = first_code_points(input.value, 2);
    if (input.value.ends_with(consulate) && is_ascii_digit(office.back())) return proof;
    const std::string* place = tables.plate_offices.place_of(office);
    const std::string_view serial = input.value.substr(office.size());
    const auto letters = std::count_if(serial.begin(), serial.end(), is_ascii_alpha);
    const auto digits = std::count_if(serial.begin(), serial.end(), is_ascii_digit);
    // At most two letters among five characters; a green plate has one or two more at one of its ends.
    proof.passed = place != nullptr && digits >= 2 && letters <= 3;
    if (facts != nullptr) {
        facts->push_back(place != nullptr ? Fact{"发牌机关：" + *place, "issued by: " + *place}
                                          : Fact{"没有这个发牌机关代号", "no office issues such plates"});
    }
    return proof;
}

}  // namespace leakscan
