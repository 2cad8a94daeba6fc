#include "platform/ui/forms.h"

#include <doctest/doctest.h>

#include <map>

#include "platform/ui/journey.h"

namespace {

const ui::DateRules met{.field = "met", .what = "the date of the meeting"};

std::string message_for(const ui::TypedDate& typed, const ui::DateRules& rules = met) {
    ui::FieldErrors errors;
    const auto date = ui::parse(typed, rules, errors);
    CHECK(date.has_value() == errors.empty());
    return errors.empty() ? "" : errors.all().front().message + " #" + errors.all().front().control;
}

core::Date parsed(const ui::TypedDate& typed) {
    ui::FieldErrors errors;
    const auto date = ui::parse(typed, met, errors);
    REQUIRE(date);
    return *date;
}

struct Form {
    std::map<std::string, std::string> fields;
    std::string get(const std::string& name) const { return fields.contains(name) ? fields.at(name) : ""; }
};

bool has(const ui::Html& html, std::string_view part) { return html.str().find(part) != std::string::npos; }

}  // namespace

TEST_CASE("forms: a date is understood as people write it") {
    const auto expected = core::day(2025, 3, 9);
    CHECK(parsed({"9", "3", "2025"}) == expected);
    CHECK(parsed({" 09 ", "03", "2025"}) == expected);
    CHECK(parsed({"9", "March", "2025"}) == expected);
    CHECK(parsed({"9", "mar", "2025"}) == expected);
    CHECK(parsed({"29", "2", "2024"}) == core::day(2024, 2, 29));
    CHECK(parsed({"1", "Sept", "2024"}) == core::day(2024, 9, 1));
}

TEST_CASE("forms: each way to mistype a date has its sentence and its box") {
    CHECK(message_for({"", "", ""}) == "Enter the date of the meeting #met-day");
    CHECK(message_for({"3", "", "2025"}) == "The date of the meeting must include a month #met-month");
    CHECK(message_for({"", "", "2025"}) == "The date of the meeting must include a day and month #met-day");
    CHECK(message_for({"31", "2", "2025"}) == "The date of the meeting must be a real date #met-day");
    CHECK(message_for({"29", "2", "2025"}) == "The date of the meeting must be a real date #met-day");
    CHECK(message_for({"1", "13", "2025"}) == "The date of the meeting must be a real date #met-month");
    CHECK(message_for({"1", "Smarch", "2025"}) == "The date of the meeting must be a real date #met-month");
    CHECK(message_for({"x", "1", "2025"}) == "The date of the meeting must be a real date #met-day");
    CHECK(message_for({"-1", "1", "2025"}) == "The date of the meeting must be a real date #met-day");
    CHECK(message_for({"1", "1", "25"}) == "Year must include 4 numbers #met-year");
    CHECK(message_for({"99999999999999999999", "1", "2025"}) == "The date of the meeting must be a real date #met-day");
    auto rules = met;
    rules.earliest = core::day(2024, 4, 1);
    rules.latest = core::day(2025, 3, 31);
    CHECK(message_for({"31", "3", "2024"}, rules) ==
          "The date of the meeting must be on or after 1 April 2024 #met-day");
    CHECK(message_for({"1", "4", "2025"}, rules) ==
          "The date of the meeting must be on or before 31 March 2025 #met-day");
    CHECK(message_for({"1", "4", "2024"}, rules).empty());
}

TEST_CASE("forms: an optional date may stay empty") {
    auto rules = met;
    rules.required = false;
    ui::FieldErrors errors;
    CHECK_FALSE(ui::parse({}, rules, errors));
    CHECK(errors.empty());
}

TEST_CASE("forms: what was typed comes back, with the wrong box marked") {
    ui::FieldErrors errors;
    const ui::TypedDate typed{"31", "<13>", "2025"};
    CHECK_FALSE(ui::parse(typed, met, errors));
    const auto html = ui::render(ui::DateField{.field = "met", .legend = "When?", .value = typed, .errors = errors});
    CHECK(has(html, "id=\"met-error\""));
    CHECK(has(html, "value=\"&lt;13&gt;\""));
    CHECK(has(html, "govuk-input--error govuk-input--width-2\" id=\"met-month\""));
    CHECK_FALSE(has(html, "govuk-input--error govuk-input--width-2\" id=\"met-day\""));
    CHECK(ui::typed_date(Form{{{"met-day", "1"}, {"met-month", "2"}, {"met-year", "3"}}}, "met").month == "2");
    CHECK(ui::typed(core::day(2025, 3, 9)).day == "9");
}

TEST_CASE("forms: text is trimmed, counted in characters and required when it is") {
    ui::FieldErrors errors;
    CHECK(ui::parse_text("  a\r\nb ", {.field = "f", .what = "the note"}, errors) == "a\nb");
    CHECK(ui::parse_text("ééééé", {.field = "f", .what = "the note", .max_length = 5}, errors) == "ééééé");
    CHECK(errors.empty());
    ui::parse_text(" \t ", {.field = "a", .what = "the note"}, errors);
    ui::parse_text("sixsix", {.field = "b", .what = "the note", .max_length = 5}, errors);
    ui::parse_text("", {.field = "c", .what = "the note", .required = false}, errors);
    REQUIRE(errors.all().size() == 2);
    CHECK(errors.message("a") == "Enter the note");
    CHECK(errors.message("b") == "The note must be 5 characters or fewer");
}

