#include "platform/registers/pages/form_fields.h"

#include <algorithm>
#include <array>

#include "core/check.h"
#include "core/date.h"
#include "platform/registers/arriving.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/media.h"
#include "platform/registers/references.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/markdown.h"

namespace registers {
namespace {

constexpr std::size_t most_options = 300;
constexpr std::size_t most_checkboxes = 60;
constexpr std::size_t most_radios = 7;
constexpr std::size_t most_to_look_through = 12;  // longer lists become a field to type in, where scripts run

constexpr const char* remove_ending = "-remove";

/// For browsers, which offer files of these endings first.
std::string accepted(const Field& field) {
    std::string all;
    for (const auto media : field.media) all += (all.empty() ? "" : ",") + std::string{card_of(media).extension};
    return all;
}

using Parts = std::array<std::string, 3>;  // day, month, year
constexpr std::array<const char*, 3> part_names{"day", "month", "year"};

Parts parts_of(const std::string& typed) {
    if (const auto date = core::parse_date(typed))
        return {std::to_string(core::day_of(*date)), std::to_string(core::month_of(*date)),
                std::to_string(core::year_of(*date))};
    Parts parts;
    std::size_t part = 0;
    for (const char c : typed) {
        if (c == '/' && part < 2)
            ++part;
        else
            parts[part] += c;
    }
    return parts;
}

/// What every control says about its field.
struct Dressed {
    ui::Html label;
    ui::Part<ui::Hint> hint;
    ui::Part<ui::ErrorMessage> error;
    bool alone = false;

