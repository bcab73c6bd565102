// One record at a time: its block becomes the page when somebody reads the member.
#include "unpack/web_archive.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "unpack/http.h"
#include "unpack/member_name.h"

namespace leakscan {
namespace {

// Pages that revisits may refer to; --max-members is the same for the pages themselves.
constexpr size_t most_remembered = 100'000;
// "100 Continue" and the like in front of the answer.
constexpr int most_interim_answers = 5;

class WebArchive : public Members {
public:
    WebArchive(std::string_view bytes, bool packed, WebArchiveFormat format, Budget& budget)
        : budget_(budget), reader_(bytes, packed, format, budget), earlier_(bytes, packed, format, budget) {}

    Result<std::optional<Member>> next() override;
    Result<std::string_view> read() override;
    std::optional<Error> cut() const override { return cut_; }
    OpenRevisits take_open_revisits() override;
    void answer(const std::vector<Revisit>& revisits) override;

private:
    Result<std::optional<Member>> end();
    Result<std::optional<Member>> open(RecordReader& reader, WebRecord record);
    Status read_http_head();
    bool has_body() const;
    void remember(const WebRecord& record);
    std::optional<size_t> page_of(const WebRecord& revisit) const;
    Result<std::optional<Member>> open_revisited(const WebRecord& revisit);
    void leave_open(const WebRecord& revisit);
    Result<std::optional<Member>> next_answer();
    std::vector<size_t> answered_by(const WebRecord& record) const;

    Budget& budget_;
    RecordReader reader_;
    RecordReader earlier_;  // goes back to what a revisit refers to

    // The member in hand.
    RecordReader* source_ = &reader_;
    WebRecord record_;
    HttpHead head_;
    std::string begun_;  // of the body, already read
    std::string body_;
    bool given_ = false;
    std::optional<Error> cut_;

    std::vector<GzipStream::Place> pages_;
    std::unordered_map<std::string, size_t> index_;  // ids, moments, digests and addresses of pages
    OpenRevisits open_;                              // pages that are not here
    bool told_open_ = false;
    std::unordered_set<std::uint64_t> open_addresses_;

