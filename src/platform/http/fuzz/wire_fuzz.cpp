#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "platform/http/parser.h"

namespace {

using boost::beast::http::error;
using Error = boost::beast::error_code;

constexpr std::size_t header_bytes = 512;

struct Outcome {
    std::vector<http::Message> messages;
    bool is_too_long = false;  ///< where that shows depends on how much came at once
};

/// What connection.cpp does with a client's bytes, here in pieces of `piece` bytes.
Outcome read(std::string_view bytes, std::size_t piece) {
    Outcome outcome;
    boost::beast::flat_buffer buffer;
    auto parser = std::make_unique<http::RequestParser>(header_bytes);
    while (!bytes.empty()) {
        const std::string_view now = bytes.substr(0, piece);
        bytes.remove_prefix(now.size());
        std::memcpy(buffer.prepare(now.size()).data(), now.data(), now.size());
        buffer.commit(now.size());
        while (buffer.size() > 0) {
            Error failed;
            buffer.consume(parser->put(buffer.data(), failed));
            if (failed == error::need_more) break;
            if (failed) {
                outcome.is_too_long = failed == error::header_limit;
                return outcome;
            }
            if (parser->is_header_done()) parser->body_limit(100'000);
            if (!parser->is_done()) continue;
            outcome.messages.push_back(std::move(parser->message));
            parser = std::make_unique<http::RequestParser>(header_bytes);
        }
    }
    return outcome;
}

bool same(const http::Message& left, const http::Message& right) {
    return left.method == right.method && left.target == right.target && left.body == right.body &&
           left.headers.pairs() == right.headers.pairs();
}

}  // namespace

/// However the network cuts a client's bytes, the same requests come out (when an error shows may differ). The first
/// byte says how it cuts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const Outcome whole = read(bytes, bytes.size());
    const Outcome cut = read(bytes, 1 + data[0] % 16);
    if (whole.is_too_long || cut.is_too_long) return 0;
    if (whole.messages.size() != cut.messages.size()) std::abort();
    for (std::size_t i = 0; i < whole.messages.size(); ++i) {
        if (!same(whole.messages[i], cut.messages[i])) std::abort();
    }
    return 0;
}
