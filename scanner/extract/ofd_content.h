// The objects of one content of an OFD document (a page, a template, an appearance, a unit that others refer to): letters with their
// places, lines, filled areas. GB/T 33190-2016, 7.7 (pages), 8 (graphics), 11 (text). What other parts add is ofd_page's business.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/xml.h"
#include "model/matrix.h"
#include "model/placed.h"

namespace leakscan {

// What is painted over everything before it, and under everything after it.
struct OfdFill {
    Box box;
    size_t letters = 0;  // how many came before
    bool white = false;
    bool covers = false;   // all of its box, as far as this content tells
    std::string resource;  // of a picture: whether that covers depends on it
};

// A unit of graphics drawn here that a resource describes.
struct OfdReference {
    std::string unit;
    Matrix matrix;
    bool visible = true;
};

// Lengths in millimetres, y grows downwards.
struct OfdContent {
    std::vector<PlacedWord> letters;  // one each
    std::vector<bool> white;          // by letter
    std::vector<Box> rules;
    std::vector<OfdFill> fills;
    std::vector<OfdReference> references;
    std::vector<std::string> templates;  // ids
    std::vector<std::string> addresses;  // of links
    Box area;                            // of the page; empty: not said
    size_t pictures = 0;
    size_t curves = 0;  // of filled areas: letters, where a program draws them instead of writing them
};

// "0 0 210 297" or the like; numbers beyond `most` are dropped.
std::vector<double> ofd_numbers(std::string_view text, size_t most);
// A box "x y width height"; empty if it is none.
Box ofd_area(std::string_view text);

// Hears the events of the elements inside a content, however they are framed.
class OfdContentReader {
public:
    void start(std::string_view name, const XmlAttributes& attributes);
    void end(std::string_view name);
    void text(std::string_view piece);

    OfdContent take();

private:
    struct Object {
        Matrix matrix;  // of its own coordinates to those of the content
        double size = 0;
        double stretch = 1;
        bool downwards = false;
        bool fills = false;
        bool strokes = false;
        bool opaque = true;
        bool white = false;
        size_t first_letter = 0;
    };
    struct Code {
        double x = 0;
        double y = 0;
        std::vector<double> steps_x;
        std::vector<double> steps_y;
    };

    void start_object(std::string_view name, const XmlAttributes& attributes);
    void start_code(const XmlAttributes& attributes);
    void hide();
    void read_colour(const XmlAttributes& attributes);
    void place_letters();
    void place_letter(char32_t letter, double width);
    void end_text_object();
    void add_picture(const XmlAttributes& attributes);
    void add_path();

    OfdContent content_;
    Object object_;
    Code code_;
    std::string captured_;
    std::string path_;
    bool capturing_ = false;
    int skipped_ = 0;              // levels inside an element that is passed over
    std::vector<bool> concealed_;  // by open element: it says that it is not to be seen
    int hidden_ = 0;               // how many of them do
};

}  // namespace leakscan
