#include <cstdint>
#include <string>

#include "platform/registers/api/json.h"

// Any bytes, as what a program sends to the API.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const registers::Entity entity{
        .room = "fuzz",
        .name = "things",
        .one = "thing",
        .many = "things",
        .meaning = "For the fuzzer.",
        .fields = {{.name = "name", .label = "Name"},
                   {.name = "number", .label = "Number", .type = registers::Type::count}},
        .title = {"name"}};
    const std::string body(reinterpret_cast<const char*>(data), size);
    std::vector<registers::Problem> problems;
    static_cast<void>(registers::read_sent(entity, body, problems));
    return 0;
}
