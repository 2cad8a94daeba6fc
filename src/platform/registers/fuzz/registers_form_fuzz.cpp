#include <cstdint>
#include <string_view>

#include "platform/http/form.h"
#include "platform/registers/list.h"
#include "platform/registers/pages/form_fields.h"
#include "platform/registers/search.h"
#include "platform/registers/value.h"

// Any bytes, as a form that was sent and as the address of a list.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using registers::Type;
    static const registers::Entity entity{
        .room = "fuzz",
        .name = "things",
        .one = "thing",
        .many = "things",
        .meaning = "For the fuzzer.",
        .fields = {{.name = "n", .label = "Name"},
                   {.name = "d", .label = "Day", .type = Type::date, .in_list = true},
                   {.name = "c", .label = "Choices", .type = Type::choices, .choices = {{"a", "A"}, {"b", "B"}}},
                   {.name = "y", .label = "Answer", .type = Type::yes_no_not_known}},
        .title = {"n"}};
    const auto form = http::parse_form({reinterpret_cast<const char*>(data), size});
    if (!form) return 0;
    auto typed = registers::typed_cells(entity, *form);
    static_cast<void>(registers::incomplete_dates(entity, typed));
    for (std::size_t i = 0; i < typed.size(); ++i) typed[i] = registers::read_value(entity.fields[i], typed[i]).value;
    static_cast<void>(registers::complete(entity, typed));
    const auto query = registers::read_query(entity, *form);
    // A list's address, read and written again, asks the same.
    const auto once = http::url("/x", registers::pairs_of(entity, query));
    const auto again = http::parse_form(once.size() > 3 ? std::string_view{once}.substr(3) : std::string_view{});
    if (!again || http::url("/x", registers::pairs_of(entity, registers::read_query(entity, *again))) != once)
        __builtin_trap();
    static_cast<void>(registers::match_of(db::Engine::sqlite, query.words));
    return 0;
}
