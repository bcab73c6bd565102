// "Name: value" lines as WARC records, HTTP answers and mail parts begin with. Lines may end in LF alone and may be folded.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leakscan {

class HeaderFields {
public:
    // `head`: the lines in front of the first empty one. Lines without a colon are passed over.
    static HeaderFields parse(std::string_view head);

    // The first field of that name, in any case; empty: there is none.
    std::string_view first(std::string_view name) const;
    std::string_view last(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

// "text/html; charset=gb2312" without its parameters, in lower case.
std::string media_type(std::string_view value);
// The parameter of such a value, without quotes; empty: there is none. `name` in lower case.
std::string parameter(std::string_view value, std::string_view name);

}  // namespace leakscan
