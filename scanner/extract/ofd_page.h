// A page of an OFD document from the contents it is made of (its templates, its own, the units they refer to): where each letter stands,
// and which of them nobody sees. GB/T 33190-2016, 7.6 and 7.7.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "companion/messages.h"
#include "extract/ofd_content.h"

namespace leakscan {

// What the resources of a document describe, by id.
struct OfdResources {
    std::map<std::string, OfdContent> units;
    std::map<std::string, std::string> pictures;  // names of parts
};

struct OfdPage {
    PlacedPage page;
    Readability state = Readability::readable;
    std::vector<std::string> pictures{};  // parts of those seen on it, each once
};

// `layers` from the lowest to the highest. `area` of the page, empty if not known. `is_opaque` is asked with the part of a picture.
OfdPage place_ofd_page(std::uint32_t number, const std::vector<const OfdContent*>& layers, const Box& area, const OfdResources& resources,
                       const std::function<bool(std::string_view part)>& is_opaque);

}  // namespace leakscan
