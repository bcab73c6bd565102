// One record at a time: its block becomes the page when somebody reads the member.
#include "unpack/web_archive.h"

#include <string>
#include <unordered_map>
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

private:
    Result<std::optional<Member>> end();
    Result<std::optional<Member>> open(RecordReader& reader, WebRecord record);
    Status read_http_head();
    bool has_body() const;
    void remember(const WebRecord& record);
    std::optional<size_t> page_of(const WebRecord& revisit) const;
    Result<std::optional<Member>> open_revisited(const WebRecord& revisit);

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
    std::uint64_t unresolved_ = 0;                   // revisits of pages that are not here
};

Result<std::optional<Member>> WebArchive::next() {
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
    const std::uint64_t unresolved = std::exchange(unresolved_, 0);
    if (unresolved == 0) return std::optional<Member>();
    return Error{Fault::partly,
                 std::to_string(unresolved) + " pages had not changed since an earlier crawl, which is not in this file (revisit records)"};
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
    Member member;
    member.name = record_.url.empty() ? "unnamed" : display_name(record_.url);
    if (record_.url.find("://") != std::string::npos) member.url = member.name;
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
        ++unresolved_;
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

}  // namespace

std::unique_ptr<Members> open_web_archive(std::string_view bytes, bool packed, WebArchiveFormat format, Budget& budget) {
    return std::make_unique<WebArchive>(bytes, packed, format, budget);
}

}  // namespace leakscan
