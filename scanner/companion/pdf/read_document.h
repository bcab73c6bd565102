// All that leakscan-pdf reads of one document: the table of contents of the program.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "companion/answers.h"

namespace leakscan {

// Says everything through `answers`, a refusal or the end included. Exceptions of the libraries pass through.
void read_document(std::string_view document, const CompanionRequest& request, CompanionAnswers& answers);

// Whether the libraries can read Chinese documents here: the versions, or what is missing.
Result<std::string> examine_pdf_library();

}  // namespace leakscan
