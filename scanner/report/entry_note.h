// What the ledger notes of an entry, in words: notes name faults and channels as findings.jsonl does, so that they mean the same in every
// language.
#pragma once

#include <optional>
#include <string>

#include "base/language.h"
#include "base/result.h"
#include "model/entry.h"

namespace leakscan {

// "encrypted" → "文件加密"; "body -> hidden_column" → "正文 → 隐藏列", as they are called in this document; any other note as it is.
std::string note_in_words(const std::string& note, const DocumentFacts& document, Language language);

// The fault that the note names: why its document was not read.
std::optional<Fault> fault_of_note(const std::string& note);

}  // namespace leakscan
