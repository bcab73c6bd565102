// An entry of the ledger in the words that every tracker is told: a title by which it is known again, what it is, how it stands.
#pragma once

#include <string>
#include <vector>

#include "report/entry_table.h"

namespace leakscan {

// A line of a description.
struct IssueField {
    std::string name;
    std::string value;  // one line, printable, never empty
};

// Kind, document, column and number: "公民身份号码：低保对象公示，“证件号码” [0a0000000001]". It says nothing that changes
// from run to run, begins with nothing that a spreadsheet runs, and has at most `most` code points.
std::string issue_title(const EntryRow& row, Language language, size_t most);

// What does not change while the entry lives: unit, site, document, kind. Trackers that compare texts may rely on it.
std::vector<IssueField> issue_facts(const EntryRow& row, Language language);
// What the last run and the unit say: channel, place, figures, evidence, standing, dates, the unit's answer.
std::vector<IssueField> issue_state(const EntryRow& row, Date as_of, Language language);

// "name：value" lines.
std::string in_lines(const std::vector<IssueField>& fields, Language language);

// The text between two marks that make a tracker show it as it is; the text cannot end it.
std::string fenced(std::string_view begin, const std::string& text, std::string_view end);

// Why, with the law that says so.
std::string basis_of(const Entry& entry, Language language);
// Who let it stand, until when, and why; empty if nobody did.
std::string ruling_in_words(const Entry& entry, Language language);
// What the unit wrote into its list; empty if nothing came back.
std::string answer_in_words(const Entry& entry, Language language);

}  // namespace leakscan
