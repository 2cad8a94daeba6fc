#include <doctest/doctest.h>

#include <cstdlib>

#include "made.h"
#include "platform/publish/disclose.h"
#include "platform/publish/formats.h"

TEST_CASE("formats: without pandoc and Chromium the refusal names the package") {
    const char* known = std::getenv("PATH");
    const std::string path = known == nullptr ? "" : known;
    REQUIRE(setenv("PATH", "/nowhere", 1) == 0);
    const auto docx = publish::to_docx(publish::as_published(publish::tests::a_document()));
    const auto pdf = publish::to_pdf(publish::as_published(publish::tests::a_document()));
    CHECK(!publish::can_write(publish::Format::pdf));
    CHECK(publish::can_write(publish::Format::xlsx));
    setenv("PATH", path.c_str(), 1);
    REQUIRE(!docx);
    CHECK(docx.error().for_user.find("install Debian's package pandoc") != std::string::npos);
    REQUIRE(!pdf);
    CHECK(pdf.error().for_user.find("install Debian's package chromium") != std::string::npos);
}
