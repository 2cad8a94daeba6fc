// expected: is not a constant expression
#include "platform/ui/html.h"

ui::Html shown(const std::string& text) { return ui::markup(text.c_str()); }
