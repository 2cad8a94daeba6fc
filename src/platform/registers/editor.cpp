#include "platform/registers/editor.h"

#include <algorithm>

#include "platform/registers/batches.h"
#include "platform/registers/lifecycle.h"

namespace registers {
namespace {

/// The footprint that was typed is one that there is: a slip would give the record to nobody.
std::optional<Problem> unknown_footprint(const Viewer& viewer, const Entity& entity, const Cells& cells) {
    const auto& name = entity.scope.footprint;
    if (viewer.sees_everything() || name.empty()) return {};
    const auto& field = entity.fields[place_of(entity, name)];
    const auto& code = cell(entity, cells, name);
    const auto codes = viewer.footprints()->codes();
    if (field.type == Type::reference || code.empty() || std::find(codes.begin(), codes.end(), code) != codes.end())
        return {};
    return Problem{name, "There is no area or partnership with the code \"" + code + "\""};
}

}  // namespace

std::vector<Problem> Editor::prepare(const Entity& entity, const Cells& typed, const std::string& id, Cells& cells) {
    References references{tx_, &viewer_};
    Cells whole = typed;
    const auto stored = id.empty() ? std::nullopt : registers::find(tx_, entity, id);
    if (stored) {
        const auto shown = find(entity, id);
        if (shown)
            for (const auto place : shown->hidden) whole[place] = stored->cells[place];
        // A form does not ask for the state: it changes by its steps.
        if (const auto state = place_of_state(entity); state && whole[*state].empty())
            whole[*state] = stored->cells[*state];
        references.know_files(entity, stored->cells);
    }
    if (version_) references.know_files(entity, *version_);
    auto problems = read_cells(references, entity, whole, cells);
    auto of_state = problem_of_state(entity, stored ? &stored->cells : nullptr, cells);
    if (of_state) problems.push_back(std::move(*of_state));
    if (stored && write_.process().reason.empty())
        if (auto why = asks_why(entity, differences(entity, stored->cells, cells))) problems.push_back(std::move(*why));
    if (!problems.empty()) return problems;
    if (auto unknown = unknown_footprint(viewer_, entity, cells)) problems.push_back(std::move(*unknown));
    if (is_own(tx_, viewer_, entity, cells)) problems.push_back({entity.not_by, own_refusal(viewer_, entity).for_user});
    if (auto kept = key_kept(tx_, entity, stored ? &*stored : nullptr, cells)) problems.push_back(std::move(*kept));
    const auto same = find_by_key(tx_, entity, cells);
    if (same && same->id != id) {
        const bool named = !titles(entity, {same->id}).empty();
        problems.push_back(key_taken(entity, named ? same->title : std::string{}));
    }
    return problems;
}

void Editor::keep_file(const Entity& entity, const KeptFile& file, std::string_view bytes, const std::string& owner) {
    registers::keep_file(write_, entity, file, bytes, owner);
}

void Editor::keep_arrived(const Entity& entity, const KeptFile& file) { registers::keep_arrived(write_, entity, file); }

core::Result<std::string> Editor::add(const Entity& entity, const Cells& cells) {
    if (auto refused = no(edit_permission(entity), entity, "", cells)) {
        if (is_own(tx_, viewer_, entity, cells)) return tl::unexpected(*refused);
        refused->reason = core::Reason::forbidden;
        refused->for_user = "You may not add this " + entity.one + " here. Ask your business manager.";
        return tl::unexpected(*refused);
    }
    return registers::add(at_, entity, cells);
}

core::Result<void> Editor::change(const Entity& entity, const std::string& id, std::int64_t seen, const Cells& cells) {
    if (const auto record = find_to_change(entity, id); !record) return tl::unexpected(record.error());
    if (is_own(tx_, viewer_, entity, cells)) return tl::unexpected(own_refusal(viewer_, entity));
    if (const auto refused = no(edit_permission(entity), entity, id, cells))
        return core::refuse(core::Reason::forbidden,
                            "You may not give this " + entity.one + " away to where you could not change it.");
    const auto stored = registers::find(tx_, entity, id);
    if (const auto of_state = problem_of_state(entity, &stored->cells, cells))
        return core::refuse(core::Reason::wrong_state, of_state->message + ".");
    const auto changed = registers::change(at_, entity, id, seen, cells);
    if (!changed) return tl::unexpected(changed.error());
    retitle(at_, all_, entity, id);
    return {};
}

core::Result<void> Editor::withdraw(const Entity& entity, const std::string& id, std::int64_t seen,
                                    const std::string& reason) {
    if (const auto record = find_to_change(entity, id); !record) return tl::unexpected(record.error());
    return registers::withdraw(at_, entity, id, seen, reason);
}

core::Result<void> Editor::reinstate(const Entity& entity, const std::string& id, std::int64_t seen) {
    if (const auto record = find_to_change(entity, id); !record) return tl::unexpected(record.error());
    return registers::reinstate(at_, entity, id, seen);
}

core::Result<void> Editor::undo(const Entity& entity, std::int64_t process) {
    const auto entries = batch(entity, process);
    if (entries.empty()) return core::refuse(core::Reason::not_found, "There is no such import.");
    std::vector<Record> records;
    each_of_batch(write_, entity, process, [&](const Record& record) { records.push_back(record); });
    for (const auto& record : records)
        if (auto refused = no(edit_permission(entity), entity, record.id, record.cells))
            return tl::unexpected(std::move(*refused));
    const bool only_added = std::all_of(entries.begin(), entries.end(),
                                        [](const auto& entry) { return entry.event.kind.ends_with(".added"); });
    if (only_added && withdraw_added(at_, entity, process, "Undone: " + write_.process().reason)) return {};
    if (auto undone = registers::undo(at_, {&entity}, process); !undone) return undone;
    for (const auto& record : records) {
        const auto now = registers::find(write_, entity, record.id);
        if (now && now->title != record.title) retitle(at_, all_, entity, record.id);
    }
    return {};
}

core::Result<void> Editor::apply(const Entity& entity, const Plan& plan) {
    for (const auto& row : plan.rows)
        if (const auto why = asks_why(entity, row.changes);
            why && row.verdict == Verdict::change && write_.process().reason.empty())
            return core::refuse(core::Reason::invalid, why->message + ".");
    for (const auto& row : plan.rows)
        if (row.verdict != Verdict::same)
            if (const auto refused = no(edit_permission(entity), entity, row.id, row.cells))
                return tl::unexpected(*refused);
    apply_plan(at_, all_, entity, plan);
    return {};
}

std::string Editor::keep_batch(const Entity& entity, const std::string& file) {
    return registers::keep_batch(at_, entity, file);
}

bool Editor::mark_undone(const std::string& batch) { return registers::mark_undone(at_, batch); }

}  // namespace registers