TEST_CASE("forms: whole numbers") {
    ui::FieldErrors errors;
    const ui::NumberRules rules{.field = "n", .what = "the number of places", .smallest = 1, .largest = 500};
    CHECK(ui::parse_whole_number("12", rules, errors) == 12);
    CHECK(ui::parse_whole_number(" 0,5 00 ", rules, errors) == 500);
    CHECK(errors.empty());
    for (const char* wrong : {"", "many", "1.5", "0", "501", "99999999999999999999", "-3", "1e2"}) {
        ui::FieldErrors found;
        CHECK_FALSE_MESSAGE(ui::parse_whole_number(wrong, rules, found), wrong);
        CHECK_MESSAGE(found.all().size() == 1, wrong);
    }
}

TEST_CASE("forms: a choice that was not offered is no choice") {
    ui::FieldErrors errors;
    const ui::ChoiceRules rules{.field = "agency", .what = "the agency", .choices = {"police", "health"}};
    CHECK(ui::parse_choice("police", rules, errors) == "police");
    CHECK(errors.empty());
    CHECK_FALSE(ui::parse_choice("navy", rules, errors));
    CHECK(errors.message("agency") == "Select the agency");
}

TEST_CASE("forms: a form posts with its token and leaves checking to the server") {
    const auto html = ui::form({.csrf = "t\"k", .fields = {"one", "two"}, .submit = "Save", .has_files = true});
    CHECK(has(html, "<form method=\"post\" novalidate enctype=\"multipart/form-data\">"));
    CHECK(has(html, "<input type=\"hidden\" name=\"csrf\" value=\"t&quot;k\">"));
    CHECK(has(html, "data-prevent-double-click=\"true\""));
}

TEST_CASE("forms: Markdown has a preview that works without scripts") {
    const auto html = ui::render(
        ui::MarkdownField{.name = "n", .label = {.text = "N"}, .value = "<b>", .preview = ui::markup("<p>x</p>")});
    CHECK(has(html, "&lt;b&gt;</textarea>"));
    CHECK(has(html, "value=\"n\" name=\"preview\""));
    CHECK(has(html, "data-cairn-preview-at=\"/preview\""));
    CHECK(has(html, "id=\"n-preview\"><p>x</p></div>"));
}

namespace {
struct Answers {
    std::string course = {};
    bool needs_help = false;
    std::string help = {};
};
const ui::Journey<Answers> journey{"/book",
                                   {{.page = "course",
                                     .question = "Course",
                                     .answered = [](const Answers& a) { return !a.course.empty(); },
                                     .answer = [](const Answers& a) { return ui::Html{a.course}; }},
                                    {.page = "help",
                                     .question = "Help",
                                     .answered = [](const Answers& a) { return !a.help.empty(); },
                                     .answer = [](const Answers& a) { return ui::Html{a.help}; },
                                     .asked = [](const Answers& a) { return a.needs_help; }}}};
}  // namespace

TEST_CASE("journey: no one can skip ahead, and a changed answer asks what has become necessary") {
    Answers answers;
    CHECK(journey.next(answers) == "course");
    CHECK(journey.may_open("course", answers));
    CHECK_FALSE(journey.may_open("help", answers));
    CHECK_FALSE(journey.may_open("check", answers));
    answers.course = "Exploitation";
    CHECK(journey.next(answers) == "check");
    CHECK(journey.may_open("check", answers));
    CHECK_FALSE(journey.may_open("help", answers));
    CHECK_FALSE(journey.may_open("nowhere", answers));
    answers.needs_help = true;
    CHECK(journey.next(answers) == "help");
    CHECK_FALSE(journey.may_open("check", answers));
    CHECK(journey.before("help", answers) == "/book/course");
    CHECK(journey.before("course", answers) == "/book");
    answers.help = "<large print>";
    const auto html = ui::render(journey.check_answers(answers));
    CHECK(has(html, "href=\"/book/help\""));
    CHECK(has(html, "&lt;large print&gt;"));
}

TEST_CASE("forms: Enter sends the form, whatever other buttons stand before its own") {
    const ui::Html preview = ui::render(ui::MarkdownField{.name = "n", .label = {.text = "N"}});
    const auto with = ui::form({.csrf = "t", .fields = {preview}, .submit = "Save"}).str();
    CHECK(with.find("tabindex=\"-1\" aria-hidden=\"true\">Save</button>") < with.find("Preview"));
    const auto without = ui::form({.csrf = "t", .fields = {"Text"}, .submit = "Save"}).str();
    CHECK(without.find("aria-hidden") == std::string::npos);
}

TEST_CASE("forms: a form whose answer takes a while has a line that says so") {
    const auto html = ui::form({.csrf = "t", .fields = {}, .working = "Reading the file…", .id = "x"}).str();
    CHECK(html.find("data-cairn-working=\"Reading the file…\"") != std::string::npos);
    CHECK(html.find("role=\"status\" id=\"xworking-status\"") != std::string::npos);
}
