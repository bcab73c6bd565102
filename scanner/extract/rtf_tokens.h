// The tokens of an RTF file: groups, control words and symbols, text bytes, embedded binary. Specification: Rich Text Format 1.9.1,
// "RTF Syntax". What they mean is rtf's business.
#pragma once

#include <cstdint>
#include <string_view>

namespace leakscan {

struct RtfToken {
    enum class Type : std::uint8_t { open, close, word, symbol, byte, text, binary };
    Type type = Type::text;
    std::string_view text;    // a word's letters, a symbol's character, text as it stands, binary data
    bool has_number = false;  // of a word
    int number = 0;           // of a word; the value of a byte (\'hh)
};

class RtfTokens {
public:
    explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}
    // False at the end.
    bool next(RtfToken& token);

private:
    bool take_control(RtfToken& token);
    void take_word(RtfToken& token);

    std::string_view bytes_;
    size_t at_ = 0;
};

}  // namespace leakscan
