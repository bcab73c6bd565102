// Every type has a put_ and a get_ that name its fields in the same order, one beside the other.
#include "scan/protocol.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/wire.h"

namespace leakscan {
namespace {

// Longest list of names a worker may send for one origin; Limits::depth is far below.
constexpr std::uint64_t most_names = 1000;

void put_origin(WireWriter& to, const Origin& origin) {
    to.put_text(origin.file);
    to.put(origin.inner.size());
    for (const std::string& name : origin.inner) to.put_text(name);
    to.put_text(origin.url);
}

Origin get_origin(WireReader& from) {
    Origin origin;
    origin.file = from.text();
    for (std::uint64_t left = from.number_up_to(most_names); left > 0 && !from.failed(); --left) origin.inner.push_back(from.text());
    origin.url = from.text();
    return origin;
}

void put_location(WireWriter& to, const Location& location) {
    to.put(static_cast<std::uint64_t>(location.channel));
    to.put(location.page);
    to.put_text(location.sheet);
    to.put_text(location.cell);
    to.put(location.table);
    to.put(location.row);
    to.put_text(location.label);
    to.put(location.line);
    to.put(location.column);
}

void get_location(WireReader& from, Location& location) {
    location.channel = from.enumerator(Channel::file_name);
    location.page = from.small_number();
    from.text(location.sheet);
    from.text(location.cell);
    location.table = from.small_number();
    location.row = from.small_number();
    from.text(location.label);
    location.line = from.small_number();
    location.column = from.small_number();
}

constexpr int Date::*date_fields[] = {&Date::year, &Date::month, &Date::day};

void put_date(WireWriter& to, Date date) {
    for (int Date::*field : date_fields) to.put(static_cast<std::uint64_t>(date.*field));
}

// May be none of the calendar.
Date get_date(WireReader& from) {
    Date date;
    for (int Date::*field : date_fields) date.*field = static_cast<int>(from.number_up_to(INT16_MAX));
    return date;
}

constexpr bool Features::*feature_flags[] = {
    &Features::label_supports, &Features::label_opposes, &Features::name_beside, &Features::checksum_failed, &Features::unassigned,
    &Features::service_number, &Features::sample,        &Features::residential, &Features::at_door,         &Features::masked_in_sight};

void put_features(WireWriter& to, const Features& features) {
    to.put(static_cast<std::uint64_t>(features.owner));
    std::uint64_t flags = 0;
    for (size_t i = 0; i < std::size(feature_flags); ++i) flags |= std::uint64_t{features.*feature_flags[i]} << i;
    to.put(flags);
    to.put_flag(features.period_end.has_value());
    put_date(to, features.period_end.value_or(Date{}));
    to.put(features.names);
}

void get_features(WireReader& from, Features& features) {
    features.owner = from.enumerator(Owner::organisation);
    const std::uint64_t flags = from.number_up_to((1u << std::size(feature_flags)) - 1);
    for (size_t i = 0; i < std::size(feature_flags); ++i) features.*feature_flags[i] = (flags >> i & 1) != 0;
    const bool ends = from.flag();
    const Date period_end = get_date(from);
    if (ends && !is_valid(period_end)) from.fail();
    features.period_end.reset();
    if (ends) features.period_end = period_end;
    features.names = from.small_number();
}

void put_mask(WireWriter& to, const Mask& mask) {
    to.put_text(mask.pattern);
    to.put(mask.clues);
    to.put(mask.without_site);
    to.put_text(mask.name);
}

void get_mask(WireReader& from, Mask& mask) {
    from.text(mask.pattern);
    if (!mask.pattern.empty() && mask.pattern.find('*') == std::string::npos) from.fail();  // no value of ours
    mask.clues = static_cast<std::uint8_t>(from.number_up_to(0xFF));
    mask.without_site = from.number();
    from.text(mask.name);
}

void put_finding(WireWriter& to, const Finding& finding) {
    to.put_text(finding.rule);
    to.put(static_cast<std::uint64_t>(finding.kind));
    to.put(static_cast<std::uint64_t>(finding.grade));
    to.put_real(finding.confidence);
    to.put_text(finding.masked);
    to.put_text(finding.value);
    to.put_flag(finding.candidates.has_value());
    to.put(finding.candidates.value_or(0));
    put_mask(to, finding.mask);
    to.put_text(finding.id);
    to.put_text(finding.digest);
    to.put_text(finding.person);
    put_location(to, finding.location);
    to.put_text(finding.context);
    put_features(to, finding.features);
}

void get_finding(WireReader& from, Finding& finding) {
    from.text(finding.rule);
    finding.kind = static_cast<Kind>(from.number_up_to(kind_count - 1));
    finding.grade = from.enumerator(Grade::weak_mask);
    finding.confidence = from.real();
    if (!(finding.confidence >= 0 && finding.confidence <= 1)) from.fail();
    from.text(finding.masked);
    from.text(finding.value);
    const bool counted = from.flag();
    const std::uint64_t candidates = from.number();
    finding.candidates.reset();
    if (counted) finding.candidates = candidates;
    get_mask(from, finding.mask);
    from.text(finding.id);
    from.text(finding.digest);
    from.text(finding.person);
    get_location(from, finding.location);
    from.text(finding.context);
    get_features(from, finding.features);
}

void put_skip(WireWriter& to, const Skip& skip) {
    put_origin(to, skip.origin);
    to.put(static_cast<std::uint64_t>(skip.why));
    to.put_text(skip.note);
}

Skip get_skip(WireReader& from) {
    Skip skip;
    skip.origin = get_origin(from);
    skip.why = from.enumerator(Fault::partly);
    if (skip.why < Fault::io) from.fail();
    skip.note = from.text();
    return skip;
}

void put_revisit(WireWriter& to, const Revisit& revisit) {
    for (const std::uint64_t mark : revisit.marks) to.put(mark);
    put_origin(to, revisit.origin);
}

Revisit get_revisit(WireReader& from) {
    Revisit revisit;
    for (std::uint64_t& mark : revisit.marks) mark = from.number();
    revisit.origin = get_origin(from);
    return revisit;
}

constexpr std::string PageMeta::*meta_fields[] = {
    &PageMeta::site_name, &PageMeta::site_id,        &PageMeta::column_name, &PageMeta::column_type, &PageMeta::title,
    &PageMeta::published, &PageMeta::content_source, &PageMeta::author,      &PageMeta::reference,   &PageMeta::url};
// A new field in PageMeta must be added here as well.
static_assert(sizeof(PageMeta) == std::size(meta_fields) * sizeof(std::string));

void put_document(WireWriter& to, const ScannedDocument& document) {
    to.put_text(document.media);
    for (std::string PageMeta::*field : meta_fields) to.put_text(document.meta.*field);
    to.put_text(document.sha256);
    to.put(document.bytes);
    to.put(static_cast<std::uint64_t>(document.ending));
    to.put(document.revisits.count);
}

void get_document(WireReader& from, ScannedDocument& document) {
    from.text(document.media);
    for (std::string PageMeta::*field : meta_fields) from.text(document.meta.*field);
    from.text(document.sha256);
    document.bytes = from.number();
    document.ending = from.enumerator(Ending::other);
    document.revisits.count = from.number();
}

constexpr std::uint64_t Limits::*wide_limits[] = {&Limits::document_bytes, &Limits::unpacked_bytes, &Limits::expansion_ratio,
                                                  &Limits::members,        &Limits::worker_memory,  &Limits::part_bytes};

WireWriter start_answer(AnswerType type, std::uint64_t number = 0) {
    WireWriter to;
    to.put(static_cast<std::uint64_t>(type));
    to.put(number);
    return to;
}

JailStatus get_jail(WireReader& from) {
    JailStatus jail;
    jail.resource_limits = from.flag();
    jail.system_calls = from.flag();
    jail.files = from.flag();
    jail.problem = from.text();
    return jail;
}

FileEnd get_file_end(WireReader& from) {
    FileEnd end;
    end.content = from.text();
    if (!end.content.empty() && (end.content.size() != 64 || end.content.find_first_not_of("0123456789abcdef") != std::string::npos))
        from.fail();
    for (Date* day : {&end.same_days.first, &end.same_days.last}) {
        *day = get_date(from);
        if (!is_valid(*day)) from.fail();
    }
    return end;
}

Error nonsense(const char* what) { return {Fault::malformed, std::string("not a valid ") + what}; }

}  // namespace

std::string encode(const WorkerSettings& settings) {
    WireWriter to;
    to.put(settings.match.pattern_folders.size());
    for (const std::string& folder : settings.match.pattern_folders) to.put(folder);
    to.put(std::string_view(reinterpret_cast<const char*>(settings.match.key.data()), settings.match.key.size()));
    to.put_flag(settings.match.reveal);
    to.put_flag(settings.match.digests);
    to.put_flag(settings.match.candidates_first);
    to.put(settings.match.checked_rules);
    to.put(is_valid(settings.match.as_of) ? to_string(settings.match.as_of) : "");
    for (std::uint64_t Limits::*limit : wide_limits) to.put(settings.limits.*limit);
    to.put(settings.limits.depth);
    to.put(settings.limits.document_seconds);
    to.put(settings.limits.ocr_seconds);
    to.put(settings.readable.size());
    for (const std::string& path : settings.readable) to.put(path);
    return std::move(to).bytes();
}

Result<WorkerSettings> decode_settings(std::string_view message) {
    WireReader from(message);
    WorkerSettings settings;
    for (std::uint64_t left = from.number_up_to(most_names); left > 0; --left) settings.match.pattern_folders.push_back(from.string());
    const std::string key = from.string();
    if (key.size() == settings.match.key.size()) std::copy(key.begin(), key.end(), settings.match.key.begin());
    settings.match.reveal = from.flag();
    settings.match.digests = from.flag();
    settings.match.candidates_first = from.flag();
    settings.match.checked_rules = from.string();
    settings.match.as_of = parse_date(from.string()).value_or(Date{});
    for (std::uint64_t Limits::*limit : wide_limits) settings.limits.*limit = from.number();
    settings.limits.depth = from.small_number();
    settings.limits.document_seconds = from.small_number();
    settings.limits.ocr_seconds = from.small_number();
    for (std::uint64_t left = from.number_up_to(most_readable); left > 0; --left) settings.readable.push_back(from.string());
    if (!from.complete() || key.size() != settings.match.key.size()) return nonsense("settings message");
    return settings;
}

std::string encode(const Job& job) {
    WireWriter to;
    to.put(job.file);
    put_origin(to, job.origin);
    to.put(job.first_item);
    to.put(job.avoid.size());
    for (std::uint64_t number : job.avoid) to.put(number);
    to.put(job.stride);
    to.put(job.share);
    to.put(job.wanted.size());
    for (const Revisit& revisit : job.wanted) put_revisit(to, revisit);
    to.put_flag(job.digest);
    return std::move(to).bytes();
}

Result<Job> decode_job(std::string_view message) {
    WireReader from(message);
    Job job;
    job.file = from.string();
    job.origin = get_origin(from);
    job.first_item = from.number();
    for (std::uint64_t left = from.number_up_to(most_names); left > 0; --left) job.avoid.insert(from.number());
    job.stride = from.small_number();
    job.share = from.small_number();
    for (std::uint64_t left = from.number_up_to(most_revisits); left > 0 && !from.failed(); --left) job.wanted.push_back(get_revisit(from));
    job.digest = from.flag();
    if (!from.complete() || job.stride == 0) return nonsense("job");
    return job;
}

std::string encode_ready(const JailStatus& jail) {
    WireWriter to = start_answer(AnswerType::ready);
    to.put_flag(jail.resource_limits);
    to.put_flag(jail.system_calls);
    to.put_flag(jail.files);
    to.put_text(jail.problem);
    return std::move(to).bytes();
}

std::string encode_done(const FileEnd& end) {
    WireWriter to = start_answer(AnswerType::done);
    to.put_text(end.content);
    put_date(to, end.same_days.first);
    put_date(to, end.same_days.last);
    return std::move(to).bytes();
}

std::string encode_refused(std::string_view why) {
    WireWriter to = start_answer(AnswerType::refused);
    to.put_text(why);
    return std::move(to).bytes();
}

std::string encode_begin(std::uint64_t number, const Origin& origin) {
    WireWriter to = start_answer(AnswerType::begin, number);
    put_origin(to, origin);
    return std::move(to).bytes();
}

std::string encode_found(std::uint64_t number, const Finding& finding) {
    WireWriter to = start_answer(AnswerType::found, number);
    put_finding(to, finding);
    return std::move(to).bytes();
}

std::string encode_revisit(std::uint64_t number, const Revisit& revisit) {
    WireWriter to = start_answer(AnswerType::revisit, number);
    put_revisit(to, revisit);
    return std::move(to).bytes();
}

std::string encode_skip(std::uint64_t number, const Skip& skip) {
    WireWriter to = start_answer(AnswerType::skip, number);
    put_skip(to, skip);
    return std::move(to).bytes();
}

std::string encode_end(const ScannedDocument& document) {
    WireWriter to = start_answer(AnswerType::end, document.number);
    put_document(to, document);
    return std::move(to).bytes();
}

Status decode_answer(std::string_view message, Answer& answer) {
    WireReader from(message);
    answer.type = from.enumerator(AnswerType::done);
    answer.number = from.number();
    switch (answer.type) {
        case AnswerType::ready: answer.jail = get_jail(from); break;
        case AnswerType::done: answer.file_end = get_file_end(from); break;
        case AnswerType::refused: from.text(answer.message); break;
        case AnswerType::begin: answer.origin = get_origin(from); break;
        case AnswerType::found: get_finding(from, answer.finding); break;
        case AnswerType::revisit: answer.revisit = get_revisit(from); break;
        case AnswerType::skip: answer.skip = get_skip(from); break;
        case AnswerType::end:
            answer.document = {};
            answer.document.number = answer.number;
            get_document(from, answer.document);
            break;
    }
    if (!from.complete()) return nonsense("answer");
    return {};
}

}  // namespace leakscan
