#include "unpack/archive_members.h"

#include <utility>

#include "unpack/member_name.h"

namespace leakscan {
namespace {

class ArchiveMembers : public Members {
public:
    explicit ArchiveMembers(Archive archive) : archive_(std::move(archive)) {}

    Result<std::optional<Member>> next() override {
        if (broken_) return std::optional<Member>();
        Result<std::optional<ArchiveMember>> found = archive_.next();
        broken_ = !found.ok();
        if (!found.ok()) return found.error();
        if (!*found) return std::optional<Member>();
        Member member{display_member_path((*found)->name)};
        if ((*found)->encrypted) member.refused = Error{Fault::encrypted, "protected by a password"};
        return std::optional<Member>(std::move(member));
    }

    Result<std::string_view> read() override { return archive_.read(); }

    std::optional<Error> cut() const override {
        if (archive_.complaint().empty()) return std::nullopt;
        return Error{Fault::partly, "damaged, read in part: " + archive_.complaint()};
    }

private:
    Archive archive_;
    bool broken_ = false;  // nothing more can be read
};

}  // namespace

Result<std::unique_ptr<Members>> open_archive(std::string_view bytes, ArchiveFormat format, Compression compression) {
    return std::unique_ptr<Members>(std::make_unique<ArchiveMembers>(TRY(Archive::open(bytes, format, compression))));
}

}  // namespace leakscan
