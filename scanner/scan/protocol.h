// What the parent and a worker say to each other, as frames (base/wire.h). Both are the same build, so there is no
// version; but the parent believes nothing: a worker has read hostile bytes and may be somebody else's by now.
//
//   parent → worker   settings, then jobs
//   worker → parent   ready | refused, then for each job: (begin found* revisit* skip* end?)* done
//
// `begin` leaves the worker before it touches the item. Without `end` follows an item of another worker's share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/jail.h"
#include "base/result.h"
#include "match/match.h"
#include "model/limits.h"
#include "model/scanned.h"
#include "scan/scan_file.h"

namespace leakscan {

// One finding or skip, or a list of many names on the way to a member, is far below it.
inline constexpr std::uint32_t longest_message = 1u << 20;
// Of one document; a document with more is cut there (ending `partly`).
inline constexpr std::uint64_t most_findings = 1'000'000;
// Revisits of one file that wait for others, and those that all files of a run leave to others.
inline constexpr std::uint64_t most_revisits = 50'000;
// A job with all of them, in the parent's own words.
inline constexpr std::uint32_t longest_job = 256u << 20;
// Paths of a worker's settings, all together in one message.
inline constexpr std::uint64_t most_readable = 200;

struct WorkerSettings {
    MatchSettings match;
    Limits limits;
    std::vector<std::string> readable;  // files and folders: all that the worker may open
};

std::string encode(const WorkerSettings& settings);
Result<WorkerSettings> decode_settings(std::string_view message);
std::string encode(const Job& job);
Result<Job> decode_job(std::string_view message);

enum class AnswerType : std::uint8_t { ready, refused, begin, found, revisit, skip, end, done };

// One answer; only the fields of its type say anything. There is one for every finding of a run, so who reads many keeps it.
struct Answer {
    AnswerType type = AnswerType::ready;
    std::uint64_t number = 0;
    Origin origin;             // begin
    Finding finding;           // found
    Revisit revisit;           // revisit
    Skip skip;                 // skip
    ScannedDocument document;  // end: without its origin, which its `begin` told
    JailStatus jail;           // ready: what became of it
    FileEnd file_end;          // done
    std::string message;       // refused: why; a complaint about patterns or tables
};

std::string encode_ready(const JailStatus& jail);
std::string encode_refused(std::string_view why);
std::string encode_begin(std::uint64_t number, const Origin& origin);
std::string encode_found(std::uint64_t number, const Finding& finding);
std::string encode_revisit(std::uint64_t number, const Revisit& revisit);
std::string encode_skip(std::uint64_t number, const Skip& skip);
std::string encode_end(const ScannedDocument& document);
std::string encode_done(const FileEnd& end);
// Fault::malformed for anything that no worker of ours says; then the answer says nothing.
Status decode_answer(std::string_view message, Answer& answer);

}  // namespace leakscan
