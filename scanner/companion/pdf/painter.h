// Runs the content of a page and notes what it paints (painting.h). Looks into forms drawn on it and into the appearance of annotations.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

#include "companion/pdf/content_tokens.h"
#include "companion/pdf/graphics.h"
#include "companion/pdf/painting.h"

namespace leakscan {

// What the pages of one document share.
struct PaintContext {
    std::set<QPDFObjGen> hidden_layers;  // switched off when the document is opened
    std::map<QPDFObjGen, std::unique_ptr<LetterWidths>> fonts;
};

class Painter {
public:
    Painter(PaintContext& context, Painting& painting, const Matrix& page_matrix);

    // Never throws for what a content stream holds; the library may for damaged objects.
    void paint(const std::string& content, QPDFObjectHandle resources);
    // A stream that is drawn like a picture, its box fitted into `place` (the appearance of an annotation).
    void paint_appearance(QPDFObjectHandle form, const Box& place);
    // An area without a stream of its own.
    void cover(const Box& place) { add_cover(place, false); }

private:
    struct Operand {
        bool is_number = false;
        double number = 0;
        std::string text;
    };
    struct Subpath {
        std::vector<Point> points;
        bool curved = false;
    };

    void run(const std::string& content, QPDFObjectHandle resources, int depth);
    void operate(const std::string& name, QPDFObjectHandle& resources, int depth);
    bool operate_state(const std::string& name, QPDFObjectHandle& resources);
    bool operate_colour(const std::string& name, QPDFObjectHandle& resources);
    bool operate_path(const std::string& name);
    bool operate_text(const std::string& name, QPDFObjectHandle& resources);
    void operate_marked(const std::string& name, QPDFObjectHandle& resources);

    double number(size_t from_end) const;
    Point point(size_t from_end) const { return {number(from_end + 1), number(from_end)}; }
    std::string_view text_operand() const { return operands_.empty() ? std::string_view() : std::string_view(operands_.back().text); }

    void set_graphics(QPDFObjectHandle parameters);
    void set_colour_space(QPDFObjectHandle& resources, std::string_view name);
    void set_colour();
    void set_font(QPDFObjectHandle& resources);
    void draw_object(QPDFObjectHandle object, int depth);
    void draw_form(QPDFObjectHandle form, int depth);
    void draw_picture(QPDFObjectHandle picture);
    void add_point(Point p, bool curved);
    void end_path(bool fill, bool stroke);
    void fill_path();
    void stroke_path();
    void add_cover(const Box& box, bool picture);
    void add_rule(const Box& box);
    void add_ground(const Box& box, Colour colour);
    void move_line(double x, double y);
    void show(const std::string& bytes);
    Sight sight_of(Point start, double size) const;
    Colour behind(Point p) const;
    bool is_hidden_layer(QPDFObjectHandle group) const;

    PaintContext& context_;
    Painting& painting_;
    GraphicsState state_;
    std::vector<GraphicsState> saved_;
    Matrix text_matrix_;
    Matrix line_matrix_;
    std::vector<Operand> operands_;
    size_t operand_count_ = 0;
    std::vector<Subpath> path_;
    size_t path_points_ = 0;
    bool clip_pending_ = false;
    std::vector<bool> marked_;  // open marked content: it hides what is in it
    unsigned hiding_ = 0;
    std::uint64_t steps_ = 0;
    struct Ground {
        Box box;
        Colour colour;  // nothing: not known
    };
    std::vector<Ground> grounds_;  // areas filled so far, and pictures
};

}  // namespace leakscan
