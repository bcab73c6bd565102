// What every run needs before the first file is opened: rules, policy, roster, key. All of it is checked here, so that
// a wrong file ends the command at once and not after an hour of scanning.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/options.h"
#include "assign/assign.h"
#include "judge/policy_file.h"
#include "scan/pool.h"

namespace leakscan {

struct RunSetup {
    PoolSettings pool;
    Policy policy;
    UnitRoster roster;
    Date as_of;
    std::string picture_reader;              // check_picture_reader()
    std::unique_ptr<const Matcher> matcher;  // of the parent: it masks file names and URLs with it
};

// `unit_file`: path of units.toml, empty for none.
Result<RunSetup> set_up_run(const Options& options, const std::string& unit_file);

// What leakscan-ocr says of itself if pictures are to be read (--ocr), else nothing; an error if it cannot do it.
Result<std::string> check_picture_reader(const Options& options);

// Where the identity key is, or will be at first use: --key, else FILE.key beside the ledger's file, else the user's state folder.
Result<std::string> identity_key_path(const Options& options);

}  // namespace leakscan
