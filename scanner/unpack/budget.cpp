// The notes of skips name the limit, its value and the option that raises it.
#include "unpack/budget.h"

#include <algorithm>
#include <string>

namespace leakscan {
namespace {

// Well-compressible everyday files (logs, XML) are small: a ratio says something only once much has come out.
constexpr std::uint64_t ratio_free_bytes = 16u << 20;

std::string size_text(std::uint64_t bytes) {
    constexpr const char* units[] = {" B", " KB", " MB", " GB"};
    size_t unit = 0;
    while (unit < 3 && bytes >= 1024 && bytes % 1024 == 0) bytes /= 1024, ++unit;
    return std::to_string(bytes) + units[unit];
}

Error too_large(const std::string& what) { return {Fault::too_large, what}; }

}  // namespace

Status Budget::exhaust(const std::string& what) {
    exhausted_ = true;
    return too_large(what);
}

Status Budget::spend(std::uint64_t bytes) {
    unpacked_bytes_ += bytes;
    if (unpacked_bytes_ > limits_.unpacked_bytes) {
        return exhaust("the file unpacks to more than " + size_text(limits_.unpacked_bytes) + " (--max-unpacked); its rest was not read");
    }
    const std::uint64_t ratio = unpacked_bytes_ / std::max<std::uint64_t>(packed_bytes_, 1);
    if (unpacked_bytes_ > ratio_free_bytes && ratio >= limits_.expansion_ratio) {
        return exhaust("the file expands to more than " + std::to_string(limits_.expansion_ratio) +
                       " times its size (--max-ratio); its rest was not read");
    }
    return {};
}

Status Budget::count_member() {
    if (++members_ <= limits_.members) return {};
    return exhaust("the file has more than " + std::to_string(limits_.members) + " members (--max-members); its rest was not read");
}

Status Budget::check_document(std::uint64_t bytes) const {
    if (bytes <= limits_.document_bytes) return {};
    return too_large("the document is larger than " + size_text(limits_.document_bytes) + " (--max-document)");
}

Status Budget::check_depth(std::uint32_t depth) const {
    if (depth <= limits_.depth) return {};
    return too_large("more than " + std::to_string(limits_.depth) + " containers inside each other (--max-depth); not opened");
}

}  // namespace leakscan
