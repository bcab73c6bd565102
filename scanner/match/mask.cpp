#include "match/mask.h"

#include "base/text.h"
#include "match/fold.h"

namespace leakscan {

std::string mask_middle(std::string_view value, std::uint32_t front, std::uint32_t back) {
    const size_t size = count_code_points(value);
    if (size <= size_t{front} + back) return std::string(size, '*');
    const std::string_view head = first_code_points(value, front);
    const std::string_view without_tail = first_code_points(value, size - back);
    return std::string(head) + std::string(size - front - back, '*') + std::string(value.substr(without_tail.size()));
}

std::string mask_name(std::string_view name) { return mask_middle(name, 1, 0); }

std::string mask_address(std::string_view public_part) { return std::string(public_part) + "***"; }

std::string mask_digits(std::string_view text) {
    std::string masked;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const DigitClass kind = digit_class(point.value);
        if (kind == DigitClass::digit || kind >= DigitClass::han) {
            masked += '*';
        } else {
            masked += text.substr(at, point.size);
        }
        at += point.size;
    }
    return masked;
}

}  // namespace leakscan
