// The way to leakscan-pdf, the program that reads PDFs: starts it, hands it documents, hears what it says of them.
//
// A jailed process can start no program. So the process forks a child before it is jailed, which does nothing but wait for
// the first document and only then becomes leakscan-pdf: who meets no PDF pays for a fork. The program stays for all
// further documents; each is read in a jailed process of its own there (pdf/program/main.cpp), so that the end of that one
// costs one document.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/limits.h"
#include "pdf/messages.h"

namespace leakscan {

// Who hears of a document; members may stay empty.
struct PdfListener {
    std::function<void(PdfPageState, const PlacedPage&)> page;
    std::function<void(const PdfText&)> text;
    std::function<void(std::uint32_t revision)> revision;  // pages from here on are of an earlier state of the document
    std::function<void(const Error&)> warning;
};

struct PdfAttachments {
    std::vector<PdfAttachment> files;
    bool complete = true;
};

class PdfReader {
public:
    // `program`: the path of leakscan-pdf. Starts nothing yet.
    explicit PdfReader(std::string program) : program_(std::move(program)) {}
    ~PdfReader();
    PdfReader(const PdfReader&) = delete;
    PdfReader& operator=(const PdfReader&) = delete;

    // Makes sure that documents can be read from now on, jailed or not. read() and attachments() do so themselves.
    Status start();

    // All text of the document. An error: nothing more could be read of it. A page that ends the program is a warning.
    Status read(std::string_view document, const Limits& limits, const PdfListener& listener);
    // The files attached to it; an error if they cannot be had.
    Result<PdfAttachments> attachments(std::string_view document, const Limits& limits);

private:
    // What came of one question.
    struct Hearing {
        Status status;      // as refused, or as the protocol was broken
        bool died = false;  // the process that read the document ended over it, for this reason:
        Fault fault = Fault::crash;
        std::string how;
        std::uint32_t page = 0;  // begun last
    };
    Hearing ask(std::string_view document, const PdfRequest& request, const std::function<void(const PdfAnswer&)>& hear);
    void close();

    std::string program_;
    int socket_ = -1;
    pid_t child_ = -1;
};

// Where leakscan-pdf stands: beside this program. Empty: it is not installed.
std::string find_pdf_program();
// What the program says of itself and of the data it needs for Chinese text; an error if it cannot work.
Result<std::string> examine_pdf_program(const std::string& program);

}  // namespace leakscan
