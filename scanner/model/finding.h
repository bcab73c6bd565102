// One occurrence of a personal value, as it leaves the worker: masked, with what judge needs to decide.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "model/kind.h"
#include "model/locus.h"
#include "model/mask.h"

namespace leakscan {

// A Locus with its names resolved, as `location` of findings.jsonl. 0 and "" are printed as null.
struct Location {
    Channel channel = Channel::body;
    std::uint32_t page = 0;
    std::string sheet;
    std::string cell;  // "C7"
    std::uint32_t table = 0;
    std::uint32_t row = 0;
    std::string label;  // column header, form caption, or the label found in the nearby text
    std::uint32_t line = 0;
    std::uint32_t column = 0;  // in code points
};

// Whose value this seems to be, from labels, titles and neighbours.
enum class Owner : std::uint8_t {
    unknown,
    person,        // a named natural person, a personal label (家庭住址), a roster
    office,        // a public body's desk: 咨询电话, 值班, 办公地址, 王科长
    organisation,  // a company, school, project: its code, address, account, contact
};

// Facts about the surroundings that judge may use. Nothing in here reveals the value.
struct Features {
    Owner owner = Owner::unknown;
    bool label_supports = false;     // a label or nearby text names this kind (身份证号)
    bool label_opposes = false;      // a label names something else (项目编号, 发票号码)
    bool name_beside = false;        // a natural person's name in the same row or just before
    bool checksum_failed = false;    // shape right, check digit wrong: mistyped or something else
    bool unassigned = false;         // segment, area code or region not in the tables
    bool service_number = false;     // 12345, 400..., 95...: public by construction
    bool sample = false;             // a form's example or placeholder
    bool residential = false;        // address: names a housing estate or a flat
    bool masked_in_sight = false;    // stands in full in a hidden place, while the visible copy is masked
    bool at_door = false;            // address: leads to a door, not only to a street, a village or a building
    std::optional<Date> period_end;  // expired_notice_rule: last day of the publicity period
    std::uint32_t names = 0;         // the same: people whom the notice names
};

// A topic of a whole document, found without a pattern file (match/notice): a publicity period, and people named after its end.
inline constexpr const char* expired_notice_rule = "topic.expired-notice";

struct Finding {
    std::string rule;  // "cn.resident-id"
    Kind kind = Kind::resident_id;
    Grade grade = Grade::likely;
    double confidence = 0;                    // 0..1, two decimals in reports
    std::string masked;                       // the tool's own mask: "34*************234"
    std::string value;                        // folded; empty unless --reveal
    std::optional<std::uint64_t> candidates;  // weak_mask and partial: how many values remain possible
    Mask mask;
    std::string id;      // 32 hex: keyed hash of (kind, value, logical document, column or label)
    std::string digest;  // 32 hex: keyed hash of (kind, value): the same value anywhere
    std::string person;  // 32 hex: keyed hash of the ID, else the table row, else name and phone in the document
    Location location;
    std::string context;  // masked excerpt around the value
    Features features;
};

// Whom a finding counts for among the people of a run: where no person is known, one of its own.
inline std::string_view person_of(const Finding& finding) { return finding.person.empty() ? finding.id : finding.person; }

}  // namespace leakscan
