// The day of the run as rules see it. Every look at it is written down, so that a result can be used again on another day when that day
// would have given the same one: most only ask whether a birth date has come.
#pragma once

#include "base/date.h"

namespace leakscan {

struct Today {
    Date day;
    Days* same = nullptr;  // the days on which all answers so far would have been the same; null: nobody asks

    bool has_come(Date date) const {
        const bool come = date <= day;
        if (same == nullptr) return come;
        same->keep_within(come ? Days{date, Days().last} : Days{Days().first, date_from_day_number(day_number(date) - 1)});
        return come;
    }
    // For what depends on the day in any other way.
    Date exactly() const {
        if (same != nullptr) same->keep_within({day, day});
        return day;
    }
};

}  // namespace leakscan
