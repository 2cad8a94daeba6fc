#include "platform/ui/moj/forms.h"

#include <algorithm>

#include "core/check.h"
#include "core/utf8.h"
#include "platform/ui/components/button.h"
#include "platform/ui/components/form_group.h"

namespace ui {
namespace {

std::string replaced(std::string text, std::string_view mark, const std::string& value) {
    const auto at = text.find(mark);
    if (at != std::string::npos) text.replace(at, mark.size(), value);
    return text;
}

void write_remove(Out& out, const AddAnother& add, const AddAnotherItem& item, std::size_t index) {
    out << "<div class=\"moj-add-another__remove-button-container\">";
    if (add.items.size() > 1) {
        const auto text = replaced(replaced(add.remove_text, "%{itemLabel}", core::lowered(add.item_label)),
                                   "%{number}", std::to_string(index + 1));
        out << render(Button{.text = text,
                             .name = item.remove_name,
                             .value = item.remove_value.empty() ? std::to_string(index) : item.remove_value,
                             .classes = "govuk-button--secondary moj-add-another__remove-button"});
    }
    out << "</div>";
}

void write_item(Out& out, const AddAnother& add, std::size_t index) {
    const auto& item = add.items[index];
    const auto number = std::to_string(index + 1);
    const auto error_id = add.id + number + "-error";
    out << "<div class=\"moj-add-another__item";
    if (add.inline_layout) out << " moj-add-another__item--inline";
    out.classes(item.classes);
    if (item.error) out << " moj-add-another__item--error";
    out << "\"";
    out.attributes(item.attributes) << ">";
    const Fieldset fieldset{
        .legend =
            Legend{.text = item.legend.empty() ? Html{add.item_label + " " + number} : item.legend,
                   .classes = joined("moj-add-another__item-title govuk-fieldset__legend--m", item.legend_classes)},
        .classes = joined("moj-add-another__fieldset", item.fieldset_classes)};
    open_fieldset(out, fieldset, item.error ? joined(item.described_by, error_id) : item.described_by);
    out << "<div class=\"moj-add-another__item-container\">";
    if (add.inline_layout) {
        out << "<div class=\"moj-add-another__item-row\">";
        if (item.error) write(out, *item.error, error_id);
        out << item.fields << "</div>";
    } else {
        out << item.fields;
    }
    write_remove(out, add, item, index);
    out << "</div></fieldset></div>";
}

}  // namespace

Html render(const DatePicker& picker) {
    Out out;
    out << "<div class=\"moj-datepicker\" data-module=\"moj-date-picker\"";
    out.optional("data-min-date", picker.min_date)
        .optional("data-max-date", picker.max_date)
        .optional("data-excluded-dates", picker.excluded_dates)
        .optional("data-excluded-days", picker.excluded_days);
    if (picker.leading_zeros) out.attribute("data-leading-zeros", *picker.leading_zeros ? "true" : "false");
    out.optional("data-week-start-day", picker.week_start_day)
        << ">"
        << render(Input{.name = picker.name,
                        .label = picker.label,
                        .id = picker.id,
                        .hint = picker.hint,
                        .error = picker.error,
                        .value = picker.value,
                        .autocomplete = "off",
                        .classes = joined("moj-js-datepicker-input", picker.classes),
                        .form_group = picker.form_group,
                        .attributes = picker.attributes})
        << "</div>";
    return out;
}

Html render(const AddAnother& add) {
    Out out;
    out << "<div";
    out.optional("id", add.id) << " class=\"moj-add-another";
    out.classes(add.classes) << "\" data-module=\"moj-add-another\"";
    out.attribute("data-item-label", add.item_label);
    if (add.inline_layout) out << " data-layout=\"inline\"";
    if (add.remove_text != "Remove %{itemLabel} %{number}")
        out.attribute("data-i18n.remove-button-text", add.remove_text);
    out.attributes(add.attributes) << "><div class=\"moj-add-another__items\">";
    for (std::size_t i = 0; i < add.items.size(); ++i) write_item(out, add, i);
    out << "</div><div class=\"moj-add-another__add-button-container\">";
    Button button{.text = replaced(add.add_text, "%{itemLabel}", core::lowered(add.item_label)),
                  .classes = "govuk-button--secondary moj-add-another__add-button"};
    if (!add.id.empty()) {
        button.id = add.id + "-add-another-button";
        button.name = add.id + "-add-another";
        button.value = core::lowered(replaced(add.add_text, "%{itemLabel}", add.item_label));
        std::replace(button.value.begin(), button.value.end(), ' ', '-');
    }
    out << render(button) << "</div></div>";
    return out;
}

Html render(const MultiFileUpload& upload) {
    Out out;
    out << "<div class=\"moj-multi-file-upload";
    out.classes(upload.classes) << "\" data-module=\"moj-multi-file-upload\"";
    out.attributes(upload.attributes) << "><div class=\"moj-multi-file__uploaded-files "
                                      << (upload.files.empty() ? Literal{"moj-hidden"} : Literal{""})
                                      << "\"><h2 class=\"govuk-heading-m\">" << upload.heading
                                      << "</h2><div class=\"govuk-summary-list moj-multi-file-upload__list\">";
    for (const auto& file : upload.files) {
        out << "<div class=\"govuk-summary-list__row moj-multi-file-upload__row\"><div "
               "class=\"govuk-summary-list__value moj-multi-file-upload__message\">"
            << file.message
            << "</div><div class=\"govuk-summary-list__actions moj-multi-file-upload__actions\"><button "
               "type=\"submit\" "
               "name=\"delete\" class=\"moj-multi-file-upload__delete govuk-button govuk-button--secondary "
               "govuk-!-margin-bottom-0\"";
        out.attribute("value", file.file_name) << ">\n";
        out.text(file.delete_text) << " <span class=\"govuk-visually-hidden\">";
        out.text(file.original_file_name) << "</span>\n</button></div></div>";
    }
    out << "</div></div><div class=\"moj-multi-file-upload__upload\">" << upload.upload << "</div></div>";
    return out;
}

Table sortable_table(Table table) {
    core::check(!table.caption.empty(), "the script says what it sorted in the table's caption");
    table.attributes.push_back({.name = "data-module", .value = "moj-sortable-table"});
    return table;
}

Cell sortable(Html text, std::string sorted, std::string format) {
    return {.text = std::move(text),
            .format = std::move(format),
            .attributes = {{.name = "aria-sort", .value = std::move(sorted)}}};
}

Html render(const MultiSelectTable& multi_select) {
    const auto& rows = multi_select.table.rows;
    core::check(multi_select.values.size() == rows.size() && multi_select.labels.size() == rows.size(),
                "each row of a multi-select has a value and a label");
    const auto prefix = multi_select.id_prefix.empty() ? multi_select.name + "-" : multi_select.id_prefix;
    Table table = multi_select.table;
    table.attributes.push_back({.name = "data-module", .value = "moj-multi-select"});
    table.attributes.push_back({.name = "data-id-prefix", .value = prefix});
    table.head.insert(table.head.begin(), Cell{.text = markup("<span class=\"govuk-visually-hidden\">Choose</span>"),
                                               .attributes = {{.name = "id", .value = prefix + "select-all"}}});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& chosen = multi_select.chosen;
        const bool checked = std::find(chosen.begin(), chosen.end(), multi_select.values[i]) != chosen.end();
        Out out;
        out << "<div class=\"govuk-checkboxes govuk-checkboxes--small moj-multi-select__checkbox\">"
               "<div class=\"govuk-checkboxes__item\"><input type=\"checkbox\" class=\"govuk-checkboxes__input\"";
        const auto id = prefix + std::to_string(i + 1);
        out.attribute("id", id).attribute("name", multi_select.name).attribute("value", multi_select.values[i]);
        if (checked) out << " checked";
        out << "><label class=\"govuk-label govuk-checkboxes__label\"";
        out.attribute("for", id) << "><span class=\"govuk-visually-hidden\">";
        out.text(multi_select.labels[i]) << "</span></label></div></div>";
        table.rows[i].insert(table.rows[i].begin(), Cell{.text = std::move(out)});
    }
    return render(table);
}

}  // namespace ui
