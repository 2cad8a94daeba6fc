#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/ui/components/form_parts.h"

namespace ui {

/// The label of one choice, apart from its words.
struct ChoiceLabel {
    std::string classes = {};
    Attributes attributes = {};
};

struct Radio {
    Html text;
    std::string value;
    std::string id = {};  ///< empty: the group's id prefix and the number of the choice
    Part<Hint> hint = {};
    /// Empty: checked when the group's value is this one.
    std::optional<bool> checked = {};
    bool disabled = false;
    /// Shown while this choice is checked.
    Html conditional = {};
    /// When not empty this is no choice but a word between choices ("or").
    std::string divider = {};
    ChoiceLabel label = {};
    Attributes attributes = {};
};

/// Choose one.
struct Radios {
    std::string name;
    std::vector<Radio> items;
    Part<Fieldset> fieldset = {};
    std::string id_prefix = {};  ///< empty: the name. The first choice has it as its id, so errors can link to it.
    Part<Hint> hint = {};
    Part<ErrorMessage> error = {};
    std::optional<std::string> value = {};
    std::string classes = {};
    FormGroup form_group = {};
    Attributes attributes = {};
};
Html render(const Radios& radios);
/// "or" between choices.
Radio radio_divider(std::string word);

struct Checkbox {
    Html text;
    std::string value;
    std::string name = {};  ///< empty: the group's
    std::string id = {};    ///< empty: the group's id prefix and the number of the choice
    Part<Hint> hint = {};
    /// Empty: checked when the group's values contain this one.
    std::optional<bool> checked = {};
    bool disabled = false;
    std::string behaviour = {};  ///< "exclusive": unchecks the others
    Html conditional = {};
    std::string divider = {};
    ChoiceLabel label = {};
    Attributes attributes = {};
};

/// Choose any number.
struct Checkboxes {
    std::string name;
    std::vector<Checkbox> items;
    Part<Fieldset> fieldset = {};
    std::string id_prefix = {};
    Part<Hint> hint = {};
    Part<ErrorMessage> error = {};
    std::optional<std::vector<std::string>> values = {};
    std::string described_by = {};
    std::string classes = {};
    FormGroup form_group = {};
    Attributes attributes = {};
};
Html render(const Checkboxes& checkboxes);
Checkbox checkbox_divider(std::string word);

struct SelectItem {
    std::string text;
    std::optional<std::string> value = {};  ///< empty: the text is the value
    std::optional<bool> selected = {};      ///< empty: selected when the control's value is this one
    bool disabled = false;
    Attributes attributes = {};
};

/// Choose one from a list that drops down. Prefer radios.
struct Select {
    std::string name;
    Label label;
    std::vector<SelectItem> items;
    std::string id = {};  ///< empty: the name
    Part<Hint> hint = {};
    Part<ErrorMessage> error = {};
    std::optional<std::string> value = {};
    bool disabled = false;
    std::string described_by = {};
    std::string classes = {};
    FormGroup form_group = {};
    Attributes attributes = {};
};
Html render(const Select& select);

}  // namespace ui
