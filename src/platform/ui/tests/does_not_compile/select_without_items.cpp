// expected: missing initializer for member
#include "platform/ui/components.h"

ui::Html shown() { return ui::render(ui::Select{.name = "n", .label = {.text = "N"}}); }
