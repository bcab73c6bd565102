// Walks the directories of a TIFF structure and says what people wrote there, and where the picture was taken. Specification:
// TIFF 6.0 section 2, CIPA DC-008 (Exif 2.32), Adobe's and Microsoft's tags beside them. Makers' notes, numbers of cameras and
// settings are no text about anybody.
#pragma once

#include <functional>
#include <string_view>

namespace leakscan {

// All members must be set.
struct ExifListener {
    std::function<void(std::string_view text, std::string_view label)> text;
    std::function<void(std::string_view packet)> xmp;
    std::function<void(std::string_view datasets)> iptc;
    std::function<void(std::string_view resources)> photoshop;
};

// What is no such structure, or damaged, ends where it no longer makes sense.
void read_exif(std::string_view tiff, const ExifListener& listener);

}  // namespace leakscan
