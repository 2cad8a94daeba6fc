#include "platform/http/request_log.h"

#include <spdlog/spdlog.h>

namespace http {

void log_request(std::string_view method, const Answer& answer, std::size_t bytes, std::chrono::microseconds took) {
    const bool is_known = method == "GET" || method == "HEAD" || method == "POST";
    const auto level = answer.fault.empty() ? spdlog::level::info : spdlog::level::err;
    if (!spdlog::should_log(level)) return;
    const Response& response = answer.response;
    spdlog::log(level, "{} {} {} {:.1f} ms {} B {}{}{}{}{}", is_known ? method : "other", answer.pattern,
                response.status, static_cast<double>(took.count()) / 1000.0, bytes, answer.reference,
                response.log_note.empty() ? "" : " ", response.log_note, answer.fault.empty() ? "" : " ", answer.fault);
}

void log_notice(std::string_view line) { spdlog::info("{}", line); }

void log_trouble(std::string_view line) { spdlog::error("{}", line); }

}  // namespace http