    ui::Label as_label() const {
        return {.text = label, .classes = alone ? "govuk-label--l" : "govuk-label--s", .is_page_heading = alone};
    }
    ui::Fieldset as_fieldset() const {
        return {.legend = ui::Legend{.text = label,
                                     .classes = alone ? "govuk-fieldset__legend--l" : "govuk-fieldset__legend--s",
                                     .is_page_heading = alone}};
    }
};

Dressed dress(const Field& field, const ui::FieldErrors& errors) {
    Dressed dressed{
        .label = field.need == Need::required ? field.label : field.label + " (optional)", .hint = {}, .error = {}};
    std::string hint = field.hint;
    if (!field.example.empty()) hint += (hint.empty() ? "" : " ") + ("For example, " + field.example);
    if (!hint.empty()) dressed.hint = ui::Hint{.text = hint};
    const auto message = errors.message(field.name);
    if (!message.empty()) dressed.error = ui::ErrorMessage{.text = message};
    return dressed;
}

ui::Html date_control(const Field& field, const std::string& typed, const Dressed& dressed) {
    const auto parts = parts_of(typed);
    return ui::render(ui::DateInput{.id = field.name,
                                    .fieldset = dressed.as_fieldset(),
                                    .name_prefix = field.name,
                                    .hint = dressed.hint,
                                    .error = dressed.error,
                                    .day = ui::DateItem{.name = "day", .value = parts[0]},
                                    .month = ui::DateItem{.name = "month", .value = parts[1]},
                                    .year = ui::DateItem{.name = "year", .value = parts[2], .width = 4}});
}

ui::Html select_control(const Field& field, const std::string& value, const Dressed& dressed,
                        const std::vector<std::pair<std::string, std::string>>& options) {
    std::vector<ui::SelectItem> items{{.text = "", .value = ""}};
    for (const auto& [id, text] : options) items.push_back({.text = text, .value = id});
    ui::Select select{.name = field.name,
                      .label = dressed.as_label(),
                      .items = items,
                      .hint = dressed.hint,
                      .error = dressed.error,
                      .value = value};
    if (options.size() > most_to_look_through) select.attributes.push_back({"data-cairn-autocomplete", ""});
    return ui::render(select);
}

/// Areas and partnerships, by their names; one that is not there any more stays as it is.
ui::Html footprint_control(Reader& reader, const Field& field, const std::string& value, const Dressed& dressed) {
    std::vector<std::pair<std::string, std::string>> options;
    const auto& all = *reader.viewer().footprints();
    bool known = value.empty();
    for (const auto& code : all.codes()) {
        options.emplace_back(code, all.name(code));
        known = known || code == value;
    }
    if (!known) options.emplace_back(value, value);
    return select_control(field, value, dressed, options);
}

ui::Html choice_control(const Field& field, const std::string& value, const Dressed& dressed) {
    std::vector<Choice> choices = field.choices;
    if (field.type == Type::yes_no_not_known) choices = {{"yes", "Yes"}, {"no", "No"}, {"not_known", "Not known"}};
    if (choices.size() > most_radios) {
        std::vector<std::pair<std::string, std::string>> options;
        for (const auto& choice : choices) options.emplace_back(choice.value, choice.label);
        return select_control(field, value, dressed, options);
    }
    std::vector<ui::Radio> items;
    for (const auto& choice : choices) items.push_back({.text = choice.label, .value = choice.value});
    return ui::render(ui::Radios{.name = field.name,
                                 .items = items,
                                 .fieldset = dressed.as_fieldset(),
                                 .hint = dressed.hint,
                                 .error = dressed.error,
                                 .value = value,
                                 .classes = field.type == Type::yes_no_not_known ? "govuk-radios--inline" : ""});
}

ui::Html choices_control(const Field& field, const std::string& value, const Dressed& dressed) {
    std::vector<ui::Checkbox> items;
    for (const auto& choice : field.choices) items.push_back({.text = choice.label, .value = choice.value});
    return ui::render(ui::Checkboxes{.name = field.name,
                                     .items = items,
                                     .fieldset = dressed.as_fieldset(),
                                     .hint = dressed.hint,
                                     .error = dressed.error,
                                     .values = split(value)});
}

ui::Html input_control(const Field& field, const std::string& value, const Dressed& dressed) {
    ui::Input input{
        .name = field.name, .label = dressed.as_label(), .hint = dressed.hint, .error = dressed.error, .value = value};
    if (field.type == Type::money) {
        input.prefix = ui::Affix{.text = "£"};
        input.classes = "govuk-input--width-10";
    } else if (field.type == Type::count || field.type == Type::percentage) {
        input.inputmode = field.type == Type::count ? "numeric" : "";
        input.classes = "govuk-input--width-5";
        if (field.type == Type::percentage) input.suffix = ui::Affix{.text = "%"};
    } else if (field.type == Type::reference || (field.by_key != nullptr && !field.several)) {
        // Scripts propose names while one is typed; what stands in the field is what is sent.
        const auto& target = field.by_key == nullptr ? *field.refers_to : *field.by_key;
        input.autocomplete = "off";
        input.attributes.push_back({"data-cairn-suggest", "/api" + address_of(target)});
    }
    return ui::render(input);
}

ui::Html reference_control(Reader& reader, const Field& field, const std::string& typed, const Dressed& dressed) {
    auto choices = reader.options(*field.refers_to, most_options);
    const bool offered = std::any_of(choices.begin(), choices.end(), [&](auto& one) { return one.first == typed; });
    const auto titled = typed.empty() ? std::map<std::string, std::string>{} : reader.titles(*field.refers_to, {typed});
    if (!choices.empty()) {
        // What was withdrawn since is still this record's.
        if (!offered && !titled.empty()) choices.emplace_back(typed, titled.begin()->second + " (withdrawn)");
        if (offered || typed.empty() || !titled.empty()) return select_control(field, typed, dressed, choices);
    }
    return input_control(field, titled.empty() ? typed : titled.begin()->second, dressed);
}

ui::Html several_keys_control(const Field& field, const std::string& value, const Dressed& dressed,
                              std::vector<std::pair<std::string, std::string>> options) {
    std::vector<ui::Checkbox> items;
    for (const auto& [key, title] : options) items.push_back({.text = title, .value = key});
    return ui::render(ui::Checkboxes{.name = field.name,
                                     .items = items,
                                     .fieldset = dressed.as_fieldset(),
                                     .hint = dressed.hint,
                                     .error = dressed.error,
                                     .values = split(value),
                                     .classes = "govuk-checkboxes--small"});
}

/// A record of a register whose keys stay: chosen by its name, kept by its key.
ui::Html key_control(Reader& reader, const Field& field, const std::string& typed, const Dressed& dressed) {
    auto choices = reader.options(*field.by_key, field.several ? most_checkboxes : most_options, By::key);
    const auto held = keys_of(field, typed);
    const auto titled = reader.named(*field.by_key, held);
    bool all_offered = true;
    for (const auto& key : held) {
        const auto offered = [&](auto& one) { return one.first == key; };
        if (choices.empty() || std::any_of(choices.begin(), choices.end(), offered)) continue;
        const auto known = titled.find(key);
        all_offered = all_offered && known != titled.end();
        // What was withdrawn since is still this record's.
        if (known != titled.end()) choices.emplace_back(key, known->second.title + " (withdrawn)");
    }
    if (!choices.empty() && all_offered)
        return field.several ? several_keys_control(field, typed, dressed, std::move(choices))
                             : select_control(field, typed, dressed, choices);
    std::string names;
    for (const auto& key : held) {
        const auto known = titled.find(key);
        names += (names.empty() ? "" : "; ") + (known == titled.end() ? key : known->second.title);
    }
    auto told = dressed;
    if (field.several) told.hint = ui::Hint{.text = field.hint + " Their names, with a semicolon between them."};
    return input_control(field, names, told);
}

ui::Html narrative_control(const Field& field, const std::string& typed, const Dressed& dressed, bool preview) {
    ui::MarkdownField control{.name = field.name,
                              .label = dressed.as_label(),
                              .error = dressed.error,
                              .value = typed,
                              .rows = 8,
                              .max_length = static_cast<int>(most_characters(field))};
    if (dressed.hint) control.hint = ui::Hint{.text = dressed.hint->text + ui::Html{" "} + control.hint->text};
    if (preview) control.preview = ui::markdown(typed, 3);
    return ui::render(control);
}

/// What the form has already, and a place for another. The id of a file that was given before a mistake elsewhere is
/// kept in the form, so that it need not be chosen again.
ui::Html file_control(Reader& reader, const Field& field, const std::string& typed, const Dressed& dressed) {
    auto now = kept_file(typed);
    if (!now && !typed.empty()) now = kept_file(reader.references().file(field, typed).value);
    const std::string takes = "It may be " + takes_in_words(field) + ".";
    ui::Html hint = dressed.hint ? dressed.hint->text + ui::Html{" " + takes} : ui::Html{takes};
    if (now) hint = ui::Html{"The file is " + in_words(*now) + ". Choose another to put in its place. "} + hint;
    ui::Html control = hidden(field.name.c_str(), now ? now->id : std::string{}) +
                       ui::render(ui::FileUpload{.name = field.name + file_ending,
                                                 .label = dressed.as_label(),
                                                 .id = field.name,
                                                 .hint = ui::Hint{.text = hint},
                                                 .error = dressed.error,
                                                 .attributes = {{"accept", accepted(field)}}});
    if (now && field.need == Need::optional)
        control += ui::render(ui::Checkboxes{.name = field.name + remove_ending,
                                             .items = {{.text = "Take out " + now->name, .value = "yes"}},
                                             .classes = "govuk-checkboxes--small"});
    return control;
}

ui::Html control(Reader& reader, const Field& field, const std::string& typed, const Dressed& dressed, bool preview) {
    if (field.footprint && reader.viewer().footprints() != nullptr)
        return footprint_control(reader, field, typed, dressed);
    if (field.by_key != nullptr) return key_control(reader, field, typed, dressed);
    switch (field.type) {
        case Type::date:
            return date_control(field, typed, dressed);
        case Type::choice:
        case Type::yes_no_not_known:
            return choice_control(field, typed, dressed);
        case Type::choices:
            return choices_control(field, typed, dressed);
        case Type::reference:
            return reference_control(reader, field, typed, dressed);
        case Type::narrative:
            return narrative_control(field, typed, dressed, preview);
        case Type::working_day_due:
            return {};  // worked out, never typed
        case Type::file:
            return file_control(reader, field, typed, dressed);
        default:
            return input_control(field, typed, dressed);
    }
}

}  // namespace

Cells typed_cells(const Entity& entity, const http::Fields& form) {
    Cells typed;
    for (const auto& field : entity.fields) {
        std::string text{form.get(field.name)};
        if (field.type == Type::date) {
            for (std::size_t i = 0; i < part_names.size(); ++i)
                text += (i == 0 ? "" : "/") + std::string{form.get(field.name + "-" + part_names[i])};
            if (text == "//") text.clear();
        } else if (field.type == Type::file) {
            if (form.get(field.name + remove_ending) == "yes") text.clear();
        } else if (field.type == Type::choices || field.several) {
            text.clear();
            for (const auto value : form.all(field.name)) text += (text.empty() ? "" : ";") + std::string{value};
        }
        typed.push_back(std::move(text));
    }
    return typed;
}

bool takes_files(const Entity& entity) {
    return std::any_of(entity.fields.begin(), entity.fields.end(),
                       [](const Field& field) { return field.type == Type::file; });
}

std::vector<Problem> take_files(const Call& call, Cells& typed) {
    std::vector<Problem> problems;
    // What arrived piece by piece is in the store already.
    if (const auto* arrived = dynamic_cast<const ArrivingFiles*>(call.request.sink.get())) {
        for (const auto& file : arrived->files()) {
            const auto judged = file->finish();
            if (!judged.problem.empty()) {
                problems.push_back({file->field().name, judged.problem});
                continue;
            }
            const auto kept = call.write("upload", "", [&](Editor& editor) -> core::Result<void> {
                editor.keep_arrived(call.entity, judged.file);
                return {};
            });
            core::check(kept.has_value(), "keeping a file is never refused");
            typed[place_of(call.entity, file->field().name)] = judged.file.id;
        }
        return problems;
    }
    for (const auto& sent : call.request.files) {
        for (std::size_t i = 0; i < typed.size(); ++i) {
            const auto& field = call.entity.fields[i];
            if (field.type != Type::file || sent.field != field.name + file_ending) continue;
            const auto judged = judge(field, sent.name, sent.bytes);
            if (!judged.problem.empty()) {
                problems.push_back({field.name, judged.problem});
                continue;
            }
            const auto kept = call.write("upload", "", [&](Editor& editor) -> core::Result<void> {
                editor.keep_file(call.entity, judged.file, sent.bytes, account_of(call));
                return {};
            });
            core::check(kept.has_value(), "keeping a file is never refused");
            typed[i] = judged.file.id;
        }
    }
    return problems;
}

std::vector<Problem> incomplete_dates(const Entity& entity, const Cells& typed) {
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (entity.fields[i].type != Type::date || typed[i].empty()) continue;
        const auto parts = parts_of(typed[i]);
        std::string missing;
        for (std::size_t part = 0; part < parts.size(); ++part)
            if (parts[part].empty()) missing += (missing.empty() ? "a " : " and a ") + std::string{part_names[part]};
        if (!missing.empty())
            problems.push_back({entity.fields[i].name, entity.fields[i].label + " must include " + missing});
    }
    return problems;
}

