#include "platform/ui/forms.h"
#include "core/london.h"
#include "platform/drafts/drafts.h"
#include "platform/ui/components.h"

// What forms show of drafts.
namespace drafts {
namespace {

ui::Html hidden(std::string_view name, const std::string& value) {
    return ui::element("input", {{"type", "hidden"}, {"name", std::string{name}}, {"value", value}});
}

}  // namespace

void offer(ui::Form& form, const std::string& address, const std::string& title) {
    form.autosave = autosave_page;
    form.warn_unsaved = true;
    form.fields.push_back(hidden("draft", address) + hidden("draft-title", title));
    ui::Attributes attributes{{"formaction", std::string{page}}};
    // A draft holds what was typed; the content of a file chosen and not sent yet stays where it is.
    if (form.has_files) attributes.push_back({"formenctype", "application/x-www-form-urlencoded"});
    form.beside_submit =
        ui::render(ui::Button{
            .text = "Save and come back later", .classes = "govuk-button--secondary", .attributes = attributes}) +
        form.beside_submit;
}

ui::Html notice(const Draft& draft, const std::string& csrf) {
    const auto sentence = ui::element("p", {{"class", "govuk-body"}},
                                      "This is your draft, saved on " + core::in_words(draft.saved) +
                                          ". Nothing is recorded until you save the form.");
    const auto again =
        ui::element("form", {{"method", "post"}, {"action", std::string{remove_page}}},
                    hidden("csrf", csrf) + hidden("address", draft.address) + hidden("then", draft.address) +
                        ui::render(ui::Button{.text = "Start again without it",
                                              .classes = "govuk-button--secondary govuk-!-margin-bottom-0"}));
    return ui::render(ui::InsetText{.text = sentence + again});
}

}  // namespace drafts
