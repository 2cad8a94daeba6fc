#include "platform/ui/components/button.h"

#include "platform/ui/out.h"

namespace ui {
namespace {

void write_common(Out& out, const Button& button) {
    out << " class=\"govuk-button";
    out.classes(button.classes);
    if (button.is_start_button) out << " govuk-button--start";
    out << "\" data-module=\"govuk-button\"";
    out.attributes(button.attributes).optional("id", button.id) << ">\n";
    // Start buttons are flex boxes, which drop the white space between elements: markup is kept together in a span.
    const bool in_span = button.is_start_button && !button.text.is_text();
    if (in_span) out << "<span>";
    out << button.text.html();
    if (in_span) out << "</span>";
    out << "\n";
    if (button.is_start_button)
        out << "<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" "
               "height=\"19\" viewBox=\"0 0 33 40\" aria-hidden=\"true\" focusable=\"false\">"
               "<path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/></svg>\n";
}

}  // namespace

Html render(const Button& button) {
    Out out;
    if (!button.href.empty()) {
        out << "<a";
        out.attribute("href", button.href) << " role=\"button\" draggable=\"false\"";
        write_common(out, button);
        out << "</a>";
        return out;
    }
    out << "<button";
    out.attribute("type", button.type).optional("value", button.value).optional("name", button.name);
    if (button.disabled) out << " disabled aria-disabled=\"true\"";
    if (button.prevent_double_click)
        out.attribute("data-prevent-double-click", *button.prevent_double_click ? "true" : "false");
    write_common(out, button);
    out << "</button>";
    return out;
}

Html render(const ExitThisPage& exit) {
    Out out;
    out << "<div";
    out.optional("id", exit.id) << " class=\"govuk-exit-this-page";
    out.classes(exit.classes) << "\" data-module=\"govuk-exit-this-page\"";
    out.attributes(exit.attributes)
        .optional("data-i18n.activated", exit.activated_text)
        .optional("data-i18n.timed-out", exit.timed_out_text)
        .optional("data-i18n.press-two-more-times", exit.press_two_more_times_text)
        .optional("data-i18n.press-one-more-time", exit.press_one_more_time_text);
    const Content usual{markup("<span class=\"govuk-visually-hidden\">Emergency</span> Exit this page")};
    out << ">"
        << render(Button{.text = exit.text.empty() ? usual : exit.text,
                         .href = exit.redirect_url,
                         .classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
                         .attributes = {{.name = "rel", .value = "nofollow noreferrer"}}})
        << "</div>";
    return out;
}

}  // namespace ui
