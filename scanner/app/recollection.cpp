#include "app/recollection.h"

#include <utility>

#include "base/file.h"
#include "base/keyed_hash.h"
#include "base/text.h"
#include "codec/inflate.h"
#include "scan/reading.h"

namespace leakscan {
namespace {

// Frames of one file; what is longer is read again rather than kept.
constexpr size_t longest_reading = 64u << 20;

}  // namespace

Result<std::unique_ptr<Recollection>> Recollection::open(const Options& options, RunSetup& setup,
                                                         const std::vector<std::string>& root_names, const std::string& pdf_reader) {
    if (options.ledger.empty() || options.reveal) return std::unique_ptr<Recollection>();
    setup.pool.digest = true;
    const std::string context = context_of_readings(setup.pool, setup.matcher->rules_digest(), pdf_reader + "\n" + setup.picture_reader);
    std::unique_ptr<Database> database = TRY(open_database(options.ledger, IfMissing::refuse));
    Readings readings = TRY(Readings::open(*database, leakscan::join(root_names, "\n"), context, setup.as_of));
    return std::unique_ptr<Recollection>(new Recollection(std::move(database), std::move(readings), setup, options.full));
}

void Recollection::join(PoolCallbacks& callbacks) {
    callbacks.is_known = [this](const InputFile& input) { return is_known(input); };
    callbacks.recall = [this](const InputFile& input) { return recall(input); };
    callbacks.listen = [this](const ScannedDocument& document) { listen(document); };
    callbacks.finished = [this](const InputFile& input, const FileEnd& end) { keep(input, end); };
}

// The hash says nothing to whoever has the ledger but not the key: names of files, too, may be somebody's.
std::string Recollection::path_of(const InputFile& input) const {
    return keyed_hash(setup_.pool.match.key, {"path", input.origin.file, input.origin.url});
}

std::string Recollection::content_of(const std::string& sha256) const { return keyed_hash(setup_.pool.match.key, {"content", sha256}); }

bool Recollection::is_known(const InputFile& input) {
    const std::string path = path_of(input);
    if (!readings_.meet(path) || full_) return false;
    FileBytes file;
    const Result<std::string_view> bytes = file.open(input.file);
    return bytes.ok() && readings_.expect(path, content_of(sha256_hex(*bytes)));
}

std::optional<std::deque<ScannedDocument>> Recollection::recall(const InputFile& input) {
    const std::optional<std::string> packed = readings_.recall();
    if (!packed) return std::nullopt;
    const Inflated reading = inflate_zlib(*packed, longest_reading);
    if (reading.end != Inflated::End::whole) return std::nullopt;
    Result<std::deque<ScannedDocument>> documents = read_documents(reading.bytes, input.origin);
    if (!documents.ok()) return std::nullopt;
    ++recalled_;
    file_ = input.origin.file;  // what is told of it now need not be written down again
    enough_ = true;
    return documents.take();
}

void Recollection::listen(const ScannedDocument& document) {
    if (document.origin.file != file_) {
        file_ = document.origin.file;
        told_.clear();
        enough_ = false;
    }
    if (!enough_) append_document(told_, document);
    enough_ = enough_ || told_.size() > longest_reading;
    if (enough_) std::string().swap(told_);
}

void Recollection::keep(const InputFile& input, const FileEnd& end) {
    if (enough_ || input.origin.file != file_) return;
    readings_.keep({path_of(input), content_of(end.content), end.same_days, deflate_zlib(told_)});
}

Status Recollection::finish(bool whole) { return readings_.finish(whole); }

}  // namespace leakscan
