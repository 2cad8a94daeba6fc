#include "platform/ui/components/choices.h"

#include <algorithm>

#include "platform/ui/components/form_group.h"

namespace ui {
namespace {

std::string item_id(const std::string& own, std::string_view prefix, std::size_t number) {
    if (!own.empty()) return own;
    std::string id{prefix};
    if (number > 1) id += "-" + std::to_string(number);
    return id;
}

std::string item_hint_id(const Part<Hint>& hint, const std::string& id) {
    return hint && !hint->text.empty() ? id + "-item-hint" : std::string{};
}

/// Radios and checkboxes differ in their name only.
struct Kind {
    Literal type;
    Literal block;
};
constexpr Kind radio_kind{.type = "radio", .block = "govuk-radios"};
constexpr Kind checkbox_kind{.type = "checkbox", .block = "govuk-checkboxes"};

struct Choice {
    const Html& text;
    const std::string& id;
    const std::string& name;
    const std::string& value;
    bool checked;
    bool disabled;
    const Html& conditional;
    const std::string& behaviour;
    const std::string& described_by;
    const ChoiceLabel& label;
    const Attributes& attributes;
};

void write_input(Out& out, const Kind& kind, const Choice& choice) {
    out << "<div class=\"" << kind.block << "__item\"><input class=\"" << kind.block << "__input\"";
    out.attribute("id", choice.id).attribute("name", choice.name).attribute("type", kind.type.text());
    out.attribute("value", choice.value);
    if (choice.checked) out << " checked";
    if (choice.disabled) out << " disabled";
    if (!choice.conditional.empty()) {
        out << " data-aria-controls=\"conditional-";
        out.text(choice.id) << "\"";
    }
    out.optional("data-behaviour", choice.behaviour).optional("aria-describedby", choice.described_by);
    out.attributes(choice.attributes) << ">\n";
    if (choice.text.empty()) return;
    out << "<label class=\"govuk-label " << kind.block << "__label";
    out.classes(choice.label.classes) << "\"";
    out.attributes(choice.label.attributes).optional("for", choice.id) << ">\n" << choice.text << "\n</label>\n";
}

void write_conditional(Out& out, const Kind& kind, const Choice& choice) {
    out << "</div>";
    if (choice.conditional.empty()) return;
    out << "<div class=\"" << kind.block << "__conditional";
    if (!choice.checked) out << " " << kind.block << "__conditional--hidden";
    out << "\" id=\"conditional-";
    out.text(choice.id) << "\">" << choice.conditional << "</div>";
}

void write_divider(Out& out, const Kind& kind, std::string_view word) {
    out << "<div class=\"" << kind.block << "__divider\">";
    out.text(word) << "</div>";
}

void write_item_hint(Out& out, const Kind& kind, const Part<Hint>& hint, std::string_view id) {
    if (id.empty()) return;
    std::string classes{kind.block.text()};
    classes = joined(classes + "__hint", hint->classes);
    write(out, Hint{.text = hint->text, .classes = std::move(classes), .attributes = hint->attributes}, id);
}

const std::string no_behaviour;

void write_item(Out& out, const Radios& group, std::string_view prefix, const Radio& item, std::size_t number) {
    if (!item.divider.empty()) return write_divider(out, radio_kind, item.divider);
    const auto id = item_id(item.id, prefix, number);
    const auto hint_id = item_hint_id(item.hint, id);
    const bool by_value = group.value && !group.value->empty() && *group.value == item.value;
    const Choice choice{.text = item.text,
                        .id = id,
                        .name = group.name,
                        .value = item.value,
                        .checked = item.checked.value_or(by_value),
                        .disabled = item.disabled,
                        .conditional = item.conditional,
                        .behaviour = no_behaviour,
                        .described_by = hint_id,
                        .label = item.label,
                        .attributes = item.attributes};
    write_input(out, radio_kind, choice);
    write_item_hint(out, radio_kind, item.hint, hint_id);
    write_conditional(out, radio_kind, choice);
}

void write_item(Out& out, const Checkboxes& group, std::string_view prefix, std::string_view described_by,
                const Checkbox& item, std::size_t number) {
    if (!item.divider.empty()) return write_divider(out, checkbox_kind, item.divider);
    const auto id = item_id(item.id, prefix, number);
    const auto hint_id = item_hint_id(item.hint, id);
    const bool by_value =
        group.values && std::find(group.values->begin(), group.values->end(), item.value) != group.values->end();
    const auto item_described_by = joined(described_by, hint_id);
    const Choice choice{.text = item.text,
                        .id = id,
                        .name = item.name.empty() ? group.name : item.name,
                        .value = item.value,
                        .checked = item.checked.value_or(by_value),
                        .disabled = item.disabled,
                        .conditional = item.conditional,
                        .behaviour = item.behaviour,
                        .described_by = item_described_by,
                        .label = item.label,
                        .attributes = item.attributes};
    write_input(out, checkbox_kind, choice);
    write_item_hint(out, checkbox_kind, item.hint, hint_id);
    write_conditional(out, checkbox_kind, choice);
}

/// Hint and message come inside the fieldset, which must name them before they are written: so they are written apart.
template <class Group>
void open_group(Out& out, const Group& group, const Kind& kind, std::string_view prefix, std::string& described_by) {
    Out inner;
    described_by = write_hint_and_error(inner, prefix, described_by, group.hint, group.error);
    open_form_group(out, group.form_group, group.error.has_value());
    if (group.fieldset) open_fieldset(out, *group.fieldset, described_by);
    out << std::move(inner).html() << "<div class=\"" << kind.block;
    out.classes(group.classes) << "\"";
    out.attributes(group.attributes) << " data-module=\"" << kind.block << "\">" << group.form_group.before_input;
}

template <class Group>
void close_group(Out& out, const Group& group) {
    out << group.form_group.after_input << "</div>";
    if (group.fieldset) out << "</fieldset>";
    close_form_group(out);
}

}  // namespace

Html render(const Radios& radios) {
    const std::string& prefix = radios.id_prefix.empty() ? radios.name : radios.id_prefix;
    std::string described_by = radios.fieldset ? radios.fieldset->described_by : "";
    Out out;
    open_group(out, radios, radio_kind, prefix, described_by);
    for (std::size_t i = 0; i < radios.items.size(); ++i) write_item(out, radios, prefix, radios.items[i], i + 1);
    close_group(out, radios);
    return out;
}

Html render(const Checkboxes& checkboxes) {
    const std::string& prefix = checkboxes.id_prefix.empty() ? checkboxes.name : checkboxes.id_prefix;
    std::string described_by = checkboxes.described_by;
    if (checkboxes.fieldset && !checkboxes.fieldset->described_by.empty())
        described_by = checkboxes.fieldset->described_by;
    Out out;
    open_group(out, checkboxes, checkbox_kind, prefix, described_by);
    // Without a fieldset nothing else would tie hint and message to the boxes.
    const std::string_view for_items = checkboxes.fieldset ? std::string_view{} : described_by;
    for (std::size_t i = 0; i < checkboxes.items.size(); ++i)
        write_item(out, checkboxes, prefix, for_items, checkboxes.items[i], i + 1);
    close_group(out, checkboxes);
    return out;
}

Radio radio_divider(std::string word) { return {.text = {}, .value = {}, .divider = std::move(word)}; }
Checkbox checkbox_divider(std::string word) { return {.text = {}, .value = {}, .divider = std::move(word)}; }

Html render(const Select& select) {
    const std::string& id = select.id.empty() ? select.name : select.id;
    Out out;
    open_form_group(out, select.form_group, select.error.has_value());
    write(out, select.label, id);
    const auto described_by = write_hint_and_error(out, id, select.described_by, select.hint, select.error);
    out << select.form_group.before_input << "<select class=\"govuk-select";
    out.classes(select.classes);
    if (select.error) out << " govuk-select--error";
    out << "\"";
    out.attribute("id", id).attribute("name", select.name);
    if (select.disabled) out << " disabled";
    out.optional("aria-describedby", described_by).attributes(select.attributes) << ">";
    for (const auto& item : select.items) {
        const std::string& value = item.value ? *item.value : item.text;
        const bool by_value = select.value && !select.value->empty() && *select.value == value;
        out << "<option";
        if (item.value) out.attribute("value", *item.value);
        if (item.selected.value_or(by_value)) out << " selected";
        if (item.disabled) out << " disabled";
        out.attributes(item.attributes) << ">";
        out.text(item.text) << "</option>";
    }
    out << "</select>\n" << select.form_group.after_input;
    close_form_group(out);
    return out;
}

}  // namespace ui
