// 通报: what a period brought, unit by unit, in the form in which an office issues it. All figures are those of office_figures.h.
#pragma once

#include "report/office_document.h"
#include "report/office_figures.h"

namespace leakscan {

struct BulletinSettings {
    Language language = Language::zh;
    std::string issuer;  // who signs it; empty: only the date stands there
};

OfficeDocument bulletin(const LedgerView& view, const Period& period, Date today, const BulletinSettings& settings);

}  // namespace leakscan
