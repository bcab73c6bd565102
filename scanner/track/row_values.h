// Cells of a row as fields and back: the few forms that the ledger's columns have. Dates are text, and empty or NULL where unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "track/database.h"

namespace leakscan {

// Takes the cells of a row one after the other. A cell of another type than asked for reads as empty: STRICT tables hold none.
class RowReader {
public:
    explicit RowReader(const SqlRow& row) : row_(row) {}

    std::string text() {
        const auto* value = std::get_if<std::string>(&row_[at_++]);
        return value == nullptr ? std::string() : *value;
    }
    std::uint64_t number() {
        const auto* value = std::get_if<std::int64_t>(&row_[at_++]);
        return value == nullptr || *value < 0 ? 0 : static_cast<std::uint64_t>(*value);
    }
    bool flag() { return number() != 0; }
    Date date() { return optional_date().value_or(Date{}); }
    std::optional<Date> optional_date() { return parse_date(text()); }
    // A word with a meaning: `from` is one of the ..._from functions of the model.
    template <typename T>
    T word(std::optional<T> (*from)(std::string_view)) {
        return from(text()).value_or(T{});
    }

private:
    const SqlRow& row_;
    size_t at_ = 0;
};

inline SqlValue cell(std::string_view text) { return std::string(text); }
inline SqlValue cell(std::uint64_t number) { return static_cast<std::int64_t>(number); }
inline SqlValue cell(bool flag) { return std::int64_t{flag ? 1 : 0}; }
inline SqlValue cell(Date date) { return is_valid(date) ? to_string(date) : std::string(); }
inline SqlValue cell(const std::optional<Date>& date) { return date ? SqlValue(to_string(*date)) : SqlValue(); }

}  // namespace leakscan
