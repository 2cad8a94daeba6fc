#pragma once
#include "platform/ui/components/inputs.h"
#include "platform/ui/out.h"

// For components that are an input with something added. For platform/ui/components only.
namespace ui {

struct InputExtra {
    std::string group_classes = {};
    Attributes group_attributes = {};
    Html after_input = {};  ///< before the form group's own
};
void write(Out& out, const Input& input, const InputExtra& extra);
void write(Out& out, const Textarea& textarea, const InputExtra& extra);

}  // namespace ui
