// expected: no matching function
#include "platform/ui/html.h"

ui::Html shown(const std::string& name) { return ui::element(name, {}, "text"); }
