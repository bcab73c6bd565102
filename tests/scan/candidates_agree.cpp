// Scans files twice, with the candidate pass and by trying every position, and prints every finding that only one of them has.
// Used by candidates_agree.py: what rules are added later is compared with everything else.
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

#include "scan/scan_file.h"
#include "unpack/walk.h"

using namespace leakscan;

namespace {

Result<Matcher> make_matcher(const std::string& patterns, bool candidates_first) {
    MatchSettings settings;
    settings.pattern_folders = {patterns};
    settings.reveal = true;
    settings.candidates_first = candidates_first;
    settings.as_of = {2026, 11, 22};
    return Matcher::create(settings);
}

// All but the excerpt: it masks what was looked at, be it a finding or not, such as the name of a village.
std::string line_of(const ScannedDocument& document, const Finding& finding) {
    const Location& where = finding.location;
    return document.origin.path() + ": " + finding.rule + " " + finding.value + " " + std::string(name(finding.grade)) + " " +
           std::string(name(where.channel)) + " " + std::to_string(where.line) + ":" + std::to_string(where.column) + " " + where.cell +
           " [" + where.label + "]";
}

std::vector<std::string> findings_of(const WalkedFile& file, const Matcher& matcher) {
    std::vector<std::string> lines;
    DocumentSink sink([&lines](const ScannedDocument& document) {
        for (const Finding& finding : document.findings) lines.push_back(line_of(document, finding));
    });
    Job job;
    job.file = file.file;
    job.origin = file.origin;
    FileBytes memory;
    scan_file(memory, job, matcher, {}, sink);
    std::sort(lines.begin(), lines.end());
    return lines;
}

// How many findings `all` has that `others` have not.
size_t print_missing(const std::vector<std::string>& all, const std::vector<std::string>& others, const char* who) {
    std::vector<std::string> missing;
    std::set_difference(all.begin(), all.end(), others.begin(), others.end(), std::back_inserter(missing));
    for (const std::string& line : missing) std::printf("only %s: %s\n", who, line.c_str());
    return missing.size();
}

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 3) return 2;
    const Result<Matcher> fast = make_matcher(arguments[1], true);
    const Result<Matcher> slow = make_matcher(arguments[1], false);
    const Result<Walk> walked = walk({{arguments + 2, arguments + argument_count}, {}, {}, {}});
    if (!fast.ok() || !slow.ok() || !walked.ok()) return 2;
    size_t found = 0;
    size_t differences = 0;
    for (const WalkedFile& file : walked->files) {
        const std::vector<std::string> by_candidates = findings_of(file, *fast);
        const std::vector<std::string> everywhere = findings_of(file, *slow);
        found += everywhere.size();
        differences += print_missing(everywhere, by_candidates, "by trying every position");
        differences += print_missing(by_candidates, everywhere, "by the candidate pass");
    }
    std::printf("%zu files, %zu findings, %zu differences\n", walked->files.size(), found, differences);
    return differences == 0 && found > 0 ? 0 : 1;
}
