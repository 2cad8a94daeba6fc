#include <doctest/doctest.h>

#include "files_site.h"
#include "platform/http/incoming.h"

// A file of a form, while it arrives.

namespace {

using files_site::has;
using files_site::long_pdf;
using files_site::page_of;
using files_site::Site;

}  // namespace

TEST_CASE("registers: a file arrives piece by piece, and no more of it than one piece is in memory") {
    support::on_each_store([](db::Database& store) {
        Site site{store};
        const auto arrive = [&](const std::string& content, const std::string& name) {
            auto head = http::get("/sample/reports/new");
            head.method = "POST";
            head.headers.add("content-type", "multipart/form-data; boundary=B");
            REQUIRE(site.routes.streams("POST", "/sample/reports/new"));
            const std::string body = "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + name +
                                     "\r\n--B\r\nContent-Disposition: form-data; name=\"paper-file\"; "
                                     "filename=\"long.pdf\"\r\n\r\n" +
                                     content + "\r\n--B--\r\n";
            auto form = site.routes.receive(std::move(head));
            for (std::size_t at = 0; at < body.size(); at += 7001)
                if (const auto refused = form->take(std::string_view{body}.substr(at, 7001))) return refused->response;
            return form->finish().response;
        };
        const auto whole = long_pdf();
        CHECK(arrive(whole, "Long").status == 303);
        REQUIRE(site.file("Long"));
        CHECK(site.file("Long")->bytes == static_cast<std::int64_t>(whole.size()));
        CHECK(site.get(page_of(site.record("Long")->id, "/files/paper")).body == whole);

        const auto wrong = arrive("MZ no pdf \x01" + std::string(400'000, 'x'), "Wrong");
        CHECK(wrong.status == 422);
        CHECK(has(wrong, "Paper must be a file of another kind"));
        const auto large = arrive("%PDF-" + std::string(800'000, 'x'), "Large");
        CHECK(large.status == 422);
        CHECK(has(large, "Paper must be smaller than 700 KB"));
        CHECK(has(arrive("", "Empty"), "Paper is an empty file"));
        CHECK(site.count("select count(*) from registers_files") == 1);  // what was wrong is gone
        // Without a name the file waits for the form that is sent again.
        const auto half = arrive(whole, "");
        CHECK(half.status == 422);
        CHECK(has(half, "The file is long.pdf"));
    });
}
