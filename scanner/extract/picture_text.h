// What is written about a picture inside its file, as blocks of channel `metadata`: properties in Exif (CIPA DC-008, with the
// position where it was taken), IPTC-IIM and XMP, and plain comments. Where these stand in a file is for picture_pieces.h to
// say; nothing here looks at the picture itself.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/document.h"

namespace leakscan {

class PictureText {
public:
    explicit PictureText(Document& document) : document_(document) {}

    // `text` in UTF-8, or in what a program made in China takes for it.
    void add(std::string_view text, std::string_view label);
    // A TIFF structure: the Exif data of another format, or a whole TIFF file, each of whose pages may say something.
    void add_exif(std::string_view tiff);
    // IPTC datasets.
    void add_iptc(std::string_view datasets);
    // Photoshop's image resources, of which one holds IPTC datasets.
    void add_photoshop(std::string_view resources);
    void add_xmp(std::string_view packet);

    // True once as much was said as of one picture is read.
    bool full() const;

private:
    Document& document_;
    bool in_exif_ = false;  // a profile that holds a profile is read no further
};

}  // namespace leakscan
