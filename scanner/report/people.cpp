#include "report/people.h"

#include <string_view>
#include <unordered_map>

namespace leakscan {

std::vector<std::uint32_t> number_people(const Report& report) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(report.findings.size());
    std::unordered_map<std::string_view, std::uint32_t> known;
    std::string_view before;  // the values of one row of a table follow each other
    for (const JudgedFinding& judged : report.findings) {
        const std::string_view person = person_of(judged.finding);
        const bool same = !numbers.empty() && person == before;
        numbers.push_back(same ? numbers.back() : known.try_emplace(person, static_cast<std::uint32_t>(known.size() + 1)).first->second);
        before = person;
    }
    return numbers;
}

}  // namespace leakscan
