// Globs of --include and --exclude on logical paths.
#pragma once

#include <string_view>

namespace leakscan {

// `*` any run without '/', `**` any run, a leading or inner "**/" also nothing, `?` one character, `[a-z]` and `[!a-z]` one of a
// class, `\` takes the next character as it is. A pattern without '/' is held against the last part of the path.
bool matches_glob(std::string_view path, std::string_view pattern);

}  // namespace leakscan