    // What other files want of this one.
    const std::vector<Revisit>* wanted_ = nullptr;
    std::unordered_multimap<std::uint64_t, size_t> wanted_by_;
    std::vector<size_t> answers_;  // still to be given for the record in hand, the last first
    GzipStream::Place answer_place_;
};

// Of an address, an id ...; never 0. FNV-1a: the same in each worker.
std::uint64_t mark_of(char kind, std::string_view text) {
    if (text.empty()) return 0;
    std::uint64_t hash = (0xCBF29CE484222325u ^ static_cast<unsigned char>(kind)) * 0x100000001B3u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return hash | 1;
}

Member member_of(const WebRecord& record, bool silent = false) {
    Member member;
    member.name = record.url.empty() ? "unnamed" : display_name(record.url);
    if (record.url.find("://") != std::string::npos) member.url = member.name;
    member.silent = silent;
    return member;
}

std::array<std::uint64_t, 4> marks_of(const WebRecord& record) {
    return {mark_of('i', record.id), mark_of('m', record.moment), mark_of('d', record.digest), mark_of('u', record.url)};
}

Result<std::optional<Member>> WebArchive::next() {
    if (wanted_ != nullptr) return next_answer();
    for (;;) {
        std::optional<WebRecord> record = TRY(reader_.next());
        if (!record) return end();
        if (record->kind == RecordKind::other) continue;
        std::optional<Member> member;
        if (record->kind == RecordKind::revisit) {
            member = TRY(open_revisited(*record));
        } else {
            remember(*record);
            member = TRY(open(reader_, std::move(*record)));
        }
        if (member) return member;
    }
}

Result<std::optional<Member>> WebArchive::end() {
    if (open_.count == 0 || std::exchange(told_open_, true)) return std::optional<Member>();
    return Error{Fault::partly, std::to_string(open_.count) +
                                    " pages had not changed since an earlier crawl, which is not in this file (revisit records)"};
}

Result<std::optional<Member>> WebArchive::open(RecordReader& reader, WebRecord record) {
    source_ = &reader;
    record_ = std::move(record);
    head_ = {};
    begun_.clear();
    given_ = false;
    cut_.reset();
    if (record_.kind == RecordKind::answer) TRY(read_http_head());
    if (!has_body()) return std::optional<Member>();
    Member member = member_of(record_);
    member.transport = head_.transport.content_type.empty() ? record_.transport : head_.transport;
    return std::optional<Member>(std::move(member));
}

// Answers of other protocols, and of HTTP 0.9, have none: what was read is then the page's beginning.
Status WebArchive::read_http_head() {
    for (int answers = 0; answers < most_interim_answers; ++answers) {
        const std::string head = TRY(source_->read_head());
        if (!head.starts_with("HTTP/")) {
            begun_ = head;
            return {};
        }
        head_ = HttpHead::parse(head);
        if (!head_.is_interim) return {};
    }
    return {};
}

// Redirects, "not modified" and the like are no documents, unless something is missing of them.
bool WebArchive::has_body() const {
    if (source_->left() > 0 || !begun_.empty() || !record_.truncated.empty()) return true;
    return head_.length.value_or(0) > 0 && !head_.is_bodiless;
}

Result<std::string_view> WebArchive::read() {
    if (std::exchange(given_, true)) return std::string_view();
    const std::uint64_t most = budget_.document_bytes() + 1;
    body_ = std::exchange(begun_, {});
    body_ += source_->read_block(most);
    const bool ends_early = source_->ends_early();
    if (source_->left() > 0 && !ends_early) return std::string_view(body_);  // too large to be a document: nobody reads it
    HttpBody body = decode_body(head_, std::move(body_), most);
    body_ = std::move(body.bytes);
    cut_ = std::move(body.cut);
    if (record_.segmented) cut_ = Error{Fault::partly, "the crawler cut the page into several records, of which this is one"};
    if (!record_.truncated.empty()) cut_ = Error{Fault::partly, "the crawler cut the page short (WARC-Truncated)"};
    if (ends_early) cut_ = Error{Fault::partly, "the web archive breaks off within the page"};
    return std::string_view(body_);
}

void WebArchive::remember(const WebRecord& record) {
    if (pages_.size() == most_remembered) return;
    const size_t page = pages_.size();
    pages_.push_back(reader_.began());
    for (const std::string* key : {&record.id, &record.moment, &record.digest}) {
        if (!key->empty()) index_.try_emplace(*key, page);
    }
    index_[record.url] = page;
}

// The last resort, its own address, is what "304 Not Modified" refers to.
std::optional<size_t> WebArchive::page_of(const WebRecord& revisit) const {
    for (const std::string* key : {&revisit.id, &revisit.moment, &revisit.digest, &revisit.url}) {
        const auto found = key->empty() ? index_.end() : index_.find(*key);
        if (found != index_.end()) return found->second;
    }
    return std::nullopt;
}

Result<std::optional<Member>> WebArchive::open_revisited(const WebRecord& revisit) {
    const std::optional<size_t> page = page_of(revisit);
    if (!page) {
        leave_open(revisit);
        return std::optional<Member>();
    }
    const auto [known, is_new] = index_.try_emplace(revisit.url, *page);
    if (!is_new && known->second == *page) return std::optional<Member>();  // was read under this address
    known->second = *page;
    TRY(earlier_.go_to(pages_[*page]));
    std::optional<WebRecord> record = TRY(earlier_.next());
    if (!record) return std::optional<Member>();
    record->url = revisit.url;
    return open(earlier_, std::move(*record));
}

// One for each address: of a page that changed between two revisits nobody could tell which is which.
void WebArchive::leave_open(const WebRecord& revisit) {
    ++open_.count;
    const std::array<std::uint64_t, 4> marks = marks_of(revisit);
    if (open_.pages.size() == most_remembered || !open_addresses_.insert(marks.back()).second) return;
    const Member page = member_of(revisit);
    open_.pages.push_back({marks, {{}, {page.name}, page.url}});
}

OpenRevisits WebArchive::take_open_revisits() { return told_open_ ? std::exchange(open_, {}) : OpenRevisits(); }

// A page's own address is a last resort: only where nothing else is said.
void WebArchive::answer(const std::vector<Revisit>& revisits) {
    wanted_ = &revisits;
    for (size_t i = 0; i < revisits.size(); ++i) {
        const auto& marks = revisits[i].marks;
        const bool says_more = marks[0] != 0 || marks[1] != 0 || marks[2] != 0;
        for (size_t mark = 0; mark < marks.size(); ++mark) {
            if (marks[mark] != 0 && (mark + 1 < marks.size() || !says_more)) wanted_by_.emplace(marks[mark], i);
        }
    }
}

std::vector<size_t> WebArchive::answered_by(const WebRecord& record) const {
    std::vector<size_t> answered;
    for (const std::uint64_t mark : marks_of(record)) {
        const auto [begin, end] = wanted_by_.equal_range(mark);
        for (auto found = begin; found != end; ++found) answered.push_back(found->second);
    }
    std::ranges::sort(answered, std::greater());
    answered.erase(std::unique(answered.begin(), answered.end()), answered.end());
    return answered;
}

// Each record is a member, so that a reader of millions says where it is; those asked for follow it once for each who asks.
Result<std::optional<Member>> WebArchive::next_answer() {
    while (!answers_.empty()) {
        const Revisit& revisit = (*wanted_)[answers_.back()];
        answers_.pop_back();
        TRY(earlier_.go_to(answer_place_));
        std::optional<WebRecord> record = TRY(earlier_.next());
        if (!record) continue;
        const bool read_already = mark_of('u', record->url) == revisit.marks.back();
        std::optional<Member> member = read_already ? member_of(*record, true) : TRY(open(earlier_, std::move(*record)));
        if (!member) member.emplace().silent = true;
        member->origin = revisit.origin;
        return member;
    }
    for (;;) {
        const std::optional<WebRecord> record = TRY(reader_.next());
        if (!record) return std::optional<Member>();
        if (record->kind == RecordKind::other || record->kind == RecordKind::revisit) continue;
        answers_ = answered_by(*record);
        answer_place_ = reader_.began();
        return std::optional<Member>(member_of(*record, true));
    }
}

}  // namespace

std::unique_ptr<Members> open_web_archive(std::string_view bytes, bool packed, WebArchiveFormat format, Budget& budget) {
    return std::make_unique<WebArchive>(bytes, packed, format, budget);
}

}  // namespace leakscan
