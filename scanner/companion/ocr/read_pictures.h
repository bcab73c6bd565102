// All that leakscan-ocr reads of one file: the table of contents of the program.
#pragma once

#include <string_view>

#include "companion/answers.h"
#include "companion/messages.h"
#include "companion/ocr/recogniser.h"

namespace leakscan {

// Says everything through `answers`, a refusal or the end included. A picture is a page.
void read_pictures(std::string_view file, const CompanionRequest& request, Recogniser& recogniser, CompanionAnswers& answers);

}  // namespace leakscan
