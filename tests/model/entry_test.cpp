#include "model/entry.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("the note of a ruling says all of it, so that it can be told later") {
    for (const std::optional<Date>& until : {std::optional<Date>{}, std::optional<Date>{Date{2018, 6, 30}}}) {
        for (const char* reason : {"便民电话", "", "a (-> b)", "see (-> 2017-01-01) there"}) {
            EntryEvent event;
            event.by = "办公室";
            event.on = {2017, 11, 8};
            event.note = note_of({event.by, reason, event.on, until});
            INFO(event.note);
            const Ruled ruled = ruled_by(event);
            CHECK(ruled.reason == reason);
            CHECK(ruled.until == until);
            CHECK(ruled.by == event.by);
            CHECK(ruled.on == event.on);
        }
    }
}
