#include "program.h"

namespace access_test {

http::Message Person::file(const std::string& target, const std::vector<std::pair<std::string, std::string>>& fields,
                           const std::string& name, const std::string& bytes) const {
    const std::string cut = "----cut";
    auto message = http::post(target, {});
    http::Fields headers;
    for (const auto& [key, value] : message.headers.pairs())
        if (key != "content-type") headers.add(key, value);
    headers.add("content-type", "multipart/form-data; boundary=" + cut);
    message.headers = headers;
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
