#include "report/entry_note.h"

#include "model/locus.h"
#include "report/channel_words.h"
#include "report/printable.h"
#include "report/unread.h"

namespace leakscan {
namespace {

constexpr std::string_view arrow = " -> ";

}  // namespace

std::string note_in_words(const std::string& note, const DocumentFacts& document, Language language) {
    if (const std::optional<Fault> fault = fault_of_note(note)) return std::string(title(*fault).in(language));
    const size_t at = note.find(arrow);
    if (at == std::string::npos) return printable(note);
    const std::optional<Channel> before = channel_from(note.substr(0, at));
    const std::optional<Channel> now = channel_from(note.substr(at + arrow.size()));
    if (!before || !now) return printable(note);
    return std::string(words_of(*before, document).title.in(language)) + " → " + std::string(words_of(*now, document).title.in(language));
}

std::optional<Fault> fault_of_note(const std::string& note) {
    for (int i = 0; i <= static_cast<int>(Fault::partly); ++i) {
        if (note == name(static_cast<Fault>(i))) return static_cast<Fault>(i);
    }
    return std::nullopt;
}

}  // namespace leakscan
