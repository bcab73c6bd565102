// The pipeline of one file. Whatever a library throws ends one item here, in the process or in a worker alike.
#include "scan/scan_file.h"

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/keyed_hash.h"
#include "companion/companion.h"
#include "extract/extract.h"
#include "extract/uri_text.h"
#include "match/notice.h"
#include "scan/discreet_sink.h"
#include "scan/protocol.h"
#include "unpack/unpack.h"

namespace leakscan {
namespace {

// After so many exceptions between members a file is given up.
constexpr int most_exceptions = 50;

class FileScan {
public:
    FileScan(const Job& job, const Matcher& matcher, const Limits& limits, Sink& sink, const Companions& companions)
        : job_(job), matcher_(matcher), limits_(limits), sink_(sink), companions_(companions) {}

    void run(std::string_view bytes);
    // Nothing went wrong that may go right another time.
    bool repeatable() const { return repeatable_; }
    // One entry for what could not be read at all, or not any further.
    void give_up(std::uint64_t number, const Origin& origin, Error error);

private:
    void end_unread(std::uint64_t number, const Origin& origin, Error error);
    bool is_ours(std::uint64_t number) const { return number % job_.stride == job_.share; }
    bool is_wanted(const Origin& origin) const { return job_.wanted.empty() || find_revisit(job_.wanted, origin) != nullptr; }
    void end_container(std::uint64_t number, const Origin& origin, std::string media);
    Unpacking unpacking();
    void visit_document(const Item& item);
    void read_document(const Item& item, ScannedDocument& document);
    void name_sample(const Item& item, ScannedDocument& document);
    void add_skip(ScannedDocument& document, Ending ending, Fault why, std::string note);
    void match_part(const Document& part, const ScannedDocument& document, Channel channel);
    void match_notice(const NoticeReader& notice, const ScannedDocument& document);
    void match_name(const ScannedDocument& document);

