// Receives what is said of the items of one file: the wire to the parent, or documents put together (--jobs 0, tests).
#pragma once

#include <functional>
#include <utility>

#include "model/scanned.h"

namespace leakscan {

class Sink {
public:
    virtual ~Sink() = default;

    virtual void begin(std::uint64_t number, const Origin& origin) = 0;
    virtual void found(std::uint64_t number, Finding finding) = 0;
    virtual void skip(std::uint64_t number, Skip skip) = 0;
    // A page that a web archive leaves to another file of the run.
    virtual void revisit(std::uint64_t number, Revisit revisit) = 0;
    // The document without its findings, skips and revisits, which were sent before.
    virtual void end(ScannedDocument document) = 0;
};

// Puts each document together from what was said of it and hands it on.
class DocumentSink : public Sink {
public:
    explicit DocumentSink(std::function<void(ScannedDocument&&)> receive) : receive_(std::move(receive)) {}

    void begin(std::uint64_t, const Origin&) override { document_ = {}; }
    void found(std::uint64_t, Finding finding) override { document_.findings.push_back(std::move(finding)); }
    void skip(std::uint64_t, Skip skip) override { document_.skips.push_back(std::move(skip)); }
    void revisit(std::uint64_t, Revisit revisit) override { document_.revisits.pages.push_back(std::move(revisit)); }
    void end(ScannedDocument document) override {
        document.findings = std::move(document_.findings);
        document.skips = std::move(document_.skips);
        document.revisits.pages = std::move(document_.revisits.pages);
        hand_on(std::move(document));
    }
    void hand_on(ScannedDocument&& document) { receive_(std::move(document)); }

private:
    std::function<void(ScannedDocument&&)> receive_;
    ScannedDocument document_;
};

}  // namespace leakscan
