// The text of one file as the matcher sees it, read in this process: for `text` and `patterns test`, where a person looks
// at one file. Scans read files in workers (scan/pool.h).
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "model/document.h"
#include "model/limits.h"
#include "model/origin.h"

namespace leakscan {

struct TextReader {
    std::function<void(const Origin&)> document;                // the next document begins
    std::function<void(const Document& part)> part;             // a part of its text
    std::function<void(const Origin&, const Error&)> not_read;  // it could not be read, or this part of it
};

// An error if the file itself cannot be opened.
Status read_file_text(const std::string& path, const Limits& limits, const TextReader& reader);

}  // namespace leakscan
