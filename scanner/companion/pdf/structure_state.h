// What the files of structure share.
#pragma once

#include <qpdf/QPDF.hh>
#include <set>
#include <vector>

#include "companion/pdf/painter.h"
#include "companion/pdf/structure.h"

namespace leakscan {

struct PageFrame {
    Box crop;  // what is displayed, in the units of the page, where y grows upwards
    int turns = 0;
};

struct PdfStructure::State {
    QPDF pdf;
    std::vector<QPDFObjectHandle> pages;
    std::vector<PageFrame> frames;  // of the pages, as the document has them
    PaintContext paint;
    std::set<QPDFObjGen> fields_said;
};

}  // namespace leakscan
