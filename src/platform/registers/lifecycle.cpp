#include "platform/registers/lifecycle.h"

#include <algorithm>
#include <set>

#include "platform/registers/value.h"

namespace registers {
namespace {

const Field& state_field(const Entity& entity) { return entity.fields[place_of(entity, entity.lifecycle.field)]; }

const std::string& state_of(const Entity& entity, const Cells& cells) {
    return cell(entity, cells, entity.lifecycle.field);
}

bool holds(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

std::string in_words(const Entity& entity, const std::vector<std::string>& states) {
    std::string words;
    for (std::size_t i = 0; i < states.size(); ++i)
        words += (i == 0                   ? ""
                  : i + 1 == states.size() ? " or "
                                           : ", ") +
                 in_sentence(shown(state_field(entity), states[i]));
    return words;
}

std::string no_way(const Entity& entity, const Cells& before, const std::string& to) {
    std::vector<std::string> ways;
    for (const auto* one : transitions_from(entity, before))
        if (!holds(ways, one->to)) ways.push_back(one->to);
    const auto& field = state_field(entity);
    return "A " + entity.one + " that is " + in_sentence(shown(field, state_of(entity, before))) + " cannot become " +
           in_sentence(shown(field, to)) + ". " +
           (ways.empty() ? "It stays as it is" : "It may become " + in_words(entity, ways));
}

}  // namespace

bool has_lifecycle(const Entity& entity) { return !entity.lifecycle.field.empty(); }

const Transition* find_transition(const Entity& entity, std::string_view name) {
    const auto& all = entity.lifecycle.transitions;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Transition& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<const Transition*> transitions_from(const Entity& entity, const Cells& cells) {
    std::vector<const Transition*> steps;
    if (!has_lifecycle(entity)) return steps;
    for (const auto& one : entity.lifecycle.transitions)
        if (holds(one.from, state_of(entity, cells))) steps.push_back(&one);
    return steps;
}

const Transition* transition_between(const Entity& entity, const Cells& before, const Cells& after) {
    if (!has_lifecycle(entity) || state_of(entity, before) == state_of(entity, after)) return nullptr;
    for (const auto* one : transitions_from(entity, before))
        if (one->to == state_of(entity, after)) return one;
    return nullptr;
}

std::vector<Problem> lifecycle_problems(const Entity& entity, const Cells* before, const Cells& after) {
    if (!has_lifecycle(entity)) return {};
    const auto& field = entity.lifecycle.field;
    const auto& to = state_of(entity, after);
    if (before == nullptr) {
        if (holds(entity.lifecycle.begins, to)) return {};
        return {{field, "A new " + entity.one + " begins as " + in_words(entity, entity.lifecycle.begins)}};
    }
    if (state_of(entity, *before) == to) return {};
    const auto* step = transition_between(entity, *before, after);
    if (step == nullptr) return {{field, no_way(entity, *before, to)}};
    std::vector<Problem> problems;
    for (const auto& asked : step->asks)
        if (cell(entity, after, asked).empty())
            problems.push_back({asked, ask_for(entity.fields[place_of(entity, asked)])});
    if (problems.empty() && step->guard != nullptr) problems = step->guard(entity, after);
    return problems;
}

Cells take_step(const Entity& entity, const Transition& step, Cells cells, core::Date today) {
    cells[place_of(entity, entity.lifecycle.field)] = step.to;
    for (const auto& name : step.clears) cells[place_of(entity, name)].clear();
    for (const auto& [name, value] : step.sets)
        if (auto& cell = cells[place_of(entity, name)]; cell.empty())
            cell = value == "today" ? core::iso(today) : value;
    return cells;
}

std::vector<Choice> states_to_choose(const Entity& entity, const std::string& state) {
    std::vector<Choice> choices;
    for (const auto& choice : state_field(entity).choices) {
        bool offered = state.empty() ? holds(entity.lifecycle.begins, choice.value) : choice.value == state;
        for (const auto& one : entity.lifecycle.transitions)
            offered = offered || (one.to == choice.value && holds(one.from, state));
        if (offered) choices.push_back(choice);
    }
    return choices;
}

void check_lifecycle(const Entity& entity, std::string& faults) {
    if (!has_lifecycle(entity)) return;
    const auto place = find_field(entity, entity.lifecycle.field);
    if (!place || entity.fields[*place].type != Type::choice || entity.fields[*place].need != Need::required) {
        faults += table_of(entity) + ": its lifecycle needs a required choice\n";
        return;
    }
    std::set<std::string> states, names;
    for (const auto& choice : entity.fields[*place].choices) states.insert(choice.value);
    const auto state = [&](const std::string& one) {
        if (!states.contains(one)) faults += table_of(entity) + ": has no state " + one + "\n";
    };
    const auto field = [&](const std::string& name) {
        if (!find_field(entity, name)) faults += table_of(entity) + ": has no field " + name + "\n";
    };
    if (entity.lifecycle.begins.empty()) faults += table_of(entity) + ": begins in no state\n";
    for (const auto& one : entity.lifecycle.begins) state(one);
    for (const auto& step : entity.lifecycle.transitions) {
        if (step.label.empty() || step.from.empty() || !names.insert(step.name).second)
            faults += table_of(entity) + "." + step.name + ": a step has a name of its own, a label and a beginning\n";
        for (const auto& one : step.from) state(one);
        state(step.to);
        for (const auto& name : step.asks) field(name);
        for (const auto& name : step.clears) field(name);
        for (const auto& set : step.sets) field(set.first);
    }
}

}  // namespace registers
