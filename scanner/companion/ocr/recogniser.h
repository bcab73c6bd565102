// The words that a picture shows, with their boxes: the one home of tesseract. One engine serves all pictures of a process and of its
// children, which share its memory.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "companion/ocr/picture.h"
#include "model/placed.h"

namespace tesseract {
class TessBaseAPI;
}

namespace leakscan {

class Recogniser {
public:
    // Loads the model for Chinese. Fault::unsupported if it is not there.
    static Result<Recogniser> create();
    Recogniser(Recogniser&&) noexcept;
    ~Recogniser();

    // Boxes in pixels of `picture.grey`.
    std::vector<PlacedWord> words(const Picture& picture);
    // "tesseract 5.3.0, chi_sim"
    std::string description() const;

private:
    explicit Recogniser(std::unique_ptr<tesseract::TessBaseAPI> engine);
    std::unique_ptr<tesseract::TessBaseAPI> engine_;
};

}  // namespace leakscan