void put_first(const Entity& entity, std::vector<Problem>& problems, std::vector<Problem> first) {
    for (auto& one : first) {
        std::erase_if(problems, [&](const Problem& other) { return other.field == one.field; });
        problems.push_back(std::move(one));
    }
    const auto order = [&](const Problem& one) {
        return one.field.empty() ? 0 : find_field(entity, one.field).value_or(entity.fields.size());
    };
    std::stable_sort(problems.begin(), problems.end(),
                     [&](const Problem& a, const Problem& b) { return order(a) < order(b); });
}

ui::Html form_field(Reader& reader, const Entity& entity, std::size_t place, const Filled& filled, bool required) {
    Field field = entity.fields[place];
    if (required) field.need = Need::required;
    if (place_of_state(entity) == place)
        std::erase_if(field.choices, [&](const Choice& choice) {
            const auto& begins = entity.lifecycle->begins;
            return std::find(begins.begin(), begins.end(), choice.value) == begins.end();
        });
    auto dressed = dress(field, filled.errors);
    dressed.alone = filled.alone;
    return control(reader, field, filled.typed[place], dressed, filled.preview == field.name);
}

ui::Html form_fields(Reader& reader, const Entity& entity, const Filled& filled, const std::set<std::size_t>& hidden) {
    ui::Html controls;
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (!hidden.contains(i)) controls += form_field(reader, entity, i, filled);
    return controls;
}

}  // namespace registers
