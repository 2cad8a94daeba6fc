#include "core/failure.h"
#include "platform/publish/chromium.h"
#include "platform/publish/document.h"
#include "platform/publish/formats.h"
#include "platform/publish/html.h"
#include "platform/publish/scratch.h"

namespace publish {

core::Result<std::string> to_pdf(const Disclosed<Document>& disclosed) {
    return pdf_from(html_for(disclosed, Medium::paper));
}

core::Result<std::string> pdf_from(const std::string& print_html) {
    if (!can_write(Format::pdf))
        return core::refuse(core::Reason::unsupported,
                            "PDF files are written by Chromium, which is not installed here: install Debian's package "
                            "chromium.");
    const Scratch scratch;
    scratch.put("report.html", print_html);
    // The style sheet sets the foot of the page.
    const auto done = browse(scratch, "report.html",
                             {"--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
                              "--print-to-pdf=" + scratch.path("report.pdf")});
    if (!done) return tl::unexpected<core::Refusal>(done.error());
    std::string pdf = scratch.get("report.pdf");
    if (!pdf.starts_with("%PDF-") || pdf.rfind("%%EOF") == std::string::npos)
        throw core::Failure("Chromium left a PDF that is not whole.");
    return pdf;
}

}  // namespace publish
