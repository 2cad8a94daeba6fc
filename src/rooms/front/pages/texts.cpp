#include "core/check.h"
#include "core/embedded.h"
#include "platform/publish/disclose.h"
#include "platform/publish/narrative.h"
#include "platform/ui/page.h"
#include "rooms/front/pages/pages.h"

namespace embedded {
std::span<const core::EmbeddedFile> front_texts();
}

namespace front {
namespace {

std::string_view text_of(std::string_view name) {
    for (const auto& file : embedded::front_texts())
        if (file.path == name) return file.bytes;
    core::check(false, "the text was built into the program");
    return {};
}

/// Prose that was written with the program: a fault in it is ours.
http::Response prose(const house::Services& services, const http::Request& request, const char* file,
                     const char* title) {
    core::Faults faults;
    publish::Document document;
    document.blocks = publish::read_narrative(
        std::string{text_of(file)}, file,
        [](const publish::Token&) -> core::Result<publish::Resolved> {
            return core::refuse(core::Reason::invalid, "These texts hold no figures.");
        },
        faults, publish::Numbers::taken);
    core::check(faults.empty(), "the program's own texts are in order");
    const auto content =
        publish::blocks_to_html(publish::as_published(std::move(document)), publish::FigureLinks::to_pages);
    return {.body = ui::page(house::shell(services, request),
                             {.title = title, .content = content, .width = ui::Width::two_thirds})
                        .str()};
}

}  // namespace

http::Response show_accessibility(const house::Services& services, const http::Request& request) {
    return prose(services, request, "accessibility.md", "Accessibility statement");
}
http::Response show_privacy(const house::Services& services, const http::Request& request) {
    return prose(services, request, "privacy.md", "Privacy");
}
http::Response show_help(const house::Services& services, const http::Request& request) {
    return prose(services, request, "help.md", "Help");
}

}  // namespace front
