// A picture as it is best recognised: decoded within bounds, grey, upright, its letters of one size, without the lines of tables. The one
// home of leptonica. Which text it shows is for others to say.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/placed.h"

struct Pix;

namespace leakscan {

struct PixRelease {
    void operator()(Pix* pix) const;
};
using PixHandle = std::unique_ptr<Pix, PixRelease>;

struct Picture {
    PixHandle grey;            // 8 bits a pixel, dark on light or the other way round
    PixHandle ink;             // the same in one bit, without the lines
    double scale = 1;          // pixels of `grey` per pixel of the file
    double letter_height = 0;  // of Han in `grey`, in pixels; 0: nothing looks like writing
    std::vector<Box> rules;    // lines of tables, in pixels of `grey`, where they no longer are
};

// The pictures in a file one after the other: a TIFF has pages. Fault::malformed, too_large.
class PictureFile {
public:
    explicit PictureFile(std::string_view bytes) : bytes_(bytes) {}
    // The next one as decoded; an empty handle behind the last.
    Result<PixHandle> next();

private:
    Result<PixHandle> next_of_tiff();

    std::string_view bytes_;
    std::size_t tiff_at_ = 0;
    bool done_ = false;
};

// A bullet, an icon, a rule: no text is to be seen.
bool is_small(Pix* decoded);
// Grey, on white where it is transparent.
PixHandle to_grey(PixHandle decoded);
Picture prepare(PixHandle grey);

// What of a box is covered with ink; all of it if nothing is.
Box tight(const Box& box, const Picture& picture);

// The bytes of a grey picture, row by row without padding.
std::vector<unsigned char> grey_bytes(Pix* grey, std::uint32_t& width, std::uint32_t& height);

}  // namespace leakscan
