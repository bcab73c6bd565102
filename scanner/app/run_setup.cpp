#include "app/run_setup.h"

#include <cstdlib>
#include <thread>

#include "app/pattern_folders.h"
#include "base/file.h"
#include "base/message.h"
#include "companion/companion.h"

namespace leakscan {
namespace {

// $XDG_STATE_HOME/leakscan, as the XDG base directory specification has it.
Result<std::string> state_folder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && state[0] == '/') return std::string(state) + "/leakscan";
    const char* home = std::getenv("HOME");
    if (home != nullptr && home[0] == '/') return std::string(home) + "/.local/state/leakscan";
    return Error{Fault::usage, "no home folder to keep the identity key in: give --key FILE"};
}

Result<Key> load_key(const Options& options) {
    const std::string path = TRY(identity_key_path(options));
    // Where a ledger lies is its owner's choice; the state folder is ours.
    if (options.key.empty() && !options.ledger.starts_with("sqlite:")) TRY(make_directory(path.substr(0, path.rfind('/'))));
    return load_or_create_key(path);
}

}  // namespace

Result<std::string> identity_key_path(const Options& options) {
    if (!options.key.empty()) return options.key;
    if (constexpr std::string_view file = "sqlite:"; options.ledger.starts_with(file)) return options.ledger.substr(file.size()) + ".key";
    return TRY(state_folder()) + "/identity.key";
}

Result<std::string> check_picture_reader(const Options& options) {
    if (options.limits.ocr_seconds == 0) return std::string();
    const Result<std::string> examined = examine_companion(ocr_reader, find_companion(ocr_reader));
    if (examined.ok()) return examined;
    return Error{Fault::usage,
                 fill({"不能识别图片（--ocr）：{}", "--ocr: pictures cannot be read: {}"}, options.language, {examined.error().message})};
}

Result<RunSetup> set_up_run(const Options& options, const std::string& unit_file) {
    RunSetup setup;
    setup.picture_reader = TRY(check_picture_reader(options));
    if (!unit_file.empty()) setup.roster = TRY(UnitRoster::read(unit_file));
    setup.pool.limits = options.limits;
    setup.pool.jobs = options.jobs.value_or(std::max(1u, std::thread::hardware_concurrency()));
    setup.pool.match.pattern_folders = TRY(find_pattern_folders(options.patterns));
    setup.pool.match.key = TRY(load_key(options));
    setup.pool.match.reveal = options.reveal;
    setup.pool.match.as_of = options.as_of.value_or(today());
    setup.policy = TRY(load_policy(options.policy, setup.pool.match.pattern_folders, setup.pool.match.key));
    setup.pool.match.digests = !options.ledger.empty() || setup.policy.knows_numbers();
    // A wrong rule is told with file and line before any worker starts.
    setup.matcher = std::make_unique<const Matcher>(TRY(Matcher::create(setup.pool.match)));
    setup.pool.matcher = setup.matcher.get();
    setup.pool.match.checked_rules = setup.matcher->checked_rules();
    setup.as_of = setup.pool.match.as_of;
    return setup;
}

}  // namespace leakscan
