#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/ui/components/form_parts.h"

namespace ui {

/// "£" before or "per month" after a text input. Hidden from screen readers: say it in the label too.
struct Affix {
    Html text;
    std::string classes = {};
    Attributes attributes = {};
};

struct InputWrapper {
    std::string classes = {};
    Attributes attributes = {};
};

/// One line of text.
struct Input {
    std::string name;
    Label label;
    std::string id = {};  ///< empty: the name
    Part<Hint> hint = {};
    Part<ErrorMessage> error = {};
    std::optional<std::string> value = {};
    std::string type = "text";
    std::string inputmode = {};  ///< "numeric" for whole numbers
    std::string autocomplete = {};
    std::string autocapitalize = {};
    std::string pattern = {};
    std::optional<bool> spellcheck = {};
    bool disabled = false;
    std::string described_by = {};  ///< ids of further elements that describe the input
    Part<Affix> prefix = {};
    Part<Affix> suffix = {};
    std::string classes = {};
    FormGroup form_group = {};
    InputWrapper wrapper = {};
    Attributes attributes = {};
};
Html render(const Input& input);

/// Several lines of text.
struct Textarea {
    std::string name;
    Label label;
    std::string id = {};  ///< empty: the name
    Part<Hint> hint = {};
    Part<ErrorMessage> error = {};
    std::string value = {};
    int rows = 5;
    std::string autocomplete = {};
    std::optional<bool> spellcheck = {};
    bool disabled = false;
    std::string described_by = {};
    std::string classes = {};
    FormGroup form_group = {};
    Attributes attributes = {};
};
Html render(const Textarea& textarea);

/// A sentence for each plural form: {{"one", "%{count} word left"}, {"other", "%{count} words left"}}.
using Plurals = std::vector<std::pair<std::string, std::string>>;

struct CharacterCountTexts {
    std::string textarea_description = {};  ///< empty: "You can enter up to %{count} characters"
    Plurals characters_under_limit = {};
    std::string characters_at_limit = {};
    Plurals characters_over_limit = {};
    Plurals words_under_limit = {};
    std::string words_at_limit = {};
    Plurals words_over_limit = {};
};

/// Several lines of text with a limit, counted while typing. The server must check the limit as well.
struct CharacterCount {
    std::string name;
    Label label;
    std::string id = {};  ///< empty: the name
    Part<Hint> hint = {};
    Part<ErrorMessage> error = {};
    std::string value = {};
    int max_length = 0;  ///< characters; 0: none. `max_words` wins.
    int max_words = 0;
    int threshold_percent = 0;    ///< the count is shown once this share of the limit is used; 0: at once
    std::string count_type = {};  ///< "characters" or "words"; empty: by the limit given
    CharacterCountTexts texts = {};
    int rows = 5;
    std::optional<bool> spellcheck = {};
    std::string count_message_classes = {};
    std::string classes = {};
    FormGroup form_group = {};
    Attributes attributes = {};
};
Html render(const CharacterCount& count);

struct PasswordInputTexts {
    std::string show = {};
    std::string hide = {};
    std::string show_aria_label = {};
    std::string hide_aria_label = {};
    std::string shown_announcement = {};
    std::string hidden_announcement = {};
};

struct PasswordInput {
    std::string name;
    Label label;
    std::string id = {};  ///< empty: the name
    Part<Hint> hint = {};
    Part<ErrorMessage> error = {};
    std::optional<std::string> value = {};
    std::string autocomplete = "current-password";
    bool disabled = false;
    std::string described_by = {};
    PasswordInputTexts texts = {};
    std::string button_classes = {};
    std::string classes = {};
    FormGroup form_group = {};
    Attributes attributes = {};
};
Html render(const PasswordInput& input);

struct FileUploadTexts {
    std::string choose_files_button = {};
    std::string no_file_chosen = {};
    Plurals multiple_files_chosen = {};
    std::string drop_instruction = {};
    std::string entered_drop_zone = {};
    std::string left_drop_zone = {};
};

/// `javascript` asks for the version with a drop zone; without scripts it is the plain control.
struct FileUpload {
    std::string name;
    Label label;
    std::string id = {};  ///< empty: the name
    Part<Hint> hint = {};
    Part<ErrorMessage> error = {};
    bool multiple = false;
    bool disabled = false;
    std::string described_by = {};
    bool javascript = false;
    FileUploadTexts texts = {};
    std::string wrapper_classes = {};
    Attributes wrapper_attributes = {};
    std::string classes = {};
    FormGroup form_group = {};
    Attributes attributes = {};
};
Html render(const FileUpload& upload);

}  // namespace ui
