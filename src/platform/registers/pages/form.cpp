#include <algorithm>

#include "core/decimal.h"
#include "platform/registers/commands.h"
#include "platform/registers/pages/drafting.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"

namespace registers {
namespace {

/// Due dates are worked out: the form says so instead of asking.
ui::Html worked_out(const Entity& entity) {
    ui::Html notes;
    for (const auto& field : entity.fields) {
        if (field.type != Type::working_day_due) continue;
        const auto& after = entity.fields[place_of(entity, field.after)];
        notes +=
            ui::render(ui::InsetText{.text = field.label + " is worked out: " + std::to_string(field.working_days) +
                                             " working days after " + in_sentence(after.label) + "."});
    }
    return notes;
}

std::string title_of_new(const Entity& entity) {
    return "Add " + std::string{entity.one.find_first_of("aeiou") == 0 ? "an " : "a "} + entity.one;
}

/// The notice that the form shows a draft, for its own person.
ui::Html notice_of(const Call& call, const std::optional<drafts::Draft>& draft) {
    return draft ? drafts::notice(*draft, token_of(call)) : ui::Html{};
}

http::Response new_page(const Call& call, db::ReadTx& tx, const Filled& filled, const ui::Html& before = {}) {
    const auto title = title_of_new(call.entity);
    const auto address = address_of(call.entity);
    ui::Html content = ui::heading(title) + before;
    if (!account_of(call).empty())
        content += paragraph(link(address + "/new/" + call.entity.fields[0].name, "Answer one question at a time"));
    content += entity_form(call, {.title = title,
                                  .action = address + "/new",
                                  .back = address,
                                  .fields = form_fields(tx, call.entity, filled) + worked_out(call.entity),
                                  .draft = draft_address(call)});
    return respond(call, {.title = title,
                          .content = content,
                          .errors = filled.errors,
                          .breadcrumbs = trail(call),
                          .width = ui::Width::two_thirds});
}

http::Response edit_page(const Call& call, db::ReadTx& tx, const Record& record, const Filled& filled,
                         const ui::Html& before = {}) {
    const auto address = address_of(call.entity, record.id);
    const auto title = "Change " + call.entity.one;
    ui::Html content = ui::heading(title, record.title) + before;
    content += entity_form(call, {.title = title + ": " + record.title,
                                  .action = address + "/edit",
                                  .back = address,
                                  .fields = hidden("seen", std::to_string(record.version)) +
                                            form_fields(tx, call.entity, filled) + worked_out(call.entity),
                                  .draft = draft_address(call)});
    return respond(call, {.title = title,
                          .content = content,
                          .errors = filled.errors,
                          .breadcrumbs = trail(call, &record),
                          .width = ui::Width::two_thirds});
}

/// The field whose preview someone asked for without scripts; empty: the form was sent to be saved.
std::string previewed(const Call& call) { return std::string{call.request.form.get("preview")}; }

std::int64_t seen_version(const http::Fields& form) {
    const auto seen = core::Decimal::parse(form.get("seen"));
    return seen && seen->is_whole() ? seen->rounded(0).units() : 0;
}

/// The record as this person found it, from its history: version n is its n-th event.
std::optional<Cells> cells_at_version(db::ReadTx& tx, const Entity& entity, const Record& record,
                                      std::int64_t version) {
    auto entries = audit::history(tx, {table_of(entity), record.id}, 100'000);
    std::erase_if(entries, [](const auto& entry) { return !makes_version(entry.event.kind); });
    if (version < 1 || version > static_cast<std::int64_t>(entries.size())) return std::nullopt;
    return cells_after(tx, entity, record.id, entries[entries.size() - static_cast<std::size_t>(version)].number);
}

/// Someone else saved first. Both versions side by side; the form below holds what this person typed and, where they
/// left a field as they found it, what the other wrote.
http::Response conflict_page(const Call& call, db::ReadTx& tx, const Record& now, std::int64_t seen, const Cells& mine,
                             const Cells& typed) {
    const auto found = cells_at_version(tx, call.entity, now, seen);
    Titles titles;
    titles.want(call.entity, now.cells);
    titles.want(call.entity, mine);
    titles.load(tx);
    Cells merged = typed;
    ui::Table table{.head = {"Field", "Now, as saved by " + now.changed_by, "As you had it"}, .rows = {}};
    for (std::size_t i = 0; i < call.entity.fields.size(); ++i) {
        const auto& field = call.entity.fields[i];
        const bool untouched = found && (*found)[i] == mine[i];
        if (untouched) merged[i] = now.cells[i];
        if (now.cells[i] == mine[i] || field.type == Type::working_day_due) continue;
        table.rows.push_back(
            {field.label, shown_value(field, now.cells[i], titles), shown_value(field, mine[i], titles)});
    }
    ui::Html before = ui::render(ui::WarningText{
        .text =
            now.changed_by + " changed this " + call.entity.one + " on " + moment(now.changed_at) +
            ", after you opened it. Nothing of yours is lost: look at both versions, correct the form if you need to, "
            "and save again."});
    before += ui::scroll_area("Both versions", ui::render(table));
    auto page = edit_page(call, tx, now, {.typed = merged}, before);
    page.status = 409;
    return page;
}

/// A large register is chosen from by name. The name that the form was given still means the same record, even when
/// that was withdrawn since or shares its name.
void keep_references(db::ReadTx& tx, const Call& call, Cells& typed) {
    const auto record = find(tx, call.entity, call.id());
    if (!record) return;
    Titles titles;
    titles.want(call.entity, record->cells);
    titles.load(tx);
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const auto& field = call.entity.fields[i];
        if (field.type == Type::reference && !typed[i].empty() &&
            typed[i] == titles.of(*field.refers_to, record->cells[i]))
            typed[i] = record->cells[i];
    }
}

void put_first(std::vector<Problem>& problems, std::vector<Problem> first) {
    for (auto& one : first) {
        std::erase_if(problems, [&](const Problem& other) { return other.field == one.field; });
        problems.push_back(std::move(one));
    }
}

}  // namespace

http::Response show_new(const Call& call) {
    http::Response response;
    call.context.database.read([&](db::ReadTx& tx) {
        const auto draft = find_draft(call, tx, draft_address(call));
        Filled filled{.typed = typed_cells(call.entity, draft ? draft->fields : http::Fields{})};
        if (!draft)
            for (std::size_t i = 0; i < filled.typed.size(); ++i)
                filled.typed[i] = call.request.query.get(call.entity.fields[i].name);
        response = new_page(call, tx, filled, notice_of(call, draft));
    });
    return response;
}

http::Response save_new(const Call& call) {
    Filled filled{.typed = typed_cells(call.entity, call.request.form), .errors = {}, .preview = previewed(call)};
    http::Response response;
    const auto show_again = [&](db::ReadTx& tx) { response = new_page(call, tx, filled); };
    if (!filled.preview.empty()) {
        call.context.database.read(show_again);
        return response;
    }
    std::string id;
    std::vector<Problem> problems;
    audit::Ledger ledger{call.context.database};
    const auto saved = ledger.attempt(process_of(call, "add"), [&](audit::WriteTx& tx) -> core::Result<void> {
        Cells cells;
        References references{tx};
        problems = prepare(tx, references, call.entity, filled.typed, "", cells);
        put_first(problems, incomplete_dates(call.entity, filled.typed));
        if (!problems.empty()) return core::refuse(core::Reason::invalid, "The form has mistakes.");
        id = add(tx, call.entity, cells);
        return {};
    });
    if (saved) {
        drop_draft(call, drafts::address_in(call.request.form));
        return http::redirect(address_of(call.entity, id, "?done=added"));
    }
    filled.errors = errors_of(call.entity, problems);
    call.context.database.read(show_again);
    response.status = 422;
    return response;
}

http::Response show_edit(const Call& call) {
    http::Response response = no_such_record(call);
    call.context.database.read([&](db::ReadTx& tx) {
        auto record = find(tx, call.entity, call.id());
        if (!record) return;
        if (!record->withdrawn_at.empty()) {
            response = http::error(409, "This " + call.entity.one + " was withdrawn. Bring it back first.");
            return;
        }
        Filled filled{.typed = record->cells};
        const auto draft = find_draft(call, tx, draft_address(call));
        if (draft) {
            filled.typed = typed_cells(call.entity, draft->fields);
            // The version that the draft was begun on: when someone saved since, saving shows both.
            record->version = seen_version(draft->fields);
        }
        response = edit_page(call, tx, *record, filled, notice_of(call, draft));
    });
    return response;
}

http::Response save_edit(const Call& call) {
    Filled filled{.typed = typed_cells(call.entity, call.request.form), .errors = {}, .preview = previewed(call)};
    const auto seen = seen_version(call.request.form);
    http::Response response = no_such_record(call);
    const auto show_again = [&](db::ReadTx& tx) {
        auto record = find(tx, call.entity, call.id());
        if (!record) return;
        record->version = seen;  // still the one that was opened: a conflict shows once the form is right
        response = edit_page(call, tx, *record, filled);
    };
    if (!filled.preview.empty()) {
        call.context.database.read(show_again);
        return response;
    }
    std::vector<Problem> problems;
    Cells cells;
    audit::Ledger ledger{call.context.database};
    const auto saved = ledger.attempt(process_of(call, "change"), [&](audit::WriteTx& tx) -> core::Result<void> {
        References references{tx};
        keep_references(tx, call, filled.typed);
        problems = prepare(tx, references, call.entity, filled.typed, call.id(), cells);
        put_first(problems, incomplete_dates(call.entity, filled.typed));
        if (!problems.empty()) return core::refuse(core::Reason::invalid, "The form has mistakes.");
        const auto changed = change(tx, call.entity, call.id(), seen, cells);
        if (!changed) return tl::unexpected(changed.error());
        retitle(tx, call.context.entities, call.entity, call.id());
        return {};
    });
    if (saved) {
        drop_draft(call, drafts::address_in(call.request.form));
        return http::redirect(address_of(call.entity, call.id(), "?done=changed"));
    }
    if (saved.error().reason == core::Reason::conflict) {
        call.context.database.read([&](db::ReadTx& tx) {
            if (const auto record = find(tx, call.entity, call.id()))
                response = conflict_page(call, tx, *record, seen, cells, filled.typed);
        });
        return response;
    }
    if (saved.error().reason != core::Reason::invalid) return http::refused(saved.error());
    filled.errors = errors_of(call.entity, problems);
    call.context.database.read(show_again);
    if (response.error_sentence.empty()) response.status = 422;
    return response;
}

}  // namespace registers
