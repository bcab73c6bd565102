// What was read of one file, kept for another run: the very frames in which a worker would say it (scan/protocol), so that a run that uses
// them goes on exactly as if it had read the file again. The parent puts them together from the documents that it was given; what comes
// back is believed no more than a worker is.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/scanned.h"
#include "scan/pool.h"

namespace leakscan {

// Appends one document of the file.
void append_document(std::string& reading, const ScannedDocument& document);
// All of them. Fault::malformed for what was not made so, or of another file than `origin`.
Result<std::deque<ScannedDocument>> read_documents(std::string_view reading, const Origin& origin);

// Names everything beside a file's bytes, its path and the day that decides what is read of it: this build, its companions, the rules, the
// limits and the key. 32 hex digits. `companions`: what these say of themselves.
std::string context_of_readings(const PoolSettings& settings, const std::string& rules_digest, const std::string& companions);

}  // namespace leakscan
