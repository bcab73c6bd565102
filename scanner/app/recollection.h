// Lets a run with a ledger read only what has changed: stands between the pool and whoever takes the documents, writes down what was read
// of each file (scan/reading, packed) and has it told again when path, bytes, rules, limits, program and, where it matters, the day are the
// same (track/readings). Policy and units are the clerk's, who judges everything anew.
#pragma once

#include <memory>
#include <string>

#include "app/run_setup.h"
#include "scan/pool.h"
#include "track/readings.h"

namespace leakscan {

class Recollection {
public:
    // Null without --ledger, and with --reveal, because a ledger holds no raw value. With --full nothing is recalled. `setup` must outlive
    // it. `pdf_reader`: what that says of itself.
    static Result<std::unique_ptr<Recollection>> open(const Options& options, RunSetup& setup, const std::vector<std::string>& root_names,
                                                      const std::string& pdf_reader);

    // Joins in what the callbacks do; must outlive the run.
    void join(PoolCallbacks& callbacks);
    // After the run. `whole`: the walk was not narrowed and not cut short.
    Status finish(bool whole);
    std::uint64_t files_recalled() const { return recalled_; }

private:
    Recollection(std::unique_ptr<Database> database, Readings readings, const RunSetup& setup, bool full)
        : database_(std::move(database)), readings_(std::move(readings)), setup_(setup), full_(full) {}

    bool is_known(const InputFile& input);
    std::optional<std::deque<ScannedDocument>> recall(const InputFile& input);
    void listen(const ScannedDocument& document);
    void keep(const InputFile& input, const FileEnd& end);
    std::string path_of(const InputFile& input) const;
    std::string content_of(const std::string& sha256) const;

    std::unique_ptr<Database> database_;
    Readings readings_;
    const RunSetup& setup_;
    bool full_ = false;
    std::string file_;     // whose documents are being released
    std::string told_;     // of it, as frames
    bool enough_ = false;  // it is not kept: told before, or too long
    std::uint64_t recalled_ = 0;
};

}  // namespace leakscan
