#include <string>

#include "platform/ui/components/form_group.h"
#include "platform/ui/components/input_element.h"

namespace ui {
namespace {

void add(Attributes& attributes, Literal name, const std::string& value) {
    if (!value.empty()) attributes.push_back({.name = name, .value = value});
}
void add(Attributes& attributes, Literal name, int value) {
    if (value != 0) attributes.push_back({.name = name, .value = std::to_string(value)});
}

/// The two plural forms of English; a language with more needs more names here.
void add(Attributes& attributes, Literal one, Literal other, const Plurals& plurals) {
    for (const auto& [rule, text] : plurals) attributes.push_back({.name = rule == "one" ? one : other, .value = text});
}

std::string replaced(std::string text, std::string_view mark, const std::string& value) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
        text.replace(at, mark.size(), value);
    return text;
}

Attributes module_attributes(const CharacterCount& count, const std::string& count_type) {
    Attributes all{{.name = "data-module", .value = "govuk-character-count"}};
    add(all, "data-maxlength", count.max_length);
    add(all, "data-maxwords", count.max_words);
    add(all, "data-threshold", count.threshold_percent);
    add(all, "data-count-type", count_type);
    const auto& texts = count.texts;
    // Without a limit the script must fill in the number, so it needs the sentence.
    if (count.max_length == 0 && count.max_words == 0)
        add(all, "data-i18n.textarea-description.other", texts.textarea_description);
    add(all, "data-i18n.characters-under-limit.one", "data-i18n.characters-under-limit.other",
        texts.characters_under_limit);
    add(all, "data-i18n.characters-at-limit", texts.characters_at_limit);
    add(all, "data-i18n.characters-over-limit.one", "data-i18n.characters-over-limit.other",
        texts.characters_over_limit);
    add(all, "data-i18n.words-under-limit.one", "data-i18n.words-under-limit.other", texts.words_under_limit);
    add(all, "data-i18n.words-at-limit", texts.words_at_limit);
    add(all, "data-i18n.words-over-limit.one", "data-i18n.words-over-limit.other", texts.words_over_limit);
    return all;
}

Html message(const CharacterCount& count, const std::string& id, bool words) {
    const int limit = count.max_words != 0 ? count.max_words : count.max_length;
    std::string text;
    if (limit != 0) {
        text = count.texts.textarea_description;
        if (text.empty())
            text = words ? "You can enter up to %{count} words" : "You can enter up to %{count} characters";
        text = replaced(std::move(text), "%{count}", std::to_string(limit));
    }
    Out out;
    write(out, Hint{.text = text, .classes = joined("govuk-character-count__message", count.count_message_classes)},
          id + "-info");
    return out;
}

}  // namespace

Html render(const CharacterCount& count) {
    const std::string id = count.id.empty() ? count.name : count.id;
    std::string count_type = count.count_type;
    if (count_type.empty() && count.max_words != 0) count_type = "words";
    Out out;
    write(out,
          Textarea{.name = count.name,
                   .label = count.label,
                   .id = id,
                   .hint = count.hint,
                   .error = count.error,
                   .value = count.value,
                   .rows = count.rows,
                   .spellcheck = count.spellcheck,
                   .described_by = id + "-info",
                   .classes = joined("govuk-js-character-count", count.classes),
                   .form_group = count.form_group,
                   .attributes = count.attributes},
          {.group_classes = "govuk-character-count",
           .group_attributes = module_attributes(count, count_type),
           .after_input = message(count, id, count_type == "words")});
    return out;
}

}  // namespace ui
