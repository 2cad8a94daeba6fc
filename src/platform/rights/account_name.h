#pragma once
#include <string>
#include <string_view>

namespace rights {

/// What is wrong with the name of an account, as a sentence without its stop; empty: nothing. It is the actor's name in
/// every event, so it is on one line, can be seen and does not turn the text around it.
std::string fault_of_name(std::string_view name);

}  // namespace rights
