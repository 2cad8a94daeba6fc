#include "platform/registers/lifecycle.h"

#include <algorithm>
#include <set>

#include "platform/registers/store.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

bool contains(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

std::string label_of(const Entity& entity, const std::string& state) {
    return state.empty() ? "no state" : shown(entity.fields[*place_of_state(entity)], state);
}

std::string joined(const std::vector<std::string>& all, const char* last) {
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i)
        text += (i == 0 ? "" : i + 1 == all.size() ? std::string{" "} + last + " " : std::string{", "}) + all[i];
    return text;
}

void check_transition(const Entity& entity, const Transition& one, const std::set<std::string>& states,
                      std::string& faults) {
    const std::string where = table_of(entity) + ": the step " + one.name;
    if (one.name.empty() || one.verb.empty() || one.done.empty()) faults += where + " has no name, verb or past form\n";
    if (one.from.empty() || !states.contains(one.to)) faults += where + " leads from somewhere to a declared state\n";
    for (const auto& from : one.from)
        if (!from.empty() && !states.contains(from)) faults += where + ": there is no state " + from + "\n";
    for (const auto& asked : one.asks)
        if (const auto place = find_field(entity, asked.field); !place || asked.field == entity.lifecycle->field ||
                                                                entity.fields[*place].type == Type::working_day_due ||
                                                                entity.fields[*place].type == Type::file)
            faults += where + " cannot ask for " + asked.field + "\n";
}

}  // namespace

std::optional<std::size_t> place_of_state(const Entity& entity) {
    return entity.lifecycle == nullptr ? std::nullopt : find_field(entity, entity.lifecycle->field);
}

const State* state_of(const Entity& entity, const Cells& cells) {
    const auto place = place_of_state(entity);
    if (!place) return nullptr;
    for (const auto& state : entity.lifecycle->states)
        if (state.value == cells[*place]) return &state;
    return nullptr;
}

const Transition* find_transition(const Entity& entity, std::string_view name) {
    if (entity.lifecycle == nullptr) return nullptr;
    for (const auto& one : entity.lifecycle->transitions)
        if (one.name == name) return &one;
    return nullptr;
}

std::vector<const Transition*> transitions_from(const Entity& entity, const Cells& cells) {
    std::vector<const Transition*> all;
    const auto place = place_of_state(entity);
    if (!place) return all;
    for (const auto& one : entity.lifecycle->transitions)
        if (contains(one.from, cells[*place])) all.push_back(&one);
    return all;
}

bool leads(const Entity& entity, const Cells& before, const Cells& after) {
    const auto place = place_of_state(entity);
    const auto all = transitions_from(entity, before);
    return place && std::any_of(all.begin(), all.end(), [&](const auto* one) { return one->to == after[*place]; });
}

std::vector<std::size_t> places_of_steps(const Entity& entity) {
    std::vector<std::size_t> places;
    if (entity.lifecycle == nullptr) return places;
    std::set<std::size_t> all{*place_of_state(entity)};
    for (const auto& one : entity.lifecycle->transitions)
        for (const auto& asked : one.asks) all.insert(place_of(entity, asked.field));
    places.assign(all.begin(), all.end());
    return places;
}

std::string permission_of(const Entity& entity, const Transition& transition) {
    return transition.permission.empty() ? edit_permission(entity) : transition.permission;
}

std::string steps_in_words(const Entity& entity, const Cells& cells) {
    std::vector<std::string> verbs;
    for (const auto* one : transitions_from(entity, cells)) verbs.push_back("\"" + one->verb + "\"");
    const auto state = label_of(entity, cells[*place_of_state(entity)]);
    return verbs.empty() ? "No step leads from " + state : "From " + state + ": " + joined(verbs, "or");
}

std::optional<Problem> problem_of_state(const Entity& entity, const Cells* before, const Cells& after) {
    const auto place = place_of_state(entity);
    if (!place || (before != nullptr && (*before)[*place] == after[*place])) return {};
    const auto& field = entity.fields[*place];
    const auto& begins = entity.lifecycle->begins;
    const auto& wanted = after[*place];
    if (before == nullptr || (*before)[*place].empty()) {
        if (wanted.empty() || contains(begins, wanted)) return {};
        std::vector<std::string> labels;
        for (const auto& one : begins) labels.push_back(label_of(entity, one));
        return Problem{field.name, field.label + " must be " + joined(labels, "or") + " at first, not " +
                                       label_of(entity, wanted) + ": from there the " + entity.one +
                                       " goes on by its steps"};
    }
    for (const auto* one : transitions_from(entity, *before))
        if (one->to == wanted)
            return Problem{field.name, field.label + " becomes " + label_of(entity, wanted) + " by the step \"" +
                                           one->verb + "\", on the page of the " + entity.one + " and not here"};
    return Problem{field.name, "No step leads from " + label_of(entity, (*before)[*place]) + " to " +
                                   label_of(entity, wanted) + ". " + steps_in_words(entity, *before)};
}

void check_lifecycle(const Entity& entity, std::string& faults) {
    if (entity.lifecycle == nullptr) return;
    const auto& life = *entity.lifecycle;
    const auto place = find_field(entity, life.field);
    if (!place || entity.fields[*place].type != Type::choice ||
        entity.fields[*place].classification >= Classification::restricted) {
        faults += table_of(entity) + ": its state is no choice that whoever sees the record may see\n";
        return;
    }
    std::set<std::string> states, choices, names;
    for (const auto& choice : entity.fields[*place].choices) choices.insert(choice.value);
    for (const auto& state : life.states)
        if (!states.insert(state.value).second || state.meaning.empty())
            faults += table_of(entity) + ": the state " + state.value + " is there twice or has no meaning\n";
    if (states != choices) faults += table_of(entity) + ": its states are not the choices of " + life.field + "\n";
    if (life.begins.empty()) faults += table_of(entity) + ": does not say in which states a record may begin\n";
    for (const auto& one : life.begins)
        if (!states.contains(one)) faults += table_of(entity) + ": begins in a state that it has not: " + one + "\n";
    for (const auto& one : life.transitions) {
        if (!names.insert(one.name).second) faults += table_of(entity) + ": the step " + one.name + " is there twice\n";
        check_transition(entity, one, states, faults);
    }
}

}  // namespace registers
