#include <algorithm>

#include "fixture_options.h"

namespace fixtures {
namespace {

ui::Html input(const Json& o) {
    const auto affix = [&](const char* key) -> ui::Part<ui::Affix> {
        if (!truthy(o, key)) return {};
        const auto& from = at(o, key);
        return ui::Affix{
            .text = text_or_html(from), .classes = string(from, "classes"), .attributes = attributes(from)};
    };
    const auto& wrapper = at(o, "inputWrapper");
    return ui::render(ui::Input{.name = string(o, "name"),
                                .label = label(o),
                                .id = string(o, "id"),
                                .hint = hint(o),
                                .error = error(o),
                                .value = optional_string(o, "value"),
                                .type = string(o, "type", "text"),
                                .inputmode = string(o, "inputmode"),
                                .autocomplete = string(o, "autocomplete"),
                                .autocapitalize = string(o, "autocapitalize"),
                                .pattern = string(o, "pattern"),
                                .spellcheck = optional_bool(o, "spellcheck"),
                                .disabled = truthy(o, "disabled"),
                                .described_by = string(o, "describedBy"),
                                .prefix = affix("prefix"),
                                .suffix = affix("suffix"),
                                .classes = string(o, "classes"),
                                .form_group = form_group(o),
                                .wrapper = {.classes = string(wrapper, "classes"), .attributes = attributes(wrapper)},
                                .attributes = attributes(o)});
}

ui::Html textarea(const Json& o) {
    return ui::render(ui::Textarea{.name = string(o, "name"),
                                   .label = label(o),
                                   .id = string(o, "id"),
                                   .hint = hint(o),
                                   .error = error(o),
                                   .value = string(o, "value"),
                                   .rows = integer(o, "rows", 5),
                                   .autocomplete = string(o, "autocomplete"),
                                   .spellcheck = optional_bool(o, "spellcheck"),
                                   .disabled = truthy(o, "disabled"),
                                   .described_by = string(o, "describedBy"),
                                   .classes = string(o, "classes"),
                                   .form_group = form_group(o),
                                   .attributes = attributes(o)});
}

ui::Html character_count(const Json& o) {
    return ui::render(ui::CharacterCount{.name = string(o, "name"),
                                         .label = label(o),
                                         .id = string(o, "id"),
                                         .hint = hint(o),
                                         .error = error(o),
                                         .value = string(o, "value"),
                                         .max_length = integer(o, "maxlength"),
                                         .max_words = integer(o, "maxwords"),
                                         .threshold_percent = integer(o, "threshold"),
                                         .count_type = string(o, "countType"),
                                         .texts = {.textarea_description = string(o, "textareaDescriptionText"),
                                                   .characters_under_limit = plurals(o, "charactersUnderLimitText"),
                                                   .characters_at_limit = string(o, "charactersAtLimitText"),
                                                   .characters_over_limit = plurals(o, "charactersOverLimitText"),
                                                   .words_under_limit = plurals(o, "wordsUnderLimitText"),
                                                   .words_at_limit = string(o, "wordsAtLimitText"),
                                                   .words_over_limit = plurals(o, "wordsOverLimitText")},
                                         .rows = integer(o, "rows", 5),
                                         .spellcheck = optional_bool(o, "spellcheck"),
                                         .count_message_classes = string(at(o, "countMessage"), "classes"),
                                         .classes = string(o, "classes"),
                                         .form_group = form_group(o),
                                         .attributes = attributes(o)});
}

ui::Html password_input(const Json& o) {
    return ui::render(ui::PasswordInput{.name = string(o, "name"),
                                        .label = label(o),
                                        .id = string(o, "id"),
                                        .hint = hint(o),
                                        .error = error(o),
                                        .value = optional_string(o, "value"),
                                        .autocomplete = string(o, "autocomplete", "current-password"),
                                        .disabled = truthy(o, "disabled"),
                                        .described_by = string(o, "describedBy"),
                                        .texts = {.show = string(o, "showPasswordText"),
                                                  .hide = string(o, "hidePasswordText"),
                                                  .show_aria_label = string(o, "showPasswordAriaLabelText"),
                                                  .hide_aria_label = string(o, "hidePasswordAriaLabelText"),
                                                  .shown_announcement = string(o, "passwordShownAnnouncementText"),
                                                  .hidden_announcement = string(o, "passwordHiddenAnnouncementText")},
                                        .button_classes = string(at(o, "button"), "classes"),
                                        .classes = string(o, "classes"),
                                        .form_group = form_group(o),
                                        .attributes = attributes(o)});
}

ui::Html file_upload(const Json& o) {
    return ui::render(ui::FileUpload{.name = string(o, "name"),
                                     .label = label(o),
                                     .id = string(o, "id"),
                                     .hint = hint(o),
                                     .error = error(o),
                                     .multiple = truthy(o, "multiple"),
                                     .disabled = truthy(o, "disabled"),
                                     .described_by = string(o, "describedBy"),
                                     .javascript = truthy(o, "javascript"),
                                     .texts = {.choose_files_button = string(o, "chooseFilesButtonText"),
                                               .no_file_chosen = string(o, "noFileChosenText"),
                                               .multiple_files_chosen = plurals(o, "multipleFilesChosenText"),
                                               .drop_instruction = string(o, "dropInstructionText"),
                                               .entered_drop_zone = string(o, "enteredDropZoneText"),
                                               .left_drop_zone = string(o, "leftDropZoneText")},
                                     .wrapper_classes = string(o, "wrapperClasses"),
                                     .wrapper_attributes = attributes(o, "wrapperAttributes"),
                                     .classes = string(o, "classes"),
                                     .form_group = form_group(o),
                                     .attributes = attributes(o)});
}

/// What radios and checkboxes share. An item after one that is not there keeps its number.
template <class Item>
Item choice(const Json& item, int place, const std::string& prefix, int expected_place) {
    Item ours{.text = text_or_html(item), .value = string(at(item, "value"))};
    ours.id = string(item, "id");
    if (ours.id.empty() && place != expected_place) ours.id = prefix + "-" + std::to_string(place);
    ours.hint = hint(item);
    ours.checked = optional_bool(item, "checked");
    ours.disabled = truthy(item, "disabled");
    if (at(at(item, "conditional"), "html").is_string())
        ours.conditional = ui::Html::trusted(string(at(item, "conditional"), "html"));
    ours.divider = string(item, "divider");
    ours.label = {.classes = string(at(item, "label"), "classes"), .attributes = attributes(at(item, "label"))};
    ours.attributes = attributes(item);
    return ours;
}

ui::Html radios(const Json& o) {
    ui::Radios radios{.name = string(o, "name"),
                      .items = {},
                      .fieldset = fieldset(o),
                      .id_prefix = string(o, "idPrefix"),
                      .hint = hint(o),
                      .error = error(o),
                      .value = optional_string(o, "value"),
                      .classes = string(o, "classes"),
                      .form_group = form_group(o),
                      .attributes = attributes(o)};
    const auto& prefix = radios.id_prefix.empty() ? radios.name : radios.id_prefix;
    each(at(o, "items"), [&](const Json& item, int place) {
        radios.items.push_back(choice<ui::Radio>(item, place, prefix, static_cast<int>(radios.items.size()) + 1));
    });
    return ui::render(radios);
}

ui::Html checkboxes(const Json& o) {
    ui::Checkboxes boxes{.name = string(o, "name"),
                         .items = {},
                         .fieldset = fieldset(o),
                         .id_prefix = string(o, "idPrefix"),
                         .hint = hint(o),
                         .error = error(o),
                         .described_by = string(o, "describedBy"),
                         .classes = string(o, "classes"),
                         .form_group = form_group(o),
                         .attributes = attributes(o)};
    if (at(o, "values").is_array()) {
        boxes.values.emplace();
        for (const auto& value : at(o, "values")) boxes.values->push_back(string(value));
    }
    const auto& prefix = boxes.id_prefix.empty() ? boxes.name : boxes.id_prefix;
    each(at(o, "items"), [&](const Json& item, int place) {
        auto ours = choice<ui::Checkbox>(item, place, prefix, static_cast<int>(boxes.items.size()) + 1);
        ours.name = string(item, "name");
        ours.behaviour = string(item, "behaviour");
        boxes.items.push_back(std::move(ours));
    });
    return ui::render(boxes);
}

ui::Html select(const Json& o) {
    ui::Select select{.name = string(o, "name"),
                      .label = label(o),
                      .items = {},
                      .id = string(o, "id"),
                      .hint = hint(o),
                      .error = error(o),
                      .value = optional_string(o, "value"),
                      .disabled = truthy(o, "disabled"),
                      .described_by = string(o, "describedBy"),
                      .classes = string(o, "classes"),
                      .form_group = form_group(o),
                      .attributes = attributes(o)};
    each(at(o, "items"), [&](const Json& item, int) {
        select.items.push_back({.text = string(at(item, "text")),
                                .value = optional_string(item, "value"),
                                .selected = optional_bool(item, "selected"),
                                .disabled = truthy(item, "disabled"),
                                .attributes = attributes(item)});
    });
    return ui::render(select);
}

/// The official templates find values by name, at run time; ours sit in the box they belong to.
ui::DateItem date_item(const Json& item, const char* usual, const Json& o) {
    const auto name = string(item, "name", usual);
    const auto prefix = string(o, "namePrefix");
    auto value = optional_string(item, "value");
    const auto& values = at(o, "values");
    if (!value) value = optional_string(values, (prefix.empty() ? name : prefix + "-" + name).c_str());
    if (!value) value = optional_string(at(o, usual), "value");
    if (!value) value = optional_string(values, usual);
    return {.name = name,
            .label = string(item, "label"),
            .value = value,
            .error = optional_bool(item, "error"),
            .width = std::string{usual} == "year" ? 4 : 2,
            .id = string(item, "id"),
            .inputmode = string(item, "inputmode", "numeric"),
            .autocomplete = string(item, "autocomplete"),
            .pattern = string(item, "pattern"),
            .classes = string(item, "classes"),
            .attributes = attributes(item)};
}

ui::Html date_input(const Json& o) {
    ui::DateInput date{.id = string(o, "id"),
                       .fieldset = fieldset(o),
                       .name_prefix = string(o, "namePrefix"),
                       .hint = hint(o),
                       .error = error(o),
                       .classes = string(o, "classes"),
                       .form_group = form_group(o),
                       .attributes = attributes(o)};
    const auto part = [&](const char* name) -> std::optional<ui::DateItem> {
        if (at(o, name) == false) return {};
        return date_item(at(o, name), name, o);
    };
    date.day = part("day");
    date.month = part("month");
    date.year = part("year");
    each(at(o, "items"), [&](const Json& item, int) {
        const auto name = string(item, "name");
        const auto usual = name == string(at(o, "year"), "name", "year") ? "year" : name.c_str();
        date.items.push_back(date_item(item, usual, o));
    });
    return ui::render(date);
}

ui::Html fieldset_component(const Json& o) { return ui::render(fieldset_of(o)); }

ui::Html hint_component(const Json& o) {
    const auto ours = hint(Json{{"hint", o}});
    return ours ? ui::render(*ours) : ui::render(ui::Hint{.text = {}});
}

ui::Html label_component(const Json& o) {
    auto ours = label(Json{{"label", o}});
    ours.for_id = string(o, "for");
    return ui::render(ours);
}

ui::Html error_message(const Json& o) {
    const auto ours = error(Json{{"errorMessage", o}});
    return ours ? ui::render(*ours) : ui::render(ui::ErrorMessage{.text = {}});
}

}  // namespace

void add_form_mappers(Mappers& mappers) {
    mappers["input"] = input;
    mappers["textarea"] = textarea;
    mappers["character-count"] = character_count;
    mappers["password-input"] = password_input;
    mappers["file-upload"] = file_upload;
    mappers["radios"] = radios;
    mappers["checkboxes"] = checkboxes;
    mappers["select"] = select;
    mappers["date-input"] = date_input;
    mappers["fieldset"] = fieldset_component;
    mappers["hint"] = hint_component;
    mappers["label"] = label_component;
    mappers["error-message"] = error_message;
}

}  // namespace fixtures
