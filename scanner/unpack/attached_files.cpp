#include "unpack/attached_files.h"

#include <utility>

#include "unpack/member_name.h"

namespace leakscan {
namespace {

class AttachedFiles : public Members {
public:
    explicit AttachedFiles(std::vector<Attachment> files) : files_(std::move(files)) {}

    Result<std::optional<Member>> next() override {
        if (next_ > 0) std::string().swap(files_[next_ - 1].bytes);
        if (next_ == files_.size()) return std::optional<Member>();
        given_ = false;
        return std::optional<Member>(Member{display_member_path(files_[next_++].name)});
    }

    Result<std::string_view> read() override {
        return std::exchange(given_, true) ? std::string_view() : std::string_view(files_[next_ - 1].bytes);
    }

private:
    std::vector<Attachment> files_;
    size_t next_ = 0;
    bool given_ = false;
};

}  // namespace

std::unique_ptr<Members> open_attached_files(std::vector<Attachment> files) { return std::make_unique<AttachedFiles>(std::move(files)); }

}  // namespace leakscan
