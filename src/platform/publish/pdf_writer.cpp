#include <unistd.h>

#include <semaphore>

#include "core/failure.h"
#include "platform/process/child.h"
#include "platform/publish/chromium.h"
#include "platform/publish/document.h"
#include "platform/publish/formats.h"
#include "platform/publish/html.h"
#include "platform/publish/scratch.h"

namespace publish {
namespace {

constexpr auto patience = std::chrono::seconds{120};
constexpr auto queue_patience = std::chrono::seconds{5};

/// One browser at a time: each takes a core and some 300 MB.
std::counting_semaphore<1> browsers{1};

struct Turn {
    bool mine = browsers.try_acquire_for(queue_patience);
    Turn() = default;
    ~Turn() {
        if (mine) browsers.release();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
};

std::vector<std::string> arguments_of(const std::string& program, const Scratch& scratch) {
    std::vector<std::string> arguments{
        program, "--headless=new", "--disable-gpu", "--user-data-dir=" + scratch.path("profile"),
        // In containers /dev/shm is small.
        "--disable-dev-shm-usage",
        // It speaks to nobody: no name has an address. (A proxy that is not there keeps it from ending.)
        "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-domain-reliability",
        "--no-first-run", "--no-pings",
        // The style sheet sets the foot of the page.
        "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
        "--print-to-pdf=" + scratch.path("report.pdf")};
    // Chromium refuses to sandbox what root runs; the file is ours and holds no script.
    if (::geteuid() == 0) arguments.emplace_back("--no-sandbox");
    arguments.push_back("file://" + scratch.path("report.html"));
    return arguments;
}

}  // namespace

std::string chromium() {
    for (const char* program : {"chromium", "chromium-browser", "google-chrome"})
        if (process::is_on_path(program)) return program;
    return {};
}

core::Result<std::string> to_pdf(const Disclosed<Document>& disclosed) {
    return pdf_from(html_for(disclosed, Medium::paper));
}

core::Result<std::string> pdf_from(const std::string& print_html) {
    const std::string program = chromium();
    if (program.empty())
        return core::refuse(core::Reason::unsupported,
                            "PDF files are written by Chromium, which is not installed here: install Debian's package "
                            "chromium.");
    const Turn turn;
    if (!turn.mine) return core::refuse(core::Reason::conflict, "Another PDF is being written. Try again in a minute.");
    const Scratch scratch;
    scratch.put("report.html", print_html);
    process::Child browser({.arguments = arguments_of(program, scratch),
                            // Everything that it keeps goes with the scratch folder.
                            .environment = {"HOME=" + scratch.path("home"), "XDG_CONFIG_HOME=" + scratch.path("config"),
                                            "XDG_CACHE_HOME=" + scratch.path("cache"), "LC_ALL=C.UTF-8",
                                            "DBUS_SESSION_BUS_ADDRESS=disabled:"},
                            .group = true},
                           "chromium");
    if (!browser.wait_for(patience))
        throw core::Failure("Chromium cannot write the PDF: " +
                            (browser.was_late() ? std::string{"it took more than two minutes"} : browser.complaint()));
    std::string pdf = scratch.get("report.pdf");
    if (!pdf.starts_with("%PDF-") || pdf.rfind("%%EOF") == std::string::npos)
        throw core::Failure("Chromium left a PDF that is not whole.");
    return pdf;
}

}  // namespace publish
