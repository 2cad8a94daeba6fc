#include "platform/ui/components/inputs.h"

#include "platform/ui/components/form_group.h"
#include "platform/ui/components/input_element.h"

namespace ui {
namespace {

void write_affix(Out& out, const Affix& affix, Literal kind) {
    out << "<div class=\"govuk-input__" << kind;
    out.classes(affix.classes) << "\" aria-hidden=\"true\"";
    out.attributes(affix.attributes) << ">" << affix.text << "</div>\n";
}

void write_element(Out& out, const Input& input, std::string_view id, std::string_view described_by) {
    out << "<input class=\"govuk-input";
    out.classes(input.classes);
    if (input.error) out << " govuk-input--error";
    out << "\"";
    out.attribute("id", id).attribute("name", input.name).attribute("type", input.type);
    if (input.spellcheck) out.attribute("spellcheck", *input.spellcheck ? "true" : "false");
    if (input.value) out.attribute("value", *input.value);
    if (input.disabled) out << " disabled";
    out.optional("aria-describedby", described_by)
        .optional("autocomplete", input.autocomplete)
        .optional("autocapitalize", input.autocapitalize)
        .optional("pattern", input.pattern)
        .optional("inputmode", input.inputmode);
    out.attributes(input.attributes) << ">\n";
}

}  // namespace

void write(Out& out, const Input& input, const InputExtra& extra) {
    const std::string& id = input.id.empty() ? input.name : input.id;
    const auto& group = input.form_group;
    open_form_group(out, group, input.error.has_value(), extra.group_classes, extra.group_attributes);
    write(out, input.label, id);
    const auto described_by = write_hint_and_error(out, id, input.described_by, input.hint, input.error);
    const bool wrapped = (input.prefix && !input.prefix->text.empty()) ||
                         (input.suffix && !input.suffix->text.empty()) || !group.before_input.empty() ||
                         !group.after_input.empty() || !extra.after_input.empty();
    if (wrapped) {
        out << "<div class=\"govuk-input__wrapper";
        out.classes(input.wrapper.classes) << "\"";
        out.attributes(input.wrapper.attributes) << ">" << group.before_input;
        if (input.prefix && !input.prefix->text.empty()) write_affix(out, *input.prefix, "prefix");
    }
    write_element(out, input, id, described_by);
    if (wrapped) {
        if (input.suffix && !input.suffix->text.empty()) write_affix(out, *input.suffix, "suffix");
        out << extra.after_input << group.after_input << "</div>";
    }
    close_form_group(out);
}

Html render(const Input& input) {
    Out out;
    write(out, input, {});
    return out;
}

void write(Out& out, const Textarea& textarea, const InputExtra& extra) {
    const std::string& id = textarea.id.empty() ? textarea.name : textarea.id;
    open_form_group(out, textarea.form_group, textarea.error.has_value(), extra.group_classes, extra.group_attributes);
    write(out, textarea.label, id);
    const auto described_by = write_hint_and_error(out, id, textarea.described_by, textarea.hint, textarea.error);
    out << textarea.form_group.before_input << "<textarea class=\"govuk-textarea";
    if (textarea.error) out << " govuk-textarea--error";
    out.classes(textarea.classes) << "\"";
    out.attribute("id", id).attribute("name", textarea.name) << " rows=\"";
    out.number(textarea.rows) << "\"";
    if (textarea.spellcheck) out.attribute("spellcheck", *textarea.spellcheck ? "true" : "false");
    if (textarea.disabled) out << " disabled";
    out.optional("aria-describedby", described_by).optional("autocomplete", textarea.autocomplete);
    // The parser drops one line break after the opening tag: without ours it would drop the person's own.
    out.attributes(textarea.attributes) << ">";
    if (textarea.value.starts_with('\n') || textarea.value.starts_with("\r\n")) out << "\n";
    out.text(textarea.value) << "</textarea>\n" << extra.after_input << textarea.form_group.after_input;
    close_form_group(out);
}

Html render(const Textarea& textarea) {
    Out out;
    write(out, textarea, {});
    return out;
}

}  // namespace ui
