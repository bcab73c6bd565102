// Attached files: of the document, and of notes on its pages. ISO 32000-1, 7.11.
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFNameTreeObjectHelper.hh>

#include "companion/pdf/object_text.h"
#include "companion/pdf/structure_state.h"

namespace leakscan {
namespace {

constexpr size_t most_files = 10'000;

class FileFinder {
public:
    FileFinder(std::uint64_t most_bytes, const std::function<void(Attachment)>& say) : left_(most_bytes), say_(say) {}

    // `file`: a file specification with its streams under EF.
    void take(QPDFObjectHandle file, const std::string& otherwise) {
        QPDFObjectHandle streams = entry(file, "/EF");
        for (const char* key : {"/UF", "/F", "/Unix", "/Mac", "/DOS"}) {
            QPDFObjectHandle stream = entry(streams, key);
            if (!stream.isStream()) continue;
            const bool known = stream.isIndirect() && !seen_.insert(stream.getObjGen()).second;
            if (known || seen_.size() > most_files) return;
            std::string bytes = stream_bytes(stream);
            if (bytes.size() > left_) {
                complete_ = false;
                return;
            }
            left_ -= bytes.size();
            say_({name_of(file, otherwise), std::move(bytes)});
            return;
        }
    }
    void miss() { complete_ = false; }
    bool complete() const { return complete_; }

private:
    static std::string name_of(QPDFObjectHandle file, const std::string& otherwise) {
        for (const char* key : {"/UF", "/F"}) {
            std::string name = text_of(entry(file, key));
            if (!name.empty()) return name;
        }
        return otherwise.empty() ? "attachment" : otherwise;
    }

    std::uint64_t left_;
    const std::function<void(Attachment)>& say_;
    std::set<QPDFObjGen> seen_;
    bool complete_ = true;
};

void attempt(FileFinder& finder, const std::function<void()>& part) {
    try {
        part();
    } catch (const std::runtime_error&) {  // QPDFExc is one
        finder.miss();
    }
}

}  // namespace

bool PdfStructure::attachments(std::uint64_t most_bytes, const std::function<void(Attachment)>& say) {
    FileFinder finder(most_bytes, say);
    attempt(finder, [&] {
        QPDFObjectHandle names = entry(entry(state_->pdf.getRoot(), "/Names"), "/EmbeddedFiles");
        if (!names.isDictionary()) return;
        QPDFNameTreeObjectHelper tree(names, state_->pdf, false);
        size_t count = 0;
        for (auto item = tree.begin(); item != tree.end() && count < most_files; ++item, ++count) {
            const std::string name = item->first;
            QPDFObjectHandle file = item->second;
            attempt(finder, [&] { finder.take(file, name); });
        }
    });
    for (QPDFObjectHandle page : state_->pages) {
        QPDFObjectHandle notes = entry(page, "/Annots");
        const int count = notes.isArray() ? notes.getArrayNItems() : 0;
        for (int i = 0; i < count; ++i) {
            attempt(finder, [&] { finder.take(entry(notes.getArrayItem(i), "/FS"), {}); });
        }
    }
    return finder.complete();
}

std::string qpdf_version() { return "qpdf " + QPDF::QPDFVersion(); }

}  // namespace leakscan
