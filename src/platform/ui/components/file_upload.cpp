#include "platform/ui/components/form_group.h"
#include "platform/ui/components/i18n.h"
#include "platform/ui/components/inputs.h"

namespace ui {
namespace {

void open_drop_zone(Out& out, const FileUpload& upload) {
    out << "<div class=\"govuk-file-upload-wrapper";
    out.classes(upload.wrapper_classes) << "\" data-module=\"govuk-file-upload\"";
    out.optional("data-i18n.choose-files-button", upload.texts.choose_files_button);
    out.optional("data-i18n.no-file-chosen", upload.texts.no_file_chosen);
    write_i18n(out, "data-i18n.multiple-files-chosen.", upload.texts.multiple_files_chosen);
    out.optional("data-i18n.drop-instruction", upload.texts.drop_instruction);
    out.optional("data-i18n.entered-drop-zone", upload.texts.entered_drop_zone);
    out.optional("data-i18n.left-drop-zone", upload.texts.left_drop_zone);
    out.attributes(upload.wrapper_attributes) << ">";
}

}  // namespace

Html render(const FileUpload& upload) {
    const std::string& id = upload.id.empty() ? upload.name : upload.id;
    Out out;
    open_form_group(out, upload.form_group, upload.error.has_value());
    write(out, upload.label, id);
    const auto described_by = write_hint_and_error(out, id, upload.described_by, upload.hint, upload.error);
    out << upload.form_group.before_input;
    if (upload.javascript) open_drop_zone(out, upload);
    out << "<input class=\"govuk-file-upload";
    out.classes(upload.classes);
    if (upload.error) out << " govuk-file-upload--error";
    out << "\"";
    out.attribute("id", id).attribute("name", upload.name) << " type=\"file\"";
    if (upload.disabled) out << " disabled";
    if (upload.multiple) out << " multiple";
    out.optional("aria-describedby", described_by).attributes(upload.attributes) << ">\n";
    if (upload.javascript) out << "</div>";
    out << upload.form_group.after_input;
    close_form_group(out);
    return out;
}

}  // namespace ui
