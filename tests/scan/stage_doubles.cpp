// Stand-ins for extract and match, linked before the real ones: small, without rules to load, and with documents
// that make their reader misbehave. "LEAKSCAN-MISBEHAVE crash|hang|eat-memory|lie|exit|throw|peek|write" as a first line does so.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <new>
#include <stdexcept>
#include <vector>

#include "base/process.h"
#include "base/text.h"
#include "extract/extract.h"
#include "match/match.h"

namespace leakscan {
namespace {

void misbehave(std::string_view how) {
    if (how == "crash") __builtin_trap();
    if (how == "exit") ::_exit(7);
    if (how == "peek" && ::open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0) __builtin_trap();
    if (how == "write" && ::open("/tmp/leakscan-was-here", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0) __builtin_trap();
    if (how == "throw") throw std::runtime_error("thrown");
    if (how == "lie") static_cast<void>(write_fully(answer_descriptor, std::string(64, '\x01')));
    if (how == "long-lie") static_cast<void>(write_fully(answer_descriptor, "\xFF\xFF\xFF\xFF"));
    while (how == "hang") ::usleep(1000);
    std::vector<std::string> eaten;
    while (how == "eat-memory") eaten.emplace_back(16u << 20, 'x');
}

}  // namespace

Result<Extracted> extract(const Item& item, const Limits&, const std::function<void(const Document&)>& part) {
    constexpr std::string_view magic = "LEAKSCAN-MISBEHAVE ";
    const std::string_view line = item.bytes.substr(0, item.bytes.find('\n'));
    if (line.starts_with(magic)) misbehave(line.substr(magic.size()));
    Extracted extracted;
    extracted.media = "txt";
    extracted.meta.title = "title of " + std::string(item.file_name());
    if (line == "PICTURE") extracted.nature = Nature::picture;
    if (line == "FILM") extracted.nature = Nature::other;
    if (line == "ENCRYPTED") return Error{Fault::encrypted, "has a password"};
    if (line == "HALF") extracted.warnings = {{Fault::malformed, "one sheet"}, {Fault::malformed, "another sheet"}};
    if (extracted.nature != Nature::document) return extracted;
    Document document;
    document.media = "txt";
    document.add(item.bytes, {});
    part(document);
    if (line == "BREAKS") return Error{Fault::malformed, "its end"};
    return extracted;
}

struct Matcher::State {
    std::string digest = "0123456789abcdef";
};

Matcher::Matcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

Result<Matcher> Matcher::create(const MatchSettings& settings) {
    if (settings.pattern_folders == std::vector<std::string>{"bad"}) return Error{Fault::usage, "bad/rule.toml:3: no such check"};
    if (settings.pattern_folders == std::vector<std::string>{"dies"}) ::_exit(9);
    return Matcher(std::make_unique<State>());
}

// Each "ID" with the digits behind it.
std::vector<Finding> Matcher::find(const Document& document, const Origin&) const {
    std::vector<Finding> findings;
    for (size_t at = 0; (at = document.text.find("ID", at)) != std::string::npos; at += 2) {
        Finding finding;
        finding.rule = "test.id";
        finding.masked = document.text.substr(at, document.text.find_first_not_of("0123456789", at + 2) - at);
        finding.location.label = "标签";
        finding.candidates = at;
        findings.push_back(finding);
    }
    return findings;
}

bool Matcher::may_name_somebody(std::string_view) const { return true; }
std::string Matcher::mask_values(std::string_view text) const { return replace_all(std::string(text), "13800138000", "138****8000"); }

Days Matcher::take_same_days() const { return {}; }

bool Matcher::reveals() const { return false; }

const std::string& Matcher::rules_digest() const { return state_->digest; }

}  // namespace leakscan
