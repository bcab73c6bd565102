// The names of faults, as printed in reports.
#include "base/result.h"

namespace leakscan {

std::string_view name(Fault fault) {
    switch (fault) {
        case Fault::usage: return "usage";
        case Fault::io: return "io";
        case Fault::malformed: return "malformed";
        case Fault::unsupported: return "unsupported";
        case Fault::encrypted: return "encrypted";
        case Fault::image_only: return "image_only";
        case Fault::too_large: return "too_large";
        case Fault::timeout: return "timeout";
        case Fault::crash: return "crash";
        case Fault::internal: return "internal";
        case Fault::partly: return "partly";
    }
    return "internal";
}

}  // namespace leakscan
