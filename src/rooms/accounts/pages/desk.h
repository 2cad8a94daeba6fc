#pragma once
#include "platform/house/card.h"

namespace accounts {

/// Whether this installation asks everyone for a second factor, and not only whoever opens sealed cases.
bool asks_everyone(const house::Services& services);

/// Puts the question for password and code before the forms that change who may do what.
std::vector<http::Route> asking_again(const house::Services& services, std::vector<http::Route> routes);

/// For a form that was not taken because its sender was signed out, or signed in again since its page was made: a page
/// that keeps what was typed.
http::Response form_again(const house::Services& services, const http::Request& request);

}  // namespace accounts
