// Every text a user reads exists in Chinese and in English, side by side where it is written.
#pragma once

#include <string_view>

namespace leakscan {

enum class Language { zh, en };

// One user-facing text in both languages. Both point to literals.
struct Phrase {
    std::string_view zh;
    std::string_view en;

    constexpr std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};

}  // namespace leakscan
