#include <chrono>
#include <deque>
#include <mutex>

#include "platform/publish/document.h"
#include "platform/publish/formats.h"
#include "platform/publish/html.h"

namespace publish {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kept = 8;
constexpr std::size_t most_starts = 30;
constexpr auto span = std::chrono::hours{1};

/// What was made before, and when programs were started for it.
class Prints {
  public:
    core::Result<std::string> give(const std::string& source, Format format, const Document& document) {
        const std::lock_guard lock{mutex_};
        for (const auto& one : made_)
            if (one.format == format && one.source == source) return one.bytes;
        const auto now = Clock::now();
        while (!starts_.empty() && now - starts_.front() > span) starts_.pop_front();
        if (starts_.size() >= most_starts)
            return core::refuse(core::Reason::conflict,
                                "Many files have been made in the last hour. Try again later, or take another format.");
        starts_.push_back(now);
        auto bytes =
            format == Format::pdf ? pdf_from(source) : docx_from(source, document.language, document.publisher);
        if (!bytes) return bytes;
        made_.push_back({format, source, *bytes});
        if (made_.size() > kept) made_.pop_front();
        return bytes;
    }

  private:
    struct Made {
        Format format;
        std::string source, bytes;
    };
    std::mutex mutex_;
    std::deque<Made> made_;
    std::deque<Clock::time_point> starts_;
};

}  // namespace

core::Result<std::vector<File>> printed(const Disclosed<Document>& disclosed, Format format, const std::string& stem) {
    static Prints prints;
    const auto source = html_for(disclosed, format == Format::pdf ? Medium::paper : Medium::office);
    auto bytes = prints.give(source, format, *disclosed);
    if (!bytes) return tl::unexpected<core::Refusal>(bytes.error());
    return std::vector<File>{{stem + "." + std::string{word(format)}, std::move(*bytes)}};
}

}  // namespace publish
