#include "app/exit_code.h"

#include <algorithm>

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

bool is_reason_to_fail(const ListLine& line, FailOn fail_on) {
    if (line.known == nullptr) return fail_on != FailOn::none;
    if (line.is_settled() || fail_on == FailOn::none) return false;
    if (line.ruling != Ruling::leak) return fail_on == FailOn::review;
    return fail_on != FailOn::fresh || line.is_new();
}

bool something_to_rectify(const ListedReport& listed, FailOn fail_on) {
    if (!listed.report.ledger) return something_to_rectify(listed.report.totals, fail_on);
    return std::any_of(listed.lists.begin(), listed.lists.end(), [&](const UnitList& list) {
        return std::any_of(list.lines.begin(), list.lines.end(), [&](const ListLine& line) { return is_reason_to_fail(line, fail_on); });
    });
}

}  // namespace

int exit_code(const ListedReport& listed, FailOn fail_on, int signal) {
    if (signal != 0) return exit_signal + signal;
    if (something_to_rectify(listed, fail_on)) return exit_to_rectify;
    return listed.report.totals.skipped + listed.report.totals.partly > 0 ? exit_not_all_read : 0;
}

Status check_fail_on(const Options& options) {
    if (options.fail_on != FailOn::fresh || !options.ledger.empty()) return {};
    return Error{Fault::usage, std::string(Phrase{"--fail-on new 须同时用 --ledger 指定台账，才知道哪些是新的",
                                                  "--fail-on new needs --ledger, which knows what is new"}
                                               .in(options.language))};
}

}  // namespace leakscan
