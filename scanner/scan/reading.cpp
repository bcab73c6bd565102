// Packs and unpacks what a worker said of a file; decides which settings make it worth nothing.
#include "scan/reading.h"

#include "base/keyed_hash.h"
#include "base/program_identity.h"
#include "base/wire.h"
#include "companion/companion.h"
#include "scan/protocol.h"

namespace leakscan {
namespace {

// Nobody is told: the file is read again.
Error nonsense(const char* what) { return {Fault::malformed, what}; }

// Takes the frames of a reading in their order.
class Replay {
public:
    explicit Replay(const Origin& origin)
        : origin_(origin), documents_([this](ScannedDocument document) { all_.push_back(std::move(document)); }) {}

    Status take(Answer& answer) {
        if (answer.type == AnswerType::begin) {
            if (open_ || answer.number < next_ || answer.origin.file != origin_.file) return nonsense("a document out of place");
            open_ = true;
            number_ = answer.number;
            next_ = answer.number + 1;
            documents_.begin(answer.number, answer.origin);
            begun_ = std::move(answer.origin);
            return {};
        }
        if (!open_ || answer.number != number_) return nonsense("news of no document");
        switch (answer.type) {
            case AnswerType::found:
                answer.finding.value.clear();
                documents_.found(answer.number, std::move(answer.finding));
                return {};
            case AnswerType::revisit: documents_.revisit(answer.number, std::move(answer.revisit)); return {};
            case AnswerType::skip: documents_.skip(answer.number, std::move(answer.skip)); return {};
            case AnswerType::end:
                open_ = false;
                answer.document.origin = std::move(begun_);
                documents_.end(std::move(answer.document));
                return {};
            default: return nonsense("another message");
        }
    }
    Result<std::deque<ScannedDocument>> all() {
        if (open_) return nonsense("a document without an end");
        return std::move(all_);
    }

private:
    const Origin& origin_;
    Origin begun_;
    std::deque<ScannedDocument> all_;
    DocumentSink documents_;
    bool open_ = false;
    std::uint64_t number_ = 0;
    std::uint64_t next_ = 0;
};

}  // namespace

void append_document(std::string& reading, const ScannedDocument& document) {
    append_frame(reading, encode_begin(document.number, document.origin));
    for (const Finding& finding : document.findings) append_frame(reading, encode_found(document.number, finding));
    for (const Revisit& revisit : document.revisits.pages) append_frame(reading, encode_revisit(document.number, revisit));
    for (const Skip& skip : document.skips) append_frame(reading, encode_skip(document.number, skip));
    append_frame(reading, encode_end(document));
}

Result<std::deque<ScannedDocument>> read_documents(std::string_view reading, const Origin& origin) {
    FrameBuffer frames(longest_message);
    frames.append(reading);
    Replay replay(origin);
    Answer answer;
    size_t read = 0;
    for (std::string_view message; frames.next(message);) {
        read += message.size() + frame_head;
        TRY(decode_answer(message, answer));
        TRY(replay.take(answer));
    }
    if (frames.broken() || read != reading.size()) return nonsense("cut short");
    return replay.all();
}

std::string context_of_readings(const PoolSettings& settings, const std::string& rules_digest, const std::string& companions) {
    // Where rules lie and what may be opened does not matter; days are a matter of their own (FileEnd::same_days).
    WorkerSettings deciding{settings.match, settings.limits, {}};
    deciding.match.pattern_folders.clear();
    deciding.match.as_of = {};
    deciding.match.checked_rules.clear();  // they are within rules_digest
    const std::string ocr_program = settings.limits.ocr_seconds > 0 ? find_companion(ocr_reader) : std::string();
    return keyed_hash(settings.match.key, {"readings", program_identity(), rules_digest, encode(deciding), companions,
                                           program_stamp(find_companion(pdf_reader)), program_stamp(ocr_program)});
}

}  // namespace leakscan
