#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "platform/ui/components/date_input.h"
#include "platform/ui/components/inputs.h"
#include "platform/ui/field_errors.h"
#include "platform/ui/html.h"

// Forms: a page keeps what was typed as text, parses it with the functions below, and shows the form again with the
// errors they found. All of them report every fault and never throw.
namespace ui {

/// A form that posts. `csrf` is required: a form without it would be refused.
struct Form {
    std::string csrf;
    std::vector<Html> fields;
    std::string submit = "Continue";
    std::string action = {};  ///< empty: the page's own address
    Html beside_submit = {};  ///< a second button, a link to cancel
    std::string submit_classes = {};
    bool has_files = false;
    /// Address to which scripts post what was typed, every few seconds after a change; empty: no autosave.
    std::string autosave = {};
    /// Scripts ask before a changed form is left.
    bool warn_unsaved = false;
    /// "Reading the file…": what scripts say aloud and show once the form was sent, where the answer may take a while.
    std::string working = {};
    std::string id = {};
};
Html form(const Form& form);

/// The first message of this field, for its component's `error`.
Part<ErrorMessage> error_for(const FieldErrors& errors, std::string_view field);

/// "Saved at 10:31": said to screen readers when scripts change it. With `watch` scripts ask that address every few
/// seconds for new text (text/plain; an empty answer means: done, load the page again).
Html status_line(std::string_view id, std::string_view text, std::string_view watch = {});

/// A date as it was typed.
struct TypedDate {
    std::string day;
    std::string month;
    std::string year;

    bool empty() const { return day.empty() && month.empty() && year.empty(); }
};
TypedDate typed(std::optional<core::Date> date);
/// From the fields start-day, start-month and start-year of a submitted form. `Fields` has `get(name)`.
template <class Fields>
TypedDate typed_date(const Fields& form, const std::string& prefix) {
    return {.day = std::string{form.get(prefix + "-day")},
            .month = std::string{form.get(prefix + "-month")},
            .year = std::string{form.get(prefix + "-year")}};
}

struct DateRules {
    std::string field;  ///< "start": its boxes are start-day, start-month, start-year
    std::string what;   ///< as in the middle of a sentence: "the date of the meeting"
    bool required = true;
    std::optional<core::Date> earliest = {};
    std::optional<core::Date> latest = {};
};
/// Accepts "3", "03", and months by name ("March", "mar"). Empty when nothing was typed and nothing is required, or
/// when an error was added.
std::optional<core::Date> parse(const TypedDate& typed, const DateRules& rules, FieldErrors& errors);

/// The boxes for it, with what was typed and the box to correct marked.
struct DateField {
    std::string field;
    Part<Fieldset> legend;
    TypedDate value = {};
    Part<Hint> hint = {};
    FieldErrors errors = {};
};
Html render(const DateField& field);

/// Narrative in Markdown, with a preview. Scripts post `text` and `csrf` to `preview_action` and show the HTML that
/// `ui::markdown` made of it. Without them the button posts the whole form to the page's own address with `preview` set
/// to the field's name: the page shows the form again, with that field's `preview`, and stores nothing.
struct MarkdownField {
    std::string name;
    Label label;
    Part<Hint> hint = "You can use Markdown: **bold**, lists, tables and links.";
    Part<ErrorMessage> error = {};
    std::string value = {};
    int rows = 12;
    int max_length = 0;  ///< in characters; 0: no limit
    std::string preview_action = "/preview";
    Html preview = {};
};
Html render(const MarkdownField& field);

struct TextRules {
    std::string field;
    std::string what;  ///< "the title"
    bool required = true;
    std::size_t max_length = 0;  ///< in characters; 0: no limit
};
/// Without white space at its ends; line breaks become "\n".
std::string parse_text(std::string_view typed, const TextRules& rules, FieldErrors& errors);

struct NumberRules {
    std::string field;
    std::string what;  ///< "the number of places"
    bool required = true;
    long long smallest = 0;
    long long largest = 1'000'000'000;
};
/// Accepts "1,234" and "1 234".
std::optional<long long> parse_whole_number(std::string_view typed, const NumberRules& rules, FieldErrors& errors);

struct ChoiceRules {
    std::string field;
    std::string what;  ///< after "Select": "the agency"
    std::vector<std::string> choices;
    bool required = true;
};
/// One of `choices`, or empty.
std::optional<std::string> parse_choice(std::string_view typed, const ChoiceRules& rules, FieldErrors& errors);

}  // namespace ui
