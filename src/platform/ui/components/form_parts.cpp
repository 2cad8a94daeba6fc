#include "platform/ui/components/form_parts.h"

#include "platform/ui/components/form_group.h"

namespace ui {

void write(Out& out, const Label& label, std::string_view for_id) {
    if (label.text.empty()) return;
    if (label.is_page_heading) out << "<h1 class=\"govuk-label-wrapper\">";
    out << "<label class=\"govuk-label";
    out.classes(label.classes) << "\"";
    out.attributes(label.attributes).optional("for", for_id) << ">\n" << label.text << "\n</label>";
    if (label.is_page_heading) out << "</h1>";
    out << "\n";
}

void write(Out& out, const Hint& hint, std::string_view id) {
    out << "<div";
    out.optional("id", id) << " class=\"govuk-hint";
    out.classes(hint.classes) << "\"";
    out.attributes(hint.attributes) << ">" << hint.text << "</div>\n";
}

void write(Out& out, const ErrorMessage& message, std::string_view id) {
    out << "<p";
    out.optional("id", id) << " class=\"govuk-error-message";
    out.classes(message.classes) << "\"";
    out.attributes(message.attributes) << ">";
    if (!message.visually_hidden_text.empty()) {
        out << "<span class=\"govuk-visually-hidden\">";
        out.text(message.visually_hidden_text) << ":</span> ";
    }
    out << message.text << "</p>\n";
}

void open_form_group(Out& out, const FormGroup& group, bool has_error, std::string_view more_classes,
                     const Attributes& more_attributes) {
    out << "<div class=\"govuk-form-group";
    if (has_error) out << " govuk-form-group--error";
    out.classes(more_classes).classes(group.classes) << "\"";
    out.attributes(more_attributes).attributes(group.attributes) << ">\n";
}

void close_form_group(Out& out) { out << "</div>"; }

std::string write_hint_and_error(Out& out, std::string_view id, std::string described_by, const Part<Hint>& hint,
                                 const Part<ErrorMessage>& error) {
    const auto add = [&](const char* suffix) {
        std::string whole{id};
        whole += suffix;
        described_by = joined(described_by, whole);
        return whole;
    };
    if (hint) write(out, *hint, add("-hint"));
    if (error) write(out, *error, add("-error"));
    return described_by;
}

void open_fieldset(Out& out, const Fieldset& fieldset, std::string_view described_by, std::string_view role) {
    out << "<fieldset class=\"govuk-fieldset";
    out.classes(fieldset.classes) << "\"";
    out.optional("role", role).optional("aria-describedby", described_by).attributes(fieldset.attributes) << ">";
    if (!fieldset.legend || fieldset.legend->text.empty()) return;
    out << "<legend class=\"govuk-fieldset__legend";
    out.classes(fieldset.legend->classes) << "\">";
    if (fieldset.legend->is_page_heading)
        out << "<h1 class=\"govuk-fieldset__heading\">" << fieldset.legend->text << "</h1>";
    else
        out << fieldset.legend->text;
    out << "</legend>";
}

Html render(const Label& label) {
    Out out;
    write(out, label, label.for_id);
    return out;
}

Html render(const Hint& hint) {
    Out out;
    write(out, hint, hint.id);
    return out;
}

Html render(const ErrorMessage& message) {
    Out out;
    write(out, message, message.id);
    return out;
}

Html render(const Fieldset& fieldset) {
    Out out;
    open_fieldset(out, fieldset, fieldset.described_by, fieldset.role);
    out << fieldset.content << "</fieldset>";
    return out;
}

}  // namespace ui
