// What was not read, in a clerk's words: why, what exactly, and what to do about it. Notes come from the readers in English, and
// stay so in findings.jsonl; lists say them in their own language. tests/notes.py checks that every note of the readers is
// in the table here.
#pragma once

#include <string>

#include "base/language.h"
#include "model/report.h"

namespace leakscan {

Phrase title(Fault fault);   // {"文件加密", "encrypted"}
Phrase advice(Fault fault);  // what to do with such a file

// The note of a skip. What a library or the system says in its own words is quoted as it is.
std::string note_text(const JudgedSkip& skip, Language language);

}  // namespace leakscan
