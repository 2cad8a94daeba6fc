#include "platform/http/incoming.h"

namespace http {
namespace {

/// In one form; what takes them in decides whether it wants more than one.
constexpr std::size_t most_files = 60;
constexpr auto cut_short = "The form arrived broken or incomplete. Send it again.";

}  // namespace

std::string too_large(std::size_t limit) {
    const std::string most = limit < 1U << 20U ? "" : ": it takes up to " + std::to_string(limit >> 20U) + " MB";
    return "What you sent is too large for this page" + most + ".";
}

Incoming::Incoming(const Routes& routes, Message head)
    : routes_(routes),
      head_(std::move(head)),
      answer_{.response = {}, .pattern = "-", .reference = new_reference(), .fault = {}} {}

Incoming::~Incoming() = default;

std::optional<Response> Incoming::begin() {
    has_begun_ = true;
    if (auto refusal = routes_.read_head(head_, answer_, request_, route_)) return refusal;
    request_.headers = head_.headers;
    if (auto refusal = routes_.refuse_at_gate(*route_, request_)) return refusal;
    const std::string_view type = head_.headers.get("content-type");
    const auto boundary = boundary_of(type);
    if (!boundary) return error(400, cut_short);
    const Limits& limits = routes_.site_.limits;
    form_ = std::make_unique<MultipartStream>(
        *boundary,
        MultipartLimits{
            .fields = {.count = limits.fields, .name_bytes = limits.field_name, .value_bytes = limits.field_value},
            .files = most_files},
        [this](const File& file) { return begin_file(file); },
        [this](std::string_view bytes) {
            if (request_.sink) request_.sink->take(bytes);
        });
    return {};
}

core::Result<void> Incoming::begin_file(const File& file) {
    request_.form = form_->fields();
    request_.files.push_back(file);
    auto sink = route_->sink(request_);
    if (!sink) return tl::unexpected(sink.error());
    if (request_.sink && *sink != request_.sink)
        return core::refuse(core::Reason::unusable_input, "Send one file at a time.");
    request_.sink = std::move(*sink);
    return {};
}

std::optional<Answer> Incoming::take(std::string_view bytes) {
    bool is_refused = true;
    routes_.guarded(answer_, [&]() -> Response {
        if (!has_begun_)
            if (auto refusal = begin()) return std::move(*refusal);
        received_ += bytes.size();
        const std::size_t limit = route_->body_limit > 0 ? route_->body_limit : routes_.site_.limits.body;
        if (received_ > limit) return error(413, too_large(limit));
        if (auto taken = form_->take(bytes); !taken) return refused(taken.error());
        is_refused = false;
        return {};
    });
    if (!is_refused) return {};
    request_.sink.reset();
    return complete();
}

Answer Incoming::finish() {
    if (!has_begun_)
        if (auto refusal = take({})) return std::move(*refusal);
    if (!form_->is_done()) {
        answer_.response = error(400, cut_short);
        request_.sink.reset();
        return complete();
    }
    request_.form = form_->fields();
    routes_.guarded(answer_, [&] { return route_->handler(request_); });
    return complete();
}

Answer Incoming::complete() {
    routes_.finish(head_, answer_);
    return std::move(answer_);
}

}  // namespace http
