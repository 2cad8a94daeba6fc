// Writes the gallery as files, for screenshots and the tests of accessibility: gallery_writer OUT_DIR
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/embedded.h"
#include "platform/ui/gallery.h"

namespace embedded {
std::span<const core::EmbeddedFile> assets();
}

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, std::string_view bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << bytes;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: gallery_writer OUT_DIR\n", stderr);
        return 2;
    }
    const fs::path out = argv[1];
    for (const auto& file : embedded::assets()) write(out / "assets" / std::string{file.path}, file.bytes);
    const ui::Shell shell{
        .assets = {.stylesheet = "/assets/cairn.css",
                   .enabled_script = "/assets/enabled.js",
                   .script = "/assets/cairn.js",
                   .icon = "/assets/images/favicon.svg"},
        .partnership = "Leicestershire & Rutland Safeguarding Children Partnership",
        .navigation = {{.text = "Your work", .href = "/work"},
                       {.text = "Meetings", .href = "/meetings"},
                       {.text = "Plan", .href = "/plan"},
                       {.text = "Reviews", .href = "/reviews"},
                       {.text = "Gallery", .href = "/gallery"}},
        .account = ui::Account{.name = "A. Manager", .href = "/me", .sign_out = "/sign-out", .csrf = "x"},
        .phase = "Alpha",
        .phase_text = "Everything here is an example."};
    write(out / "gallery.html", ui::gallery(shell, "")->str());
    for (const auto& page : ui::gallery_pages())
        write(out / "gallery" / (page.slug + ".html"), ui::gallery(shell, page.slug)->str());
    return 0;
}
