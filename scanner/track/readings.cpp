// Rows are fetched and written some at a time, so that a server far away is asked seldom.
#include "track/readings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

#include "track/transaction.h"

namespace leakscan {
namespace {

constexpr size_t rows_at_once = 32;
constexpr size_t rows_of_a_transaction = 512;
constexpr size_t bytes_of_a_transaction = 8u << 20;
// A file of which more was found is read again rather than kept.
constexpr size_t longest_answer = 4u << 20;

const std::string& text(const SqlValue& value) { return std::get<std::string>(value); }

std::string places(size_t first, size_t count) {
    std::string list;
    for (size_t i = 0; i < count; ++i) list += (i == 0 ? "$" : ", $") + std::to_string(first + i);
    return list;
}

}  // namespace

ShortHash ShortHash::of(std::string_view hex) {
    constexpr size_t half = 16;
    constexpr int base = 16;
    ShortHash hash;
    if (hex.size() != 2 * half) return hash;
    std::from_chars(hex.data(), hex.data() + half, hash.first, base);
    std::from_chars(hex.data() + half, hex.data() + 2 * half, hash.second, base);
    return hash;
}

std::string ShortHash::hex() const {
    std::array<char, 33> text{};
    std::snprintf(text.data(), text.size(), "%016llx%016llx", static_cast<unsigned long long>(first),
                  static_cast<unsigned long long>(second));
    return text.data();
}

Result<Readings> Readings::open(Database& database, const std::string& roots, const std::string& context, Date day) {
    Readings readings(database, roots, context);
    TRY(readings.load(true, day));
    if (readings.known_.empty()) TRY(readings.load(false, day));
    return readings;
}

Status Readings::load(bool own, Date day) {
    const std::string statement =
        std::string("select path, content, roots, first_day, last_day from reading where context = $1 and roots ") +
        (own ? "= $2" : "<> $2");
    return database_->run(statement, {context_, roots_.front()}, [&](const SqlRow& row) {
        const auto place = std::find(roots_.begin(), roots_.end(), text(row[2]));
        const auto roots = static_cast<std::uint32_t>(place - roots_.begin());
        if (place == roots_.end()) roots_.push_back(text(row[2]));
        const bool holds = text(row[3]) <= to_string(day) && to_string(day) <= text(row[4]);
        known_.try_emplace(ShortHash::of(text(row[0])), Known{ShortHash::of(text(row[1])), roots, holds, false});
    });
}

bool Readings::meet(const std::string& path) {
    const auto known = known_.find(ShortHash::of(path));
    if (known == known_.end()) return false;
    known->second.met = true;
    return trouble_.ok() && known->second.holds;
}

bool Readings::expect(const std::string& path, const std::string& content) {
    const auto known = known_.find(ShortHash::of(path));
    if (known == known_.end() || known->second.content != ShortHash::of(content)) return false;
    expected_.push_back({path, known->second.roots, std::nullopt, false});
    return true;
}

std::optional<std::string> Readings::recall() {
    if (trouble_.ok() && !expected_.front().fetched) trouble_ = fetch();
    Expected expected = std::move(expected_.front());
    expected_.pop_front();
    std::optional<std::string> answer = std::exchange(expected.answer, std::nullopt);
    if (answer && expected.roots != 0) {
        moved_.push_back(std::move(expected));
        if (moved_.size() >= rows_of_a_transaction) static_cast<void>(write());
    }
    return answer;
}

// The first of those expected and some behind it that lie under the same roots.
Status Readings::fetch() {
    SqlRow parameters = {roots_[expected_.front().roots]};
    std::unordered_map<std::string_view, Expected*> wanted;
    for (Expected& expected : expected_) {
        if (wanted.size() == rows_at_once || expected.roots != expected_.front().roots) break;
        wanted.emplace(expected.path, &expected);
        parameters.emplace_back(expected.path);
        expected.fetched = true;
    }
    parameters.resize(1 + rows_at_once, std::string());  // one statement for any number
    return database_->run("select path, answer from reading where roots = $1 and path in (" + places(2, rows_at_once) + ")", parameters,
                          [&](const SqlRow& row) {
                              const auto place = wanted.find(text(row[0]));
                              if (place != wanted.end()) place->second->answer = std::get<Blob>(row[1]).bytes;
                          });
}

void Readings::keep(KeptReading reading) {
    if (!trouble_.ok() || reading.answer.size() > longest_answer) return;
    unwritten_bytes_ += reading.answer.size();
    unwritten_.push_back(std::move(reading));
    if (unwritten_.size() >= rows_of_a_transaction || unwritten_bytes_ >= bytes_of_a_transaction) static_cast<void>(write());
}

Status Readings::write() {
    if (trouble_.ok() && !(unwritten_.empty() && moved_.empty())) trouble_ = write_rows();
    unwritten_.clear();
    unwritten_bytes_ = 0;
    moved_.clear();
    return trouble_;
}

Status Readings::write_rows() {
    Transaction transaction = TRY(Transaction::begin(*database_));
    for (const KeptReading& reading : unwritten_) {
        TRY(database_->run(
            "insert into reading (roots, path, context, content, first_day, last_day, answer) values ($1, $2, $3, $4, $5, $6, $7) "
            "on conflict (roots, path) do update set context = excluded.context, content = excluded.content, "
            "first_day = excluded.first_day, last_day = excluded.last_day, answer = excluded.answer",
            {roots_.front(), reading.path, context_, reading.content, to_string(reading.days.first), to_string(reading.days.last),
             Blob{reading.answer}}));
    }
    moved_of_.resize(roots_.size());
    for (const Expected& moved : moved_) {
        ++moved_of_[moved.roots];
        TRY(database_->run("delete from reading where roots = $1 and path = $2", {roots_.front(), moved.path}));
        TRY(database_->run("update reading set roots = $1 where roots = $2 and path = $3",
                           {roots_.front(), roots_[moved.roots], moved.path}));
    }
    return transaction.commit();
}

Status Readings::finish(bool whole) {
    TRY(write());
    if (!whole) return {};
    TRY(forget_useless());
    return forget_left_copies();
}

// Files that are gone, and what was read by other rules or another build and has not been read again.
Status Readings::forget_useless() {
    Transaction transaction = TRY(Transaction::begin(*database_));
    TRY(database_->run("delete from reading where roots = $1 and context <> $2", {roots_.front(), context_}));
    for (const auto& [path, known] : known_) {
        if (known.roots != 0 || known.met) continue;
        TRY(database_->run("delete from reading where roots = $1 and path = $2", {roots_.front(), path.hex()}));
    }
    return transaction.commit();
}

// Where at least half of what was remembered under other names stands under these now, the rest is that of an earlier copy.
Status Readings::forget_left_copies() {
    for (size_t i = 1; i < moved_of_.size(); ++i) {
        if (moved_of_[i] == 0) continue;
        std::int64_t left = 0;
        TRY(database_->run("select count(*) from reading where roots = $1", {roots_[i]},
                           [&](const SqlRow& row) { left = std::get<std::int64_t>(row[0]); }));
        if (static_cast<std::uint64_t>(left) > moved_of_[i]) continue;
        Transaction transaction = TRY(Transaction::begin(*database_));
        TRY(database_->run("delete from reading where roots = $1", {roots_[i]}));
        TRY(transaction.commit());
    }
    return {};
}

}  // namespace leakscan
