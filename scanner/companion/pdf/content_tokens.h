// The tokens of a content stream, ISO 32000-1, 7.2 and 7.8. Bytes only: no object is ever looked up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leakscan {

struct ContentToken {
    enum class Type : std::uint8_t { number, name, string, operation, bracket, end };
    Type type = Type::end;
    double number = 0;
    std::string text;  // a name without '/', the bytes of a string, an operator, "[", "<<" ...
};

class ContentTokens {
public:
    explicit ContentTokens(std::string_view content) : content_(content) {}

    // The next one; `token` is used again, so that its text costs no allocation.
    void next(ContentToken& token);
    // Behind the operator ID: steps over the bytes of an inline image and its EI.
    void skip_image();

private:
    void skip_space();
    void read_literal_string(std::string& text);
    void read_hexadecimal_string(std::string& text);
    void read_name(std::string& text);
    void read_word(ContentToken& token);

    std::string_view content_;
    size_t at_ = 0;
};

}  // namespace leakscan
