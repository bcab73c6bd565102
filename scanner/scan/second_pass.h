// Pages that a web archive leaves to other files of the run (revisit records): kept until all files are through, then read where another
// archive has them. What no file has stays reported under the archive that left it.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/revisit.h"
#include "model/scanned.h"
#include "scan/input_file.h"

namespace leakscan {

class SecondPass {
public:
    using Release = std::function<void(ScannedDocument&&)>;

    // First pass: a file was handed out; a document of it comes back, in walk order.
    void note_file(const InputFile& file) { handed_out_.push_back(file); }
    void take_first(ScannedDocument&& document, const Release& release);

    // Then the files that may have pages for others are read again.
    void begin();
    bool is_needed() const { return next_ < archives_.size(); }
    std::optional<InputFile> next();
    void take_second(ScannedDocument&& document, const Release& release);

    // What is left is said.
    void finish(const Release& release);

private:
    std::deque<InputFile> handed_out_;   // from the one whose documents come now
    std::vector<InputFile> archives_;    // that hold pages
    std::uint64_t web_archives_ = 0;     // in them
    std::vector<ScannedDocument> held_;  // what archives say of the pages they leave open
    std::vector<Revisit> wanted_;        // sorted
    size_t next_ = 0;
    std::string answering_;                                    // the file whose answers come now
    std::unordered_map<const Revisit*, std::string> answers_;  // by which file
};

}  // namespace leakscan
