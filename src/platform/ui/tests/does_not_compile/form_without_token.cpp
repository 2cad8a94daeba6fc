// expected: missing initializer for member
#include "platform/ui/forms.h"

ui::Html shown() { return ui::form({.fields = {"x"}}); }
