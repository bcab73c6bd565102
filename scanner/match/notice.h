// The topic of a notice whose publicity period is over and that still names people: one finding a document, of kind person_name and rule
// topic.expired-notice. Finds the facts, the last day and how many are named; whether the day has passed and matters is judge's business.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "match/match.h"

namespace leakscan {

// Reads a document part by part, in order.
class NoticeReader {
public:
    NoticeReader(const Matcher& matcher, const Origin& origin) : matcher_(matcher), origin_(origin) {}

    // Cheap for what is no notice: one search for two characters.
    void read(const Document& part);
    // nullopt: no period stated, or too few people named.
    std::optional<Finding> finding() const;

private:
    struct Statement {
        Date last_day;
        Location location;
        std::string words;  // as printed, numbers of people masked
    };

    void find_period(const Document& part);
    void state(const Document& part, const Block& block, std::uint32_t begin, std::string_view stretch, Date last_day);
    void count_names(const Document& part);

    const Matcher& matcher_;
    const Origin& origin_;
    std::optional<Statement> statement_;  // the one that ends last
    std::uint32_t rows_ = 0;              // names that stand under a caption of names
    std::uint32_t listed_ = 0;            // names elsewhere
};

}  // namespace leakscan
