#include "core/fault.h"

namespace core {

std::string sentence(const Fault& fault) {
    std::string text = fault.file;
    if (fault.line != 0) text += ", line " + std::to_string(fault.line);
    if (!fault.column.empty()) text += ", column " + fault.column;
    if (!text.empty()) text += ": ";
    text += fault.what;
    if (!fault.remedy.empty()) text += " " + fault.remedy;
    return text;
}

}  // namespace core
