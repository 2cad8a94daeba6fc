#include "platform/publish/chromium.h"

#include <unistd.h>

#include <semaphore>

#include "core/failure.h"
#include "platform/process/child.h"
#include "platform/publish/scratch.h"

namespace publish {
namespace {

constexpr auto patience = std::chrono::seconds{120};
constexpr auto queue_patience = std::chrono::seconds{5};

/// One browser at a time: each takes a core and some 300 MB.
std::counting_semaphore<1> browsers{1};

struct Turn {
    bool mine = browsers.try_acquire_for(queue_patience);
    Turn() = default;
    ~Turn() {
        if (mine) browsers.release();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
};

std::vector<std::string> arguments_of(const std::string& program, const Scratch& scratch, const std::string& file,
                                      const std::vector<std::string>& doing) {
    std::vector<std::string> arguments{
        program, "--headless=new", "--disable-gpu", "--user-data-dir=" + scratch.path("profile"),
        // In containers /dev/shm is small.
        "--disable-dev-shm-usage",
        // It speaks to nobody: no name has an address. (A proxy that is not there keeps it from ending.)
        "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-domain-reliability",
        "--no-first-run", "--no-pings"};
    arguments.insert(arguments.end(), doing.begin(), doing.end());
    // Chromium refuses to sandbox what root runs; the file is ours and holds no script but ours.
    if (::geteuid() == 0) arguments.emplace_back("--no-sandbox");
    arguments.push_back("file://" + scratch.path(file));
    return arguments;
}

}  // namespace

std::string chromium() {
    for (const char* program : {"chromium", "chromium-browser", "google-chrome"})
        if (process::is_on_path(program)) return program;
    return {};
}

core::Result<void> browse(const Scratch& scratch, const std::string& file, const std::vector<std::string>& arguments) {
    const std::string program = chromium();
    if (program.empty())
        return core::refuse(core::Reason::unsupported,
                            "Chromium is not installed here: install Debian's package chromium.");
    const Turn turn;
    if (!turn.mine)
        return core::refuse(core::Reason::conflict, "Another file is being written. Try again in a minute.");
    process::Child browser({.arguments = arguments_of(program, scratch, file, arguments),
                            // Everything that it keeps goes with the scratch folder.
                            .environment = {"HOME=" + scratch.path("home"), "XDG_CONFIG_HOME=" + scratch.path("config"),
                                            "XDG_CACHE_HOME=" + scratch.path("cache"), "LC_ALL=C.UTF-8",
                                            "DBUS_SESSION_BUS_ADDRESS=disabled:"},
                            .output_file = scratch.path("browser.out"),
                            .group = true},
                           "chromium");
    if (!browser.wait_for(patience))
        throw core::Failure("Chromium cannot write what it was asked for: " +
                            (browser.was_late() ? std::string{"it took more than two minutes"} : browser.complaint()));
    return {};
}

}  // namespace publish
