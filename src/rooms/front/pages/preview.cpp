#include "platform/ui/markdown.h"
#include "rooms/front/pages/pages.h"

// What Markdown will look like, for the scripts of forms. The token of the form is checked as every form's is.
namespace front {
namespace {

constexpr std::size_t most_bytes = 128U << 10U;  // of Markdown; longer than any narrative field takes

}  // namespace

http::Response show_preview(const house::Services& /*services*/, const http::Request& request) {
    const auto text = request.form.get("text");
    if (text.size() > most_bytes) return http::text(413, "This text is too long to be previewed.");
    return {.body = ui::markdown(text, 3).str()};
}

}  // namespace front
