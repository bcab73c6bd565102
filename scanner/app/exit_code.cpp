#include "app/exit_code.h"

namespace leakscan {
namespace {

constexpr int exit_signal = 128;  // + its number, as shells report it

bool something_to_rectify(const Totals& totals, FailOn fail_on) {
    switch (fail_on) {
        case FailOn::leak:
        case FailOn::fresh: return totals.leaks > 0;
        case FailOn::review: return totals.leaks + totals.reviews > 0;
        case FailOn::none: return false;
    }
    return false;
}

}  // namespace

int exit_code(const Totals& totals, FailOn fail_on, int signal) {
    if (signal != 0) return exit_signal + signal;
    if (something_to_rectify(totals, fail_on)) return exit_to_rectify;
    return totals.skipped + totals.partly > 0 ? exit_not_all_read : 0;
}

}  // namespace leakscan
