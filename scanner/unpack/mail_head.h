// The head of a mail as text: one line a field, "[Subject] ...", without what marks and signs it. Mails of every kind write theirs here.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "unpack/header_fields.h"

namespace leakscan {

class MailHead {
public:
    // Decodes what the transport wrote.
    void add(const HeaderFields& fields);
    // A value in UTF-8 that a program keeps beside: nothing if all its words have been said before.
    void add(std::string_view name, std::string_view value);

    const std::string& text() const { return text_; }

private:
    void add_line(std::string_view name, std::string_view value);

    std::string text_;
    std::unordered_set<std::string> words_;
};

}  // namespace leakscan
