#pragma once
#include <string_view>

#include "platform/ui/html.h"

namespace ui {

/// What a person wrote in Markdown (CommonMark with GitHub's tables, strikethrough and automatic links). Safe: markup
/// in the text is shown as text, and links go to web and mail addresses only. The highest heading becomes
/// `top_heading`, as the page has its h1. Invalid UTF-8 is replaced.
Html markdown(std::string_view text, int top_heading = 2);

}  // namespace ui
