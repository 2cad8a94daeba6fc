#include <algorithm>

#include "core/check.h"
#include "platform/registers/editor.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

void add_missing(const Entity& entity, const Transition& step, const Cells& cells, std::vector<Problem>& problems) {
    for (const auto& asked : step.asks) {
        const auto& field = entity.fields[place_of(entity, asked.field)];
        const bool told =
            std::any_of(problems.begin(), problems.end(), [&](const Problem& one) { return one.field == asked.field; });
        if (asked.need == Need::required && cell(entity, cells, asked.field).empty() && !told)
            problems.push_back(
                {asked.field, field.type == Type::date ? "Enter the day at \"" + field.label + "\"" : ask_for(field)});
    }
}

}  // namespace

std::vector<const Transition*> Reader::steps(const Entity& entity, const Record& record) {
    std::vector<const Transition*> all;
    if (!record.withdrawn_at.empty()) return all;
    for (const auto* step : transitions_from(entity, record.cells))
        if (!no_step(entity, record.id, record.cells, *step)) all.push_back(step);
    return all;
}

std::optional<core::Refusal> Reader::no_step(const Entity& entity, const std::string& id, const Cells& cells,
                                             const Transition& step) {
    if (!viewer_.sees_everything() && is_own(tx_, viewer_, entity, cells)) return own_refusal(viewer_, entity);
    return no(permission_of(entity, step), entity, id, cells);
}

core::Result<Record> Reader::find_to_step(const Entity& entity, const std::string& id, const Transition& step,
                                          core::Date today) {
    auto record = find(entity, id);
    if (!record) return record;
    const auto stored = registers::find(tx_, entity, id);
    if (auto refused = no_step(entity, id, stored->cells, step)) return tl::unexpected(*refused);
    if (!record->withdrawn_at.empty())
        return core::refuse(core::Reason::wrong_state, "This " + entity.one + " was withdrawn. Bring it back first.");
    const auto leading = transitions_from(entity, stored->cells);
    if (std::find(leading.begin(), leading.end(), &step) == leading.end())
        return core::refuse(core::Reason::wrong_state, "\"" + step.verb + "\" is no step of this " + entity.one +
                                                           " as it is now. " + steps_in_words(entity, stored->cells) +
                                                           ".");
    if (step.guard != nullptr)
        if (auto held_up = step.guard(tx_, entity, *stored, today); !held_up.empty())
            return core::refuse(core::Reason::conflict, std::move(held_up));
    return record;
}

void Reader::work_out(const Entity& entity, std::vector<Record>& records, core::Date today) {
    if (entity.worked_out.empty() || records.empty()) return;
    std::vector<const Record*> all;
    all.reserve(records.size());
    for (auto& record : records) {
        record.worked_out.clear();
        all.push_back(&record);
    }
    for (const auto& one : entity.worked_out) {
        auto values = one.values(tx_, all, today);
        core::check(values.size() == records.size(), "what is worked out has a value for each record");
        for (std::size_t i = 0; i < records.size(); ++i) records[i].worked_out.push_back(std::move(values[i]));
    }
}

core::Result<void> Editor::step(const Entity& entity, const std::string& id, std::int64_t seen, const Transition& step,
                                const Cells& typed, core::Date today, std::vector<Problem>& problems) {
    problems.clear();
    const auto found = find_to_step(entity, id, step, today);
    if (!found) return tl::unexpected(found.error());
    const auto record = registers::find(tx_, entity, id);
    Cells whole = record->cells, cells;
    for (const auto& asked : step.asks) {
        const auto place = place_of(entity, asked.field);
        if (!found->hidden.contains(place)) whole[place] = typed[place];
    }
    whole[*place_of_state(entity)] = step.to;
    References references{tx_, &viewer_};
    references.know_files(entity, record->cells);
    problems = read_cells(references, entity, whole, cells);
    add_missing(entity, step, cells, problems);
    if (step.reason == Need::required && write_.process().reason.empty()) problems.push_back({"reason", "Enter why"});
    if (problems.empty()) {
        if (step.effect != nullptr)
            step.effect(at_, {.entity = entity, .record = *record, .cells = cells, .today = today});
        problems = complete(entity, cells);
    }
    if (!problems.empty()) return core::refuse(core::Reason::invalid, "Some fields are not right.");
    if (const auto refused = no(permission_of(entity, step), entity, id, cells))
        return core::refuse(core::Reason::forbidden,
                            "You may not give this " + entity.one + " away to where you could not change it.");
    const auto changed = registers::change(at_, entity, id, seen, cells, &step);
    if (!changed) return tl::unexpected(changed.error());
    retitle(at_, all_, entity, id);
    return {};
}

}  // namespace registers
