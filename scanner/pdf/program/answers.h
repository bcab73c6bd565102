// What the reading of one document says: makes answers of it and sends them, within the limits of the request.
#pragma once

#include <cstdint>
#include <string>

#include "pdf/messages.h"
#include "pdf/packets.h"

namespace leakscan {

class PdfAnswers {
public:
    PdfAnswers(PacketSocket& packets, const PdfRequest& request) : packets_(packets), request_(request) {}

    // From here on the page has its own time; 0: what belongs to no page.
    void begin_page(std::uint32_t number);
    void page(PdfPageState state, PlacedPage page);
    void text(PdfText text);
    void attachment(PdfAttachment attachment);
    void revision(std::uint32_t number);
    void warn(std::string words, Fault fault = Fault::partly);
    // The last word: nothing is said after it.
    void refuse(Error error);
    void done();

    // True once as much was said as was asked for: stop.
    bool full() const { return full_; }

private:
    void say(const PdfAnswer& answer);

    PacketSocket& packets_;
    const PdfRequest& request_;
    std::uint64_t said_ = 0;
    bool full_ = false;
    bool ended_ = false;
};

}  // namespace leakscan
