// expected: could not convert
#include "platform/ui/html.h"

ui::Html shown(const std::string& text) { return ui::markup(text); }
