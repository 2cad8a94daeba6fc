#pragma once
#include <boost/beast/http/basic_parser.hpp>
#include <cstdint>
#include <string>

#include "platform/http/routes.h"

namespace http {

/// Beast's parser, writing straight into a Message.
class RequestParser : public boost::beast::http::basic_parser<true> {
  public:
    explicit RequestParser(std::size_t header_bytes);

    Message message;
    int version = 11;  ///< 10 or 11

    /// Header fields that may occur.
    static constexpr std::size_t most_fields = 100;

  private:
    using Text = boost::beast::string_view;
    using Error = boost::beast::error_code;

    void on_request_impl(boost::beast::http::verb, Text method, Text target, int version, Error& error) override;
    void on_response_impl(int, Text, int, Error&) override {}
    void on_field_impl(boost::beast::http::field, Text name, Text value, Error& error) override;
    void on_header_impl(Error& error) override;
    void on_body_init_impl(boost::optional<std::uint64_t> const& length, Error& error) override;
    std::size_t on_body_impl(Text text, Error& error) override;
    void on_chunk_header_impl(std::uint64_t, Text, Error&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text text, Error& error) override;
    void on_finish_impl(Error&) override {}

    bool has_header_ = false;
};

}  // namespace http
