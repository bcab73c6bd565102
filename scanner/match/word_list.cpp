#include "match/word_list.h"

#include <algorithm>

namespace leakscan {
namespace {

constexpr size_t keyed_bytes = 3;

}  // namespace

void WordList::add(std::string_view word) {
    words_.emplace_back(word);
    if (word.size() < keyed_bytes)
        short_words_.emplace_back(word);
    else
        begins_.set(key_at(word, 0));
}

bool WordList::occurs_in(std::string_view text) const {
    for (size_t at = 0; at + keyed_bytes <= text.size(); ++at) {
        if (!begins_.test(key_at(text, at))) continue;
        const std::string_view rest = text.substr(at);
        if (std::any_of(words_.begin(), words_.end(), [rest](const std::string& word) { return rest.starts_with(word); })) return true;
    }
    return std::any_of(short_words_.begin(), short_words_.end(),
                       [text](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace leakscan
