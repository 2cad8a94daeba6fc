#include "core/decimal.h"
#include "platform/registers/commands.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/reason.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"

// Going back to an earlier version, as a new change.
namespace registers {
namespace {

constexpr std::size_t most_versions = 100'000;

struct Earlier {
    Cells cells;
    std::string when;
};

/// Version n of a record is its n-th event; empty: it has no such version.
std::optional<Earlier> version_of(Reader& reader, const Call& call, const Record& record, std::string_view typed) {
    const auto number = core::Decimal::parse(typed);
    const auto entries = reader.history(call.entity, record, most_versions);
    if (!number || !number->is_whole() || number->units() < 1 ||
        number->rounded(0).units() > static_cast<std::int64_t>(entries.size()))
        return {};
    const auto& entry = entries[entries.size() - static_cast<std::size_t>(number->rounded(0).units())];
    auto cells = reader.after(call.entity, record, entry.number);
    if (!cells) return {};
    return Earlier{.cells = std::move(*cells), .when = moment(core::iso(entry.process.at))};
}

core::Refusal no_version() { return {core::Reason::not_found, "There is no such version.", "no such version"}; }

ui::Html told_differences(Reader& reader, const Call& call, const Record& record, const Cells& earlier) {
    Titles titles;
    titles.want(call.entity, record.cells);
    titles.want(call.entity, earlier);
    titles.load(reader);
    ui::Table table{.head = {"Field", "Now", "Then"}, .rows = {}};
    for (std::size_t i = 0; i < earlier.size(); ++i) {
        const auto& field = call.entity.fields[i];
        if (record.cells[i] != earlier[i] && !record.hidden.contains(i))
            table.rows.push_back(
                {field.label, shown_value(field, record.cells[i], titles), shown_value(field, earlier[i], titles)});
    }
    return table.rows.empty() ? paragraph("It says the same as now.")
                              : ui::scroll_area("What would change", ui::render(table));
}

http::Response restore_page(const Call& call, Reader& reader, const Record& record, const std::string& version,
                            const std::string& reason, const ui::FieldErrors& errors) {
    const auto earlier = version_of(reader, call, record, version);
    if (!earlier) return http::refused(no_version());
    const auto address = address_of(call.entity, record.id);
    ui::Html content = ui::heading("Go back to the version of " + earlier->when, record.title) +
                       told_differences(reader, call, record, earlier->cells);
    content += form(
        call, address + "/restore",
        hidden("seen", std::to_string(record.version)) + hidden("version", version) + reason_control(reason, errors) +
            ui::element(
                "div", {{"class", "govuk-button-group"}},
                ui::render(ui::Button{.text = "Go back to this version"}) + link(address + "/history", "Cancel")));
    return respond(call, {.title = "Go back to an earlier version",
                          .content = content,
                          .errors = errors,
                          .breadcrumbs = trail(call, &record),
                          .width = ui::Width::two_thirds});
}

}  // namespace

http::Response show_restore(const Call& call) {
    return call.read([&](Reader& reader) {
        const auto record = reader.find_to_change(call.entity, call.id());
        if (!record) return http::refused(record.error());
        return restore_page(call, reader, *record, std::string{call.request.query.get("version")}, {}, {});
    });
}

http::Response save_restored(const Call& call) {
    const std::string version{call.request.form.get("version")};
    ui::FieldErrors errors;
    auto reason = read_reason(typed_reason(call), errors);
    if (!errors.empty())
        return call.read([&](Reader& reader) {
            const auto record = reader.find_to_change(call.entity, call.id());
            if (!record) return http::refused(record.error());
            auto page = restore_page(call, reader, *record, version, typed_reason(call), errors);
            page.status = 422;
            return page;
        });
    if (reason.empty())
        call.read([&](Reader& reader) {
            const auto record = reader.find(call.entity, call.id());
            const auto earlier = record ? version_of(reader, call, *record, version) : std::nullopt;
            if (earlier) reason = "Set back to the version of " + earlier->when;
            return http::Response{};
        });
    const auto result = call.write("restore", reason, [&](Editor& editor) -> core::Result<void> {
        const auto record = editor.find_to_change(call.entity, call.id());
        if (!record) return tl::unexpected(record.error());
        const auto earlier = version_of(editor, call, *record, version);
        if (!earlier) return tl::unexpected(no_version());
        editor.know_version(earlier->cells);
        Cells checked;
        const auto problems = editor.prepare(call.entity, earlier->cells, call.id(), checked);
        if (!problems.empty())
            return core::refuse(core::Reason::conflict,
                                "That version no longer fits the rules: " + problems[0].message + ".");
        return editor.change(call.entity, call.id(), seen_number(call), checked);
    });
    if (!result) return http::refused(result.error());
    return http::redirect(address_of(call.entity, call.id(), "?done=restored"));
}

}  // namespace registers
