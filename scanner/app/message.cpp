#include "app/message.h"

namespace leakscan {

std::string fill(Phrase phrase, Language language, std::initializer_list<std::string_view> values) {
    std::string text;
    std::string_view rest = phrase.in(language);
    for (const std::string_view value : values) {
        const size_t hole = rest.find("{}");
        if (hole == std::string_view::npos) break;
        text += rest.substr(0, hole);
        text += value;
        rest.remove_prefix(hole + 2);
    }
    return text += rest;
}

}  // namespace leakscan
