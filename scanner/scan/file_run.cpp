#include "scan/file_run.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace leakscan {

FileRun::FileRun(InputFile input, std::uint32_t shares, bool digest) : input_(std::move(input)), digest_(digest), shares_(shares) {}

Job FileRun::job_of(std::uint32_t share) const {
    Job job;
    job.file = input_.file;
    job.origin = input_.origin;
    job.stride = shares();
    job.share = share;
    if (input_.wanted != nullptr) job.wanted = *input_.wanted;
    job.digest = digest_;
    return job;
}

void FileRun::add(std::uint32_t share, ScannedDocument&& document) { shares_[share].documents.push_back(std::move(document)); }

std::optional<ScannedDocument> FileRun::take() {
    Share* first = nullptr;
    for (Share& share : shares_) {
        if (share.documents.empty() && !share.finished) return std::nullopt;
        if (share.documents.empty()) continue;
        if (first == nullptr || share.documents.front().number < first->documents.front().number) first = &share;
    }
    if (first == nullptr) return std::nullopt;
    ScannedDocument document = std::move(first->documents.front());
    first->documents.pop_front();
    return document;
}

bool FileRun::finished() const {
    return std::all_of(shares_.begin(), shares_.end(), [](const Share& share) { return share.finished && share.documents.empty(); });
}

void FileRun::finish(std::uint32_t share, FileEnd end) {
    shares_[share].finished = true;
    shares_[share].end = std::move(end);
}

FileEnd FileRun::end() const {
    FileEnd whole = shares_.front().end;
    for (const Share& share : shares_) {
        if (share.end.content != whole.content) return {};
        whole.same_days.keep_within(share.end.same_days);
    }
    return whole;
}

std::uint64_t FileRun::waiting() const {
    return std::accumulate(shares_.begin(), shares_.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const Share& share) { return sum + share.documents.size(); });
}

}  // namespace leakscan
