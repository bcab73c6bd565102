// Whom the findings of a report count for, as numbers: so that different people are counted in many groups (lines, documents, units)
// while each finding's key is hashed once.
#pragma once

#include <cstdint>
#include <vector>

#include "model/report.h"

namespace leakscan {

// Of each finding of the report, in their order: its person's number, from 1 in order of appearance.
std::vector<std::uint32_t> number_people(const Report& report);

// Counts the different people of one group after the other.
class PeopleCount {
public:
    void begin_group() { ++group_, count_ = 0; }
    void add(std::uint32_t person) {
        if (person >= last_group_.size()) last_group_.resize(std::size_t{person} * 2 + 1);
        count_ += last_group_[person] != group_ ? 1 : 0;
        last_group_[person] = group_;
    }
    std::uint64_t count() const { return count_; }

private:
    std::vector<std::uint64_t> last_group_;  // by person: the latest group that they were added to
    std::uint64_t group_ = 0;
    std::uint64_t count_ = 0;
};

}  // namespace leakscan
