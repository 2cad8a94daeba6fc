#include "core/failure.h"
#include "platform/process/child.h"
#include "platform/publish/document.h"
#include "platform/publish/formats.h"
#include "platform/publish/html.h"
#include "platform/publish/pictures.h"
#include "platform/publish/scratch.h"

namespace publish {
namespace {

constexpr auto patience = std::chrono::seconds{60};

}  // namespace

core::Result<std::string> to_docx(const Disclosed<Document>& disclosed) {
    return docx_from(html_for(disclosed, Medium::office), disclosed->language, disclosed->publisher);
}

core::Result<std::string> docx_from(const std::string& office_html, const std::string& language,
                                    const std::string& publisher) {
    if (!can_write(Format::docx))
        return core::refuse(core::Reason::unsupported,
                            "Word files are written by pandoc, which is not installed here: install Debian's package "
                            "pandoc.");
    const auto illustrated = with_pictures(office_html);
    if (!illustrated) return illustrated;
    const Scratch scratch;
    scratch.put("report.html", *illustrated);
    // The first heading becomes the document's title and the others move up: Word's "Heading 1" is a section.
    process::Child pandoc(
        {.arguments = {"pandoc", "--from=html", "--to=docx", "--shift-heading-level-by=-1",
                       "--metadata=lang:" + language, "--metadata=author:" + publisher,
                       "--output=" + scratch.path("report.docx"), scratch.path("report.html")},
         // The same report gives the same file: the day is the first that its container can tell.
         .environment = {"SOURCE_DATE_EPOCH=315532800", "LC_ALL=C.UTF-8", "XDG_DATA_HOME=" + scratch.path("data")},
         .group = true},
        "pandoc");
    if (!pandoc.wait_for(patience))
        throw core::Failure("pandoc cannot write the Word file: " +
                            (pandoc.was_late() ? std::string{"it took more than a minute"} : pandoc.complaint()));
    return scratch.get("report.docx");
}

}  // namespace publish
