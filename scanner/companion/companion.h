// The way to a program beside this one that reads documents of pages for it (leakscan-pdf: PDFs, leakscan-ocr: pictures): starts it,
// hands it documents, hears what it says of them.
//
// A jailed process can start no program. So the process forks a child before it is jailed, which does nothing but wait for
// the first document and only then becomes the program: who meets no PDF pays for a fork. The program stays for all
// further documents; each is read in a jailed process of its own there (serve.h), so that the end of that one costs one document.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/process.h"
#include "base/result.h"
#include "companion/messages.h"
#include "model/limits.h"

namespace leakscan {

// Who hears of a document; members may stay empty.
struct CompanionListener {
    std::function<void(Readability, const PlacedPage&)> page;
    std::function<void(std::uint32_t page, std::string_view picture)> picture;  // set: pages that are pictures are drawn
    std::function<void(const CompanionText&)> text;
    std::function<void(std::uint32_t revision)> revision;  // pages from here on are of an earlier state of the document
    std::function<void(const Error&)> warning;
};

struct Attachments {
    std::vector<Attachment> files;
    bool complete = true;
};

// A program, how it is called in a sentence, and what is said where it is missing.
struct CompanionKind {
    const char* program;
    const char* called;
    const char* missing;
};
inline constexpr CompanionKind pdf_reader = {"leakscan-pdf", "the PDF reader", "PDF documents are not read: leakscan-pdf is not installed"};
inline constexpr CompanionKind ocr_reader = {"leakscan-ocr", "the reader of pictures",
                                             "pictures are not read: leakscan-ocr is not installed"};

class Companion {
public:
    // `program`: the path of the program. Starts nothing yet.
    Companion(const CompanionKind& kind, std::string program) : kind_(kind), program_(std::move(program)) {}
    explicit Companion(const CompanionKind& kind);
    ~Companion();
    Companion(const Companion&) = delete;
    Companion& operator=(const Companion&) = delete;

    // Makes sure that documents can be read from now on, jailed or not. read() and attachments() do so themselves.
    Status start();

    // Until further notice all documents together may take so much time, waiting included.
    void grant(std::uint32_t seconds);

    // All text of the document. An error: nothing more could be read of it. A page that ends the program is a warning.
    Status read(std::string_view document, const Limits& limits, const CompanionListener& listener);
    // The files attached to it; an error if they cannot be had.
    Result<Attachments> attachments(std::string_view document, const Limits& limits);

private:
    // What came of one question.
    struct Hearing {
        Status status;      // as refused, or as the protocol was broken
        bool died = false;  // the process that read the document ended over it, for this reason:
        Fault fault = Fault::crash;
        std::string how;
        std::uint32_t page = 0;  // begun last
    };
    Hearing ask(std::string_view document, const CompanionRequest& request, const std::function<void(const CompanionAnswer&)>& hear);
    void close();

    std::string words_of(const std::string& how, std::uint32_t page) const;

    // Of what was granted; as much as one wishes if nothing was.
    std::uint32_t seconds_left(std::uint32_t wished) const;

    CompanionKind kind_;
    std::optional<std::chrono::steady_clock::time_point> deadline_;
    std::string program_;
    int socket_ = -1;
    pid_t child_ = -1;
};

// Where the program stands: beside this one. Empty: it is not installed.
std::string find_companion(const CompanionKind& kind);
// What the program says of itself and of the data it needs for Chinese text. It is started at once; to load its libraries takes it
// longer than a small scan, so that who asks has something else to do meanwhile.
class CompanionExamination {
public:
    CompanionExamination(const CompanionKind& kind, const std::string& program);
    // Waits for its words; an error if it cannot work. To be asked once.
    Result<std::string> result();

private:
    std::string program_;
    Result<Process> process_;
};
// Both at once.
Result<std::string> examine_companion(const CompanionKind& kind, const std::string& program);

}  // namespace leakscan
