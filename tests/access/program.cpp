#include "program.h"

namespace access_test {
namespace {

/// A POST with another type than a form's.
http::Message typed(const std::string& target, const std::string& type) {
    auto message = http::post(target, {});
    http::Fields headers;
    for (const auto& [key, value] : message.headers.pairs())
        if (key != "content-type") headers.add(key, value);
    headers.add("content-type", type);
    message.headers = headers;
    return message;
}

}  // namespace

http::Message Person::json(const std::string& target, const std::string& body) const {
    auto message = typed(target, "application/json");
    message.headers.add("x-form-token", token);
    message.body = body;
    return message;
}

http::Message Person::file(const std::string& target, const std::vector<std::pair<std::string, std::string>>& fields,
                           const std::string& name, const std::string& bytes) const {
    const std::string cut = "----cut";
    auto message = typed(target, "multipart/form-data; boundary=" + cut);
    const auto field = [&](const std::string& key, const std::string& value) {
        return "--" + cut + "\r\nContent-Disposition: form-data; name=\"" + key + "\"\r\n\r\n" + value + "\r\n";
    };
    message.body = field("csrf", token);
    for (const auto& [key, value] : fields) message.body += field(key, value);
    message.body += "--" + cut + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                    "\"\r\n\r\n" + bytes + "\r\n--" + cut + "--\r\n";
    return message;
}

}  // namespace access_test
