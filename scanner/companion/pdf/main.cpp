// leakscan-pdf: reads PDFs for leakscan. A program of its own because poppler is under the GPL, and because every parser meets hostile
// bytes.
#include "companion/pdf/read_document.h"
#include "companion/serve.h"

int main(int argument_count, char** arguments) {
    return leakscan::run_companion({leakscan::examine_pdf_library, leakscan::read_document, {LEAKSCAN_POPPLER_DATA}}, argument_count,
                                   arguments);
}
