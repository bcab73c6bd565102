#include "model/origin.h"

namespace leakscan {

std::string Origin::path() const {
    std::string path = file;
    for (const std::string& member : inner) path += "!" + member;
    return path;
}

}  // namespace leakscan
