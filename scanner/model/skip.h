// A document that was not read, or only in part. Counted and listed in every report.
#pragma once

#include <string>

#include "base/result.h"
#include "model/origin.h"

namespace leakscan {

struct Skip {
    Origin origin;
    Fault why = Fault::internal;
    std::string note;  // what happened or what is missing; no raw personal value
};

}  // namespace leakscan
