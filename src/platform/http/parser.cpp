#include "platform/http/parser.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>
#include <limits>

#include "core/utf8.h"

namespace http {

RequestParser::RequestParser(std::size_t header_bytes) {
    header_limit(static_cast<std::uint32_t>(header_bytes));
    body_limit(std::numeric_limits<std::uint64_t>::max());  // the route's limit is set once its address is known
}

void RequestParser::on_request_impl(boost::beast::http::verb, Text method, Text target, int its_version, Error& error) {
    error = {};
    message.method.assign(method.data(), method.size());
    message.target.assign(target.data(), target.size());
    version = its_version;
}

void RequestParser::on_field_impl(boost::beast::http::field, Text name, Text value, Error& error) {
    error = {};
    if (has_header_) return;  // a trailer: nobody here waits for one
    if (message.headers.pairs().size() >= most_fields) {
        error = boost::beast::http::error::header_limit;
        return;
    }
    message.headers.add(core::lowered({name.data(), name.size()}), std::string(value.data(), value.size()));
}

void RequestParser::on_header_impl(Error& error) {
    error = {};
    has_header_ = true;
}

void RequestParser::on_body_init_impl(boost::optional<std::uint64_t> const& length, Error& error) {
    error = {};
    // What a client announces costs it nothing: no memory is set aside for more than it could send at once.
    if (length) message.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, 64 << 10)));
}

std::size_t RequestParser::on_body_impl(Text text, Error& error) {
    error = {};
    message.body.append(text.data(), text.size());
    return text.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text text, Error& error) {
    error = {};
    message.body.append(text.data(), text.size());
    return text.size();
}

}  // namespace http
