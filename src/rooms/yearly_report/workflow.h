#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace registers {
struct Entity;
}

namespace yearly_report {

/// Where a report stands on its way. In order; it goes back only by being reopened, with a reason.
enum class State { outline, contributions, drafting, frozen, members, scrutiny, cabinet, signing, published, sent };

std::string_view word(State state);   ///< as stored: "frozen"
std::string_view title(State state);  ///< for people: "Figures frozen"
std::optional<State> parse_state(std::string_view word);
/// In order.
const std::vector<State>& all_states();
/// Whether prose may still be changed.
bool may_draft(State state);
/// What a report may be moved to by hand from here. Freezing, publishing and sending have commands of their own.
std::vector<State> next_of(State state);

/// The report on its way. Changed by commands only: nobody edits its state by hand.
extern const registers::Entity reports;
/// The prose of a section that was written here: it stands before the pack's.
extern const registers::Entity drafts;
/// What an agency is asked to write, by when, and what it answered.
extern const registers::Entity contributions;
/// What members, committees and partners said, and what was done with each.
extern const registers::Entity comments;
/// Who approved it, and who signed.
extern const registers::Entity approvals;
/// To whom a version was sent, with the proof.
extern const registers::Entity dispatches;

const std::vector<const registers::Entity*>& workflow_registers();

}  // namespace yearly_report
