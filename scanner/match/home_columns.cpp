// The headers are looked up once per label, so that a document without a column of doors costs next to nothing.
#include "match/home_columns.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "match/fold.h"
#include "match/table_file.h"

namespace leakscan {
namespace {

constexpr size_t longest_part = 60;  // bytes of a cell: the name of an estate
constexpr size_t most_digits = 4;    // of a building, unit, floor or door

std::optional<HomePart> part_from(std::string_view name) {
    constexpr std::array<std::string_view, home_parts> names = {"estate", "building", "unit", "floor", "door"};
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<HomePart>(found - names.begin());
}

// A name for the estate, a short number for all else: 3, 3栋, A2, 501室.
bool may_be_part(HomePart part, std::string_view text) {
    const auto digits = static_cast<size_t>(std::count_if(text.begin(), text.end(), is_ascii_digit));
    if (text.empty() || text.size() > longest_part) return false;
    if (part == HomePart::estate) return digits < text.size() && count_code_points(text) >= 2;
    return digits > 0 && digits <= most_digits && count_code_points(text) <= most_digits + 4;
}

bool same_table(const Locus& a, const Locus& b) { return a.table == b.table && a.sheet == b.sheet && a.channel == b.channel; }

// The parts of one row, read from left to right.
class RowReader {
public:
    RowReader(const Document& document, std::vector<SplitHome>& homes) : document_(document), homes_(homes) {}

    void add(std::uint32_t block, const HomeColumn& column) {
        const Locus& where = document_.blocks[block].where;
        if (!same_table(where, where_)) estate_ = {};
        if (!same_table(where, where_) || where.row != where_.row) parts_ = {};
        where_ = where;
        Part part{block, fold_label(document_.text_of(document_.blocks[block])), true};
        if (!may_be_part(column.part, part.text)) return;
        if (is_ascii_digit(part.text.back())) part.text += column.written;
        if (column.part == HomePart::estate)
            estate_ = std::move(part);
        else
            parts_[static_cast<size_t>(column.part)] = std::move(part);
        if (column.part == HomePart::door) finish();
    }

private:
    struct Part {
        std::uint32_t block = 0;
        std::string text;
        bool known = false;
    };
    const Part& part(HomePart which) const { return parts_[static_cast<size_t>(which)]; }

    void finish() {
        const bool home = part(HomePart::building).known && (estate_.known || part(HomePart::unit).known);
        parts_[static_cast<size_t>(HomePart::estate)] = estate_;
        SplitHome found;
        for (const Part& next : parts_) {
            if (!next.known) continue;
            found.cells.push_back(next.block);
            found.value += next.text;
        }
        if (home) homes_.push_back(std::move(found));
        parts_ = {};  // two people side by side
    }

    const Document& document_;
    std::vector<SplitHome>& homes_;
    Locus where_;
    Part estate_;  // outlives its row
    std::array<Part, home_parts> parts_;
};

}  // namespace

Result<HomeColumns> HomeColumns::create(const std::string& data_folder) {
    HomeColumns columns;
    TRY(read_table(data_folder + "/home_columns.tsv", 3, [&columns](TableRow row) {
        const std::optional<HomePart> part = part_from(row[1]);
        if (!part) return false;
        columns.columns_[fold_label(row[0])] = {*part, row[2] == "-" ? std::string() : std::string(row[2])};
        return true;
    }));
    return columns;
}

const HomeColumn* HomeColumns::column_of(std::string_view label) const {
    // 住房坐落/单元: the lower of two headers.
    if (const size_t slash = label.rfind('/'); slash != std::string_view::npos) label.remove_prefix(slash + 1);
    const auto found = columns_.find(fold_label(label));
    return found == columns_.end() ? nullptr : &found->second;
}

std::vector<SplitHome> HomeColumns::find(const Document& document) const {
    std::vector<const HomeColumn*> columns;  // by label
    bool doors = false;
    for (const std::string& label : document.labels) {
        columns.push_back(column_of(label));
        doors |= columns.back() != nullptr && columns.back()->part == HomePart::door;
    }
    std::vector<SplitHome> homes;
    if (!doors) return homes;
    RowReader reader(document, homes);
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.where.row != 0 && columns[block.label] != nullptr) reader.add(i, *columns[block.label]);
    }
    return homes;
}

}  // namespace leakscan
