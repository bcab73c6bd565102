#include "base/word_list.h"

#include <algorithm>

namespace leakscan {

WordList::WordList(const std::vector<std::string>& words) {
    for (const std::string& word : words) add(word);
}

void WordList::add(std::string_view word) {
    const bool is_short = word.size() < keyed_bytes;
    words_.emplace_back(word);
    keys_.push_back(is_short ? no_key : key_at(word, 0));
    if (is_short)
        has_short_words_ = true;
    else
        begins_.set(keys_.back());
}

template <typename Take>
bool WordList::any_at(std::string_view text, Take take) const {
    size_t step = 1;
    for (size_t at = 0; at + keyed_bytes <= text.size(); at += step) {
        const bool han = (static_cast<unsigned char>(text[at]) & 0xF0) == 0xE0;  // three bytes, as nearly all of our text
        step = han ? keyed_bytes : 1;
        const std::uint16_t key = key_at(text, at);
        if (!begins_.test(key)) continue;
        const std::string_view rest = text.substr(at);
        for (size_t i = 0; i < keys_.size(); ++i) {
            if (keys_[i] == key && rest.starts_with(words_[i]) && take(at, words_[i])) return true;
        }
    }
    return false;
}

bool WordList::occurs_in(std::string_view text) const {
    if (any_at(text, [](size_t, const std::string&) { return true; })) return true;
    return has_short_words_ && std::any_of(words_.begin(), words_.end(), [text](const std::string& word) {
               return word.size() < keyed_bytes && text.find(word) != std::string_view::npos;
           });
}

bool WordList::ends(std::string_view text) const {
    return std::any_of(words_.begin(), words_.end(), [text](const std::string& word) { return text.ends_with(word); });
}

bool WordList::begins(std::string_view text) const {
    if (text.size() >= keyed_bytes && !has_short_words_ && !begins_.test(key_at(text, 0))) return false;
    return std::any_of(words_.begin(), words_.end(), [text](const std::string& word) { return text.starts_with(word); });
}

size_t WordList::last_end_in(std::string_view text) const {
    size_t end = 0;
    any_at(text, [&end](size_t at, const std::string& word) {
        end = std::max(end, at + word.size());
        return false;
    });
    for (size_t i = 0; has_short_words_ && i < words_.size(); ++i) {
        const size_t at = keys_[i] == no_key ? text.rfind(words_[i]) : std::string_view::npos;
        if (at != std::string_view::npos) end = std::max(end, at + words_[i].size());
    }
    return end;
}

}  // namespace leakscan
