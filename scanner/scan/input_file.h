// One file of the walk, as the pool is given it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/origin.h"
#include "model/revisit.h"

namespace leakscan {

struct InputFile {
    std::string file;  // to open
    Origin origin;     // as reported
    std::uint64_t bytes = 0;
    const std::vector<Revisit>* wanted = nullptr;  // as Job::wanted; null: everything in it
};

}  // namespace leakscan
