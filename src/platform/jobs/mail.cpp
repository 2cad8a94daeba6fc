#include "platform/jobs/mail.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/check.h"
#include "core/failure.h"

namespace jobs {
namespace {

struct Easy {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct List {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Upload {
    std::string text;
    std::size_t sent = 0;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* data) {
    auto& upload = *static_cast<Upload*>(data);
    const std::size_t now = std::min(size * count, upload.text.size() - upload.sent);
    std::memcpy(buffer, upload.text.data() + upload.sent, now);
    upload.sent += now;
    return now;
}

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

void set_server(CURL* curl, const MailServer& server) {
    const bool tls = server.security == Security::tls;
    const auto url = (tls ? "smtps://" : "smtp://") + server.host + ":" + std::to_string(server.port);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    // Required, not tried: a server that offers no encryption gets no letter and no password.
    if (server.security != Security::none) curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server.certificates.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, server.certificates.c_str());
    if (!server.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 15L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 120L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

/// What the server's last answer means. Codes: RFC 5321 section 4.2.1; 4xx may be tried again, 5xx may not.
Attempt judge(CURL* curl, CURLcode result, const Upload& upload) {
    long code = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    const auto note = std::string{curl_easy_strerror(result)} + ", answer " + std::to_string(code);
    if (result == CURLE_OK) return {Outcome::done};
    if (code >= 500 && code < 600) {
        // A refused sign-in is the installation's fault, which a person mends: the letter waits.
        return {result == CURLE_LOGIN_DENIED ? Outcome::failed : Outcome::refused, note};
    }
    if (code >= 400 && code < 500) return {Outcome::failed, note};
    // The whole letter was handed over and no answer came: it may be on its way.
    if (upload.sent == upload.text.size()) return {Outcome::uncertain, note};
    return {Outcome::failed, note};
}

}  // namespace

Handler mailer(MailServer server, const core::Clock& clock) {
    core::check(server.security != Security::none || server.host == "127.0.0.1" || server.host == "localhost",
                "email leaves this machine encrypted");
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    core::check(started == CURLE_OK, "libcurl starts");
    return [server = std::move(server), &clock](const std::string& key, const std::string& payload) -> Attempt {
        const std::unique_ptr<CURL, Easy> curl{curl_easy_init()};
        if (!curl) throw core::Failure("There is not enough memory to send email.", {.retryable = true});
        Upload upload{.text = message(server, payload, key, clock.now()), .sent = 0};
        const auto to = "<" + nlohmann::json::parse(payload).at("to").get<std::string>() + ">";
        const std::unique_ptr<curl_slist, List> receivers{curl_slist_append(nullptr, to.c_str())};
        const auto from = "<" + server.from + ">";
        set_server(curl.get(), server);
        curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, receivers.get());
        curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, give);
        curl_easy_setopt(curl.get(), CURLOPT_READDATA, &upload);
        curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, ignore);
        curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
        const auto result = curl_easy_perform(curl.get());
        return judge(curl.get(), result, upload);
    };
}

}  // namespace jobs
