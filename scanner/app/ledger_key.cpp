#include "app/ledger_key.h"

#include "app/run_setup.h"
#include "base/file.h"
#include "base/message.h"
#include "track/key_check.h"
#include "track/schema.h"

namespace leakscan {
namespace {

// What it costs is said here and in README.
constexpr Phrase lost = {
    "{} 不存在，而台账用过密钥：请放回原密钥，或用 --key 指定。确已丢失的，加 --new-key "
    "换用新密钥：台账中的问题仍按编号续办，但批准、误报认定"
    "不再覆盖原值，移动、改名的内容认不出来。",
    "{} is not there, and the ledger has been used with a key: put it back or name it with --key. If it is lost, --new-key goes on with a "
    "new one: "
    "entries keep their ids, but waivers and disputes no longer cover their values, and what moved or was renamed is not recognised"};
constexpr Phrase foreign = {
    "{} 不是本台账的密钥：请用 --key 指定原密钥。原密钥确已丢失的，加 --new-key 改用此密钥：台账中的问题仍按编号续办，但批准、误报认定"
    "不再覆盖原值，移动、改名的内容认不出来。",
    "{} is not the key of this ledger: name the right one with --key. If that is lost, --new-key goes on with this one: entries keep their "
    "ids, but "
    "waivers and disputes no longer cover their values, and what moved or was renamed is not recognised"};

}  // namespace

Status must_not_have_lost_key(const Options& options) {
    if (options.ledger.empty() || options.new_key) return {};
    const std::string path = TRY(identity_key_path(options));
    if (exists(path)) return {};
    const Result<std::unique_ptr<Database>> database = open_database(options.ledger, IfMissing::refuse);
    if (!database.ok())
        return database.error().fault == Fault::usage ? Status() : Status(database.error());  // there is none yet, or no such thing
    TRY(bring_up_to_date(**database));
    const KeyFit fit = TRY(fit_of_key(**database, Key{}));
    return fit == KeyFit::first ? Status() : Status(Error{Fault::usage, fill(lost, options.language, {path})});
}

Status must_be_key_of(Database& database, const Options& options, const Key& key, bool may_adopt) {
    const KeyFit fit = TRY(fit_of_key(database, key));
    if (fit == KeyFit::same) return {};
    if (fit == KeyFit::other && !options.new_key)
        return Error{Fault::usage, fill(foreign, options.language, {TRY(identity_key_path(options))})};
    return may_adopt ? adopt_key(database, key) : Status();
}

}  // namespace leakscan
