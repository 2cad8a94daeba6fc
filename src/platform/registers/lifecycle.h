#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "platform/registers/entity.h"

/// The states of a record and the steps between them, as data in a room's declaration. From it come the buttons on the
/// record's page, the page on which a step is confirmed, the API's calls, the words of the history, the glossary and
/// the refusal of every other way to change the state.
namespace registers {

class Writer;

/// One state; what it is called stands with the choice of the field.
struct State {
    std::string value;    ///< one of the field's choices
    std::string meaning;  ///< "It meets." A sentence
};

/// A field that the page of the step asks for, filled in with what the record says.
struct Asked {
    std::string field;
    Need need = Need::optional;
};

/// A step that is about to be stored.
struct Taking {
    const Entity& entity;
    const Record& record;  ///< as it was
    Cells& cells;          ///< as it will be: an effect may set a day
    core::Date today;
};

struct Transition {
    std::string name;               ///< of its address: "close"
    std::vector<std::string> from;  ///< states; an empty text: no state is recorded
    std::string to;
    std::string verb;              ///< on the button: "Close the body"
    std::string done;              ///< in the history: "Closed the body"
    std::string hint = {};         ///< what comes of it, on the page that asks
    std::string permission = {};   ///< who may; empty: whoever may edit the register
    std::vector<Asked> asks = {};  ///< fields
    Need reason = Need::optional;  ///< whether it says why
    std::string source = {};       ///< statutory source
    bool is_grave = false;         ///< its button warns
    /// Why it cannot be done now, as a sentence; empty: it can. Asked of the record as it is.
    std::string (*guard)(db::ReadTx& tx, const Entity& entity, const Record& record, core::Date today) = nullptr;
    /// What else happens, in the same transaction: a day is set, a letter waits in the outbox.
    void (*effect)(const Writer& at, const Taking& taking) = nullptr;
};

struct Lifecycle {
    std::string field;                ///< the choice that holds the state
    std::vector<std::string> begins;  ///< states in which a record may be added on a page, by a file or the API
    std::vector<State> states;        ///< each choice of the field
    std::vector<Transition> transitions;
};

/// The place of the field that holds the state; empty: the entity has no lifecycle.
std::optional<std::size_t> place_of_state(const Entity& entity);
/// The state of these cells; null: none, or none that is declared.
const State* state_of(const Entity& entity, const Cells& cells);
const Transition* find_transition(const Entity& entity, std::string_view name);
/// Those that lead from the state of these cells.
std::vector<const Transition*> transitions_from(const Entity& entity, const Cells& cells);
/// Whether a declared step leads from the one state to the other.
bool leads(const Entity& entity, const Cells& before, const Cells& after);
/// Places of the fields that steps set: the state, and what their pages ask for. An earlier version of a record comes
/// back without them.
std::vector<std::size_t> places_of_steps(const Entity& entity);
std::string permission_of(const Entity& entity, const Transition& transition);

/// What is wrong with a change of the state by form, file or API, which is every change that is not a step, with the
/// steps that there are. `before` null: the record is new. Empty: the state stays, or the record may begin so. A record
/// whose state was never told may be given one in which records begin.
std::optional<Problem> problem_of_state(const Entity& entity, const Cells* before, const Cells& after);
/// 'From Live: "Close the body".', or that none leads from there.
std::string steps_in_words(const Entity& entity, const Cells& cells);

/// Adds what is wrong with the declaration.
void check_lifecycle(const Entity& entity, std::string& faults);

}  // namespace registers
