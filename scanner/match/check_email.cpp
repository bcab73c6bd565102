// E-mail addresses whose domain is the ending of a file: icon@2x.png, app@1.2.3.js.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "match/checks.h"

namespace leakscan {

Proof check_email(const CheckInput& input, const FactTables&, Facts* facts) {
    constexpr std::array<std::string_view, 14> endings = {"png", "jpg", "jpeg", "gif", "svg", "webp", "bmp",
                                                          "ico", "js",  "css",  "mp4", "pdf", "doc",  "html"};
    const size_t dot = input.value.rfind('.');
    const std::string last = to_ascii_lower(input.value.substr(dot == std::string_view::npos ? 0 : dot + 1));
    Proof proof;
    proof.passed = std::find(endings.begin(), endings.end(), last) == endings.end();
    if (facts != nullptr && !proof.passed) facts->push_back({"是文件名，不是邮箱", "the name of a file, not an address"});
    return proof;
}

}  // namespace leakscan
