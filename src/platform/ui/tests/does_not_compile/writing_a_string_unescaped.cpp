// expected: no match for
#include "platform/ui/out.h"

void write(ui::Out& out, const std::string& text) { out << text; }
