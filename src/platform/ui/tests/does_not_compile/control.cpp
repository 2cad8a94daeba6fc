// expected: nothing
#include "platform/ui/components.h"

ui::Html shown(const std::string& text) {
    return ui::element("p", {{"title", text}}, text) + ui::markup("<br>") + ui::render(ui::Tag{.text = text}) +
           ui::render(ui::Input{.name = "n", .label = {.text = text}});
}
