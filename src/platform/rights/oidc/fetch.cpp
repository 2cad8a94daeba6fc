#include "platform/rights/oidc/fetch.h"

#include <curl/curl.h>

#include <memory>

#include "core/check.h"
#include "core/failure.h"
#include "platform/http/http.h"

namespace rights::oidc {
namespace {

constexpr std::size_t most = 1 << 20;

struct Easy {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* data) {
    auto& body = *static_cast<std::string*>(data);
    if (body.size() + size * count > most) return 0;
    body.append(bytes, size * count);
    return size * count;
}

std::string form_text(const std::vector<std::pair<std::string, std::string>>& form) {
    std::string text;
    for (const auto& [name, value] : form)
        text += (text.empty() ? "" : "&") + http::encode(name) + "=" + http::encode(value);
    return text;
}

}  // namespace

bool is_allowed(const std::string& url) {
    if (url.find_first_of("\r\n \t@\\") != url.npos) return false;
    for (const char* own : {"http://127.0.0.1:", "http://127.0.0.1/", "http://localhost:", "http://localhost/"})
        if (url.starts_with(own)) return true;
    return url.starts_with("https://") && url.size() > 8;
}

Answered fetch(const Asked& asked) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    core::check(started == CURLE_OK, "libcurl starts");
    if (!is_allowed(asked.url)) throw core::Failure("The sign-in service names an address that is not https.");
    const std::unique_ptr<CURL, Easy> curl{curl_easy_init()};
    if (!curl) throw core::Failure("There is not enough memory to ask the sign-in service.", {.retryable = true});
    Answered answered;
    const auto body = form_text(asked.form);
    curl_easy_setopt(curl.get(), CURLOPT_URL, asked.url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 10L);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answered.body);
    if (!asked.certificates.empty()) curl_easy_setopt(curl.get(), CURLOPT_CAINFO, asked.certificates.c_str());
    if (!asked.form.empty()) curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
    if (!asked.user.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        curl_easy_setopt(curl.get(), CURLOPT_USERNAME, asked.user.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, asked.password.c_str());
    }
    const auto result = curl_easy_perform(curl.get());
    if (result != CURLE_OK)
        throw core::Failure(std::string{"The sign-in service does not answer: "} + curl_easy_strerror(result));
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answered.status);
    return answered;
}

}  // namespace rights::oidc
