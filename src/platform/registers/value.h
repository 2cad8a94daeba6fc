#pragma once
#include <string>
#include <string_view>

#include "platform/db/db.h"
#include "platform/registers/entity.h"

/// One value in its forms: as people type it, as the audit trail and files hold it (canonical), as the store holds it,
/// as people read it.
///
/// Canonical: dates 2025-03-31; money 1234.50; counts 12; percentages 12.5; a choice's value; several choices joined by
/// ";" in the order declared; a reference's id; yes, no, not_known. No value is the empty text.
namespace registers {

struct Reading {
    std::string value;    ///< canonical, when there is no problem
    std::string problem;  ///< a sentence that says what to do; empty: none
};

/// What someone typed, or a file's cell. White space around it falls away and line ends become LF. Says nothing about
/// need, and takes a reference as it is typed (references.h finds the record).
Reading read_value(const Field& field, std::string_view typed);

/// For people: "31 March 2025", "£1,234.50", a choice's label. References: as they are (titles come from the store).
std::string shown(const Field& field, const std::string& canonical);

db::Column column_of(const Field& field);
db::Value stored(const Field& field, const std::string& canonical);
std::string canonical(const Field& field, const db::Value& stored);

/// The values of a choices field.
std::vector<std::string> split(const std::string& canonical);
/// The keys that a cell of a field with `by_key` holds.
std::vector<std::string> keys_of(const Field& field, const std::string& canonical);

/// "working name": a label inside a sentence. Abbreviations stay ("LADO reference").
std::string in_sentence(const std::string& label);
/// "Enter the working name", "Choose the kind": what a missing value needs.
std::string ask_for(const Field& field);
/// Whether that would be no sentence: the declaration must say what to ask ("Enter who said it").
bool needs_ask(const Field& field);
std::size_t most_characters(const Field& field);

/// Fills in what Cairn works out (due dates), and gives what is missing or against the entity's own rule.
std::vector<Problem> complete(const Entity& entity, Cells& cells);

}  // namespace registers
