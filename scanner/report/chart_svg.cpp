// The scale ends at a round number; labels at the end of the lines are moved apart where lines meet.
#include "report/chart_svg.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "report/markup.h"

namespace leakscan {
namespace {

constexpr double width = 900;
constexpr double height = 320;
constexpr double left = 52;
constexpr double right = 150;  // room for the names of the lines
constexpr double top = 20;
constexpr double bottom = 40;
constexpr size_t steps = 4;         // of the scale
constexpr size_t most_labels = 14;  // below the axis
constexpr double label_height = 15;

struct Look {
    std::string_view colour;
    std::string_view dashes;
};
constexpr std::array<Look, 6> looks = {
    {{"#c0362c", ""}, {"#2f7d4f", ""}, {"#1d4ed8", "7 3"}, {"#d98a1f", "2 3"}, {"#8b6fc0", "9 3 2 3"}, {"#6b7280", "1 4"}}};

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

// The smallest of 1, 2, 5, 10, 20, 50 ... of which `steps` reach `most`.
std::uint64_t step_for(std::uint64_t most) {
    for (std::uint64_t unit = 1;; unit *= 10) {
        for (std::uint64_t step : {unit, unit * 2, unit * 5}) {
            if (step * steps >= most) return step;
        }
        if (unit >= UINT64_MAX / 100) return UINT64_MAX / steps;
    }
}

class Drawing {
public:
    explicit Drawing(const OfficeChart& chart) : chart_(chart) {
        std::uint64_t most = 0;
        for (const OfficeSeries& series : chart.series) {
            for (const std::optional<std::uint64_t>& value : series.values) {
                any_ = any_ || value.has_value();
                most = std::max(most, value.value_or(0));
            }
        }
        step_ = step_for(std::max<std::uint64_t>(most, 1));
    }

    std::string draw() {
        if (!any_) return "";
        svg_ = "<svg viewBox=\"0 0 " + number(width) + " " + number(height) + "\" role=\"img\" aria-label=\"" + escaped(chart_.title) +
               "\" xmlns=\"http://www.w3.org/2000/svg\"><title>" + escaped(chart_.title) + "</title>\n";
        scale();
        labels();
        for (size_t i = 0; i < std::min(chart_.series.size(), looks.size()); ++i) line(i);
        names();
        return svg_ + "</svg>\n";
    }

private:
    double x(size_t index) const {
        const size_t gaps = std::max<size_t>(chart_.labels.size(), 2) - 1;
        return chart_.labels.size() == 1 ? (left + width - right) / 2
                                         : left + 14 + (width - right - left - 28) * static_cast<double>(index) / static_cast<double>(gaps);
    }
    double y(std::uint64_t value) const {
        return height - bottom - (height - top - bottom) * static_cast<double>(value) / static_cast<double>(step_ * steps);
    }
    void text(double at_x, double at_y, std::string_view anchor, std::string_view colour, const std::string& words) {
        svg_ += "<text x=\"" + number(at_x) + "\" y=\"" + number(at_y) + "\" text-anchor=\"" + std::string(anchor) + "\" fill=\"" +
                std::string(colour) + "\" font-size=\"12\">" + escaped(words) + "</text>\n";
    }

    void scale() {
        for (size_t i = 0; i <= steps; ++i) {
            const std::uint64_t value = step_ * i;
            svg_ += "<line x1=\"" + number(left) + "\" x2=\"" + number(width - right) + "\" y1=\"" + number(y(value)) + "\" y2=\"" +
                    number(y(value)) + "\" stroke=\"" + (i == 0 ? "#6b7280" : "#e5e7eb") + "\"/>\n";
            text(left - 8, y(value) + 4, "end", "#6b7280", std::to_string(value));
        }
    }

    void labels() {
        const size_t each = (chart_.labels.size() + most_labels - 1) / most_labels;
        for (size_t i = 0; i < chart_.labels.size(); i += each) text(x(i), height - bottom + 20, "middle", "#6b7280", chart_.labels[i]);
    }

    void line(size_t index) {
        const OfficeSeries& series = chart_.series[index];
        std::string path;
        bool drawing = false;
        std::string points;
        for (size_t i = 0; i < series.values.size(); ++i) {
            const std::optional<std::uint64_t>& value = series.values[i];
            if (value) {
                path += (drawing ? "L" : "M") + number(x(i)) + " " + number(y(*value));
                points += "<circle cx=\"" + number(x(i)) + "\" cy=\"" + number(y(*value)) + "\" r=\"3.5\"/>";
                last_.resize(std::max(last_.size(), index + 1));
                last_[index] = value;
            }
            drawing = value.has_value();
        }
        const Look& look = looks[index];
        svg_ += "<g fill=\"" + std::string(look.colour) + "\"><path d=\"" + path + "\" fill=\"none\" stroke=\"" + std::string(look.colour) +
                "\" stroke-width=\"2\"" + (look.dashes.empty() ? "" : " stroke-dasharray=\"" + std::string(look.dashes) + "\"") + "/>" +
                points + "</g>\n";
    }

    // At the right end, from the lowest line upwards, each at least a line of text above the one before.
    void names() {
        std::vector<std::pair<double, size_t>> places;
        for (size_t i = 0; i < last_.size(); ++i) {
            if (last_[i]) places.emplace_back(y(*last_[i]), i);
        }
        std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        double above = height;
        for (const auto& [place, index] : places) {
            above = std::min(place, above - label_height);
            text(width - right + 10, above + 4, "start", looks[index].colour,
                 chart_.series[index].title + " " + std::to_string(*last_[index]));
        }
    }

    const OfficeChart& chart_;
    std::uint64_t step_ = 1;
    bool any_ = false;
    std::vector<std::optional<std::uint64_t>> last_;  // value of each series
    std::string svg_;
};

}  // namespace

std::string to_svg(const OfficeChart& chart) { return Drawing(chart).draw(); }

}  // namespace leakscan
