#include "platform/registers/pages/told.h"

#include "platform/registers/kept_files.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

/// A file by its name and the beginning of its hash, as a link to what it was.
ui::Html told_value(const Entity& entity, const std::string& id, const Field& field, const std::string& canonical,
                    const Titles& titles) {
    const auto file = field.type == Type::file ? kept_file(canonical) : std::nullopt;
    if (!file) return shown_value(field, canonical, titles);
    return link(address_of_file(entity, id, field, canonical), with_hash(*file));
}

}  // namespace

void want_changes(const Entity& entity, const audit::Event& event, Titles& titles) {
    Cells before(entity.fields.size()), after(entity.fields.size());
    for (const auto& one : event.changes)
        if (const auto place = find_field(entity, one.field)) {
            before[*place] = one.before.value_or("");
            after[*place] = one.after.value_or("");
        }
    titles.want(entity, before);
    titles.want(entity, after);
}

ui::Html told_changes(const Entity& entity, const std::string& id, const audit::Event& event, const Titles& titles) {
    ui::Html items;
    for (const auto& one : event.changes) {
        const auto place = find_field(entity, one.field);
        const Field plain{.name = one.field, .label = one.field == "withdrawn" ? "Reason" : one.field};
        const auto& field = place ? entity.fields[*place] : plain;
        ui::Html text = ui::element("strong", {}, field.label) + ui::Html{": "};
        if (one.before)
            text += told_value(entity, id, field, *one.before, titles) +
                    ui::Html{one.after ? " became " : " was taken out"};
        if (one.after) text += told_value(entity, id, field, *one.after, titles);
        items += ui::element("li", {}, text);
    }
    return ui::element("ul", {{"class", "govuk-list"}}, items);
}

}  // namespace registers