    const Job& job_;
    const Matcher& matcher_;
    const Limits& limits_;
    Sink& sink_;
    Companions companions_;
    std::uint64_t current_ = 0;  // the item begun last
    Origin current_origin_;
    bool ended_ = true;
    std::uint64_t findings_ = 0;  // of the current document
    std::unordered_set<std::string> named_containers_;
    std::string last_named_;
    OpenRevisits open_;  // of the container that is about to be complained of
    bool repeatable_ = true;
};

bool is_accident(Fault fault) { return fault == Fault::io || fault == Fault::timeout || fault == Fault::crash || fault == Fault::internal; }

// What an exception in flight says, as the end of one item. Call it in a catch block.
Error error_in_flight() {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return {Fault::too_large, "needs more memory than a reader may have (--max-memory)"};
    } catch (const std::exception& exception) {
        return {Fault::internal, std::string("the reader failed: ") + exception.what()};
    } catch (...) {
        return {Fault::internal, "the reader failed"};
    }
}

void FileScan::run(std::string_view bytes) {
    Item file;
    file.origin = job_.origin;
    file.bytes = bytes;
    Unpacking settings = unpacking();
    for (int exceptions = 0; exceptions <= most_exceptions; ++exceptions) {
        try {
            return unpack(file, settings);
        } catch (...) {
            // An item's own exceptions end in visit_document(): this one came while its bytes were unpacked, or between two.
            const Error error = error_in_flight();
            repeatable_ = false;
            if (ended_) return give_up(current_ + 1, job_.origin, error);
            end_unread(current_, current_origin_, error);
            settings.first = current_ + 1;
            settings.avoid.insert(current_);
        }
    }
    give_up(current_ + 1, job_.origin, {Fault::internal, "given up after too many failures; the rest of the file was not read"});
}

Unpacking FileScan::unpacking() {
    Unpacking settings;
    settings.limits = limits_;
    settings.companions = companions_;
    settings.first = job_.first_item;
    settings.avoid = job_.avoid;
    settings.begin = [this](std::uint64_t number, const Origin& origin) {
        current_ = number;
        current_origin_ = origin;
        ended_ = false;
        sink_.begin(number, origin);
    };
    settings.document = [this](const Item& item) { visit_document(item); };
    if (!job_.wanted.empty()) settings.wanted = &job_.wanted;
    settings.revisits = [this](OpenRevisits open) { open_ = std::move(open); };
    settings.container = [this](std::uint64_t number, const Origin& origin, bool web) { end_container(number, origin, web ? "warc" : ""); };
    settings.skip = [this](std::uint64_t number, const Origin& origin, const Error& error) { end_unread(number, origin, error); };
    return settings;
}

void FileScan::end_container(std::uint64_t number, const Origin& origin, std::string media) {
    ended_ = true;
    if (!is_ours(number)) return;
    ScannedDocument document;
    document.number = number;
    document.origin = origin;
    document.media = std::move(media);
    document.ending = Ending::container;
    if (is_wanted(origin)) match_name(document);
    named_containers_.insert(origin.path());
    sink_.end(std::move(document));
}

void FileScan::give_up(std::uint64_t number, const Origin& origin, Error error) {
    sink_.begin(number, origin);
    end_unread(number, origin, std::move(error));
}

void FileScan::end_unread(std::uint64_t number, const Origin& origin, Error error) {
    ended_ = true;
    OpenRevisits open = std::exchange(open_, {});
    if (!is_ours(number)) return;
    if (!is_wanted(origin)) return end_container(number, origin, "");
    ScannedDocument document;
    document.number = number;
    document.origin = origin;
    document.revisits.count = open.count;
    open.pages.resize(std::min<size_t>(open.pages.size(), most_revisits));
    for (Revisit& revisit : open.pages) sink_.revisit(number, std::move(revisit));
    add_skip(document, Ending::skipped, error.fault, std::move(error.message));
    match_name(document);
    sink_.end(std::move(document));
}

void FileScan::add_skip(ScannedDocument& document, Ending ending, Fault why, std::string note) {
    document.ending = ending;
    repeatable_ = repeatable_ && !is_accident(why);
    if (why == Fault::usage) why = Fault::internal;  // no fault of a document
    sink_.skip(document.number, {document.origin, why, std::move(note)});
}

void FileScan::visit_document(const Item& item) {
    if (!is_ours(item.number)) {
        ended_ = true;
        return;
    }
    if (!is_wanted(item.origin)) return end_container(item.number, item.origin, "");
    ScannedDocument document;
    document.number = item.number;
    document.origin = item.origin;
    document.bytes = item.bytes.size();
    document.ending = Ending::read;
    findings_ = 0;
    if (companions_.ocr != nullptr) companions_.ocr->grant(limits_.ocr_seconds);
    try {
        if (item.cut && item.cut->fault == Fault::too_large) {
            name_sample(item, document);
        } else {
            read_document(item, document);
        }
        match_name(document);
        if (findings_ > 0) document.sha256 = sha256_hex(item.bytes);
    } catch (...) {
        Error error = error_in_flight();
        repeatable_ = false;
        add_skip(document, Ending::skipped, error.fault, std::move(error.message));
    }
    ended_ = true;
    sink_.end(std::move(document));
}

void FileScan::read_document(const Item& item, ScannedDocument& document) {
    bool any_part = false;
    NoticeReader notice(matcher_, document.origin);
    const Result<Extracted> extracted = extract(item, limits_, [&](const Document& part) {
        any_part = true;
        notice.read(part);
        match_part(part, document, item.channel);
    });
    match_notice(notice, document);
    if (!extracted.ok()) {
        return add_skip(document, any_part ? Ending::partly : Ending::skipped, extracted.error().fault, extracted.error().message);
    }
    document.media = extracted->media;
    document.meta = extracted->meta;
    if (extracted->nature != Nature::document) {
        document.ending = extracted->nature == Nature::picture ? Ending::picture : Ending::other;
        return;
    }
    for (const Error& warning : extracted->warnings) {
        repeatable_ = repeatable_ && !is_accident(warning.fault);
        add_skip(document, Ending::partly, Fault::partly, warning.message);
    }
    if (item.cut) repeatable_ = repeatable_ && !is_accident(item.cut->fault);
    if (item.cut) add_skip(document, Ending::partly, Fault::partly, item.cut->message);
    if (findings_ > most_findings) {
        add_skip(document, Ending::partly, Fault::partly,
                 "more than " + std::to_string(most_findings) + " findings; the rest is not listed");
    }
}

void FileScan::match_part(const Document& part, const ScannedDocument& document, Channel channel) {
    for (Finding& finding : matcher_.find(part, document.origin)) {
        const Channel found = finding.location.channel;
        if (channel != Channel::body && !is_hidden(found) && found != Channel::ocr) finding.location.channel = channel;
        if (++findings_ > most_findings) return;
        sink_.found(document.number, std::move(finding));
    }
}

void FileScan::match_notice(const NoticeReader& notice, const ScannedDocument& document) {
    std::optional<Finding> finding = notice.finding();
    if (!finding) return;
    ++findings_;
    sink_.found(document.number, std::move(*finding));
}

// Names like 王某34….jpg, of whatever could be read or not. A bare number in a name is mostly an article's: without a label or a person it
// counts only as an ID.
void FileScan::match_name(const ScannedDocument& document) {
    const Origin& origin = document.origin;
    // A container's own text, and what is said of a document behind it, stand under its name again.
    std::string path = origin.path();
    if (path == last_named_ || (document.ending != Ending::container && named_containers_.contains(path))) return;
    last_named_ = std::move(path);
    const std::string& name = origin.inner.empty() ? origin.file : origin.inner.back();
    if (!matcher_.may_name_somebody(name) && !(origin.inner.empty() && matcher_.may_name_somebody(origin.url))) return;
    Document names;
    names.media = document.media;
    names.meta = document.meta;
    // A number in an address is none to the matcher, unless it is told what the address says.
    const auto add = [&names](std::string_view one) {
        names.add(one, {Channel::file_name});
        if (one.find("://") == std::string_view::npos) return;
        scan_address(one, [&](std::string_view key, std::string_view text) { names.add(text, {Channel::file_name}, key); });
    };
    add(name);
    if (origin.inner.empty()) add(origin.url);  // members have theirs as a name, or that of their container
    for (Finding& finding : matcher_.find(names, origin)) {
        const bool proven = finding.kind == Kind::resident_id && finding.grade == Grade::confirmed;
        if (!proven && !finding.features.name_beside && !finding.features.label_supports) continue;
        ++findings_;
        sink_.found(document.number, std::move(finding));
    }
}

// A film of any size is no document; a document beyond the limit is a skip.
void FileScan::name_sample(const Item& item, ScannedDocument& document) {
    Item sample = item;
    sample.bytes = item.bytes.substr(0, sample_bytes);
    const Result<Extracted> extracted = extract(sample, limits_, [](const Document&) {});
    if (extracted.ok()) document.media = extracted->media;
    if (extracted.ok() && extracted->nature != Nature::document) {
        document.ending = extracted->nature == Nature::picture ? Ending::picture : Ending::other;
        return;
    }
    add_skip(document, Ending::skipped, Fault::too_large, item.cut->message);
}

}  // namespace

FileEnd scan_file(FileBytes& memory, const Job& job, const Matcher& matcher, const Limits& limits, Sink& sink,
                  const Companions& companions) {
    const Result<std::string_view> bytes = memory.open(job.file);
    if (bytes.ok()) return scan_bytes(*bytes, job, matcher, limits, sink, companions);
    // Reports know the file by its logical path only.
    std::string words = bytes.error().message;
    if (words.starts_with(job.file + ": ")) words.erase(0, job.file.size() + 2);
    DiscreetSink discreet(matcher, sink);
    FileScan(job, matcher, limits, discreet, companions).give_up(job.first_item, job.origin, {bytes.error().fault, words});
    return {};
}

FileEnd scan_bytes(std::string_view bytes, const Job& job, const Matcher& matcher, const Limits& limits, Sink& sink,
                   const Companions& companions) {
    static_cast<void>(matcher.take_same_days());  // those of other files
    DiscreetSink discreet(matcher, sink);
    FileScan scan(job, matcher, limits, matcher.reveals() ? sink : discreet, companions);
    scan.run(bytes);
    return {job.digest && scan.repeatable() ? sha256_hex(bytes) : std::string(), matcher.take_same_days()};
}

}  // namespace leakscan
