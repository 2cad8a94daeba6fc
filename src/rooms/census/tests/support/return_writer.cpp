#include "return_writer.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/date.h"
#include "rooms/census/engine/values.h"

namespace census::made {
namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): the same everywhere, unlike the distributions of the standard library.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    int from(int low, int high) {
        return high <= low ? low : low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool happens(double share) { return static_cast<double>(next() >> 11U) * 0x1.0p-53 < share; }
    template <std::size_t n>
    const char* pick(const std::array<const char*, n>& all) {
        return all[next() % n];
    }

  private:
    std::uint64_t state_;
};

constexpr std::array ethnicities{"WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "MOTH",
                                 "APKN", "ABAN", "BAFR", "BCRB", "OOTH", "NOBT", "REFU", "WROM"};
constexpr std::array disabilities{"MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA"};
constexpr std::array sources{"6", "6", "6", "2A", "2A", "3A", "3E", "5B", "5A", "1A", "1D", "8", "4", "9", "10", "7"};
constexpr std::array needs{"N1", "N1", "N1", "N1", "N2", "N3", "N4", "N5", "N5", "N6", "N8", "N9"};
constexpr std::array factors{"3B", "4B", "17A", "16A", "1B", "2B", "4A", "6A", "20", "11A", "24A", "3A"};
constexpr std::array categories{"NEG", "EMO", "EMO", "NEG", "PHY", "SAB"};

class Writer {
  public:
    explicit Writer(const Wanted& wanted)
        : wanted_(wanted),
          last_(day_of(core::day(wanted.year, 3, 31))),
          first_(day_of(core::day(wanted.year - 1, 4, 1))) {}

    std::string run() {
        out_.reserve(wanted_.children * std::size_t{1300} + 2000);
        header();
        for (std::uint32_t i = 0; i < wanted_.children; ++i) {
            dice_ = Dice{wanted_.seed * 0x100000001B3U + i};
            child(i);
        }
        close("Children");
        close("Message");
        return std::move(out_);
    }

  private:
    void indent() { out_.append(2 * depth_, ' '); }
    void open(std::string_view name) {
        indent();
        out_.append("<").append(name).append(">\n");
        ++depth_;
    }
    void close(std::string_view name) {
        --depth_;
        indent();
        out_.append("</").append(name).append(">\n");
    }
    void text(std::string_view name, std::string_view value) {
        indent();
        out_.append("<").append(name).append(">").append(value).append("</").append(name).append(">\n");
    }
    void date(std::string_view name, Day day) {
        if (dice_.happens(wanted_.faults / 8)) day += dice_.from(-400, 400);
        if (!dice_.happens(wanted_.faults / 16)) text(name, core::iso(date_of(day)));
    }
    void code(std::string_view name, std::string_view value) {
        if (dice_.happens(wanted_.faults / 8)) value = "XX";
        if (!dice_.happens(wanted_.faults / 16)) text(name, value);
    }
    void flag(std::string_view name, bool value) {
        const bool spelt = dice_.happens(0.7);
        code(name, value ? (spelt ? "true" : "1") : (spelt ? "false" : "0"));
    }
    static bool weekend(Day day) { return (day + 3) % 7 >= 5; }
    static Day weekday(Day day) { return weekend(day) ? day + 2 : day; }

    void header() {
        out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        open("Message");
        open("Header");
        open("CollectionDetails");
        text("Collection", "CIN");
        text("Year", std::to_string(wanted_.year));
        text("ReferenceDate", core::iso(date_of(last_)));
        close("CollectionDetails");
        open("Source");
        text("SourceLevel", "L");
        text("LEA", std::to_string(wanted_.authority));
        text("SoftwareCode", "made up");
        text("Release", "1");
        text("SerialNo", "001");
        text("DateTime", core::iso(date_of(last_ + 30)) + "T09:00:00");
        close("Source");
        close("Header");
        open("Children");
    }

    std::string upn() {
        std::string digits = std::to_string(wanted_.authority);
        for (int i = 0; i < 9; ++i) digits += static_cast<char>('0' + dice_.from(0, 9));
        int sum = 0;
        for (std::size_t i = 0; i < 12; ++i) sum += (digits[i] - '0') * static_cast<int>(i + 2);
        return std::string{"ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23]} + digits;
    }

    void child(std::uint32_t number) {
        const bool unborn = dice_.happens(0.02);
        born_ = unborn ? last_ + dice_.from(10, 200) : last_ - dice_.from(200, 17 * 365);
        open("Child");
        open("ChildIdentifiers");
        text("LAchildID", "C" + std::to_string(wanted_.authority) + std::to_string(1000000 + number));
        if (!unborn && born_ < last_ - 5 * 365)
            text("UPN", upn());
        else
            code("UPNunknown", "UN1");
        date(unborn ? "ExpectedPersonBirthDate" : "PersonBirthDate", born_);
        if (wanted_.year >= 2025)
            code("Sex", unborn ? "U" : dice_.happens(0.5) ? "F" : "M");
        else
            code("GenderCurrent", unborn ? "0" : dice_.happens(0.5) ? "1" : "2");
        close("ChildIdentifiers");
        open("ChildCharacteristics");
        code("Ethnicity", dice_.pick(ethnicities));
        open("Disabilities");
        if (dice_.happens(0.13)) {
            const int first = dice_.from(0, 5);
            code("Disability", disabilities[static_cast<std::size_t>(first)]);
            if (dice_.happens(0.4)) code("Disability", disabilities[static_cast<std::size_t>(first) + 6]);
        } else {
            code("Disability", "NONE");
        }
        close("Disabilities");
        close("ChildCharacteristics");
        Day from = unborn ? last_ - 150 : std::max(born_, dice_.happens(0.45) ? first_ - 400 : first_);
        for (int i = 0; i < 3 && from < last_ - 10; ++i) {
            from = episode(from);
            if (!dice_.happens(0.35)) break;
        }
        close("Child");
    }

    /// Gives the day after which the next episode may begin; far away when this one is open.
    Day episode(Day from) {
        const Day referral = std::min(last_ - 2, weekday(from + dice_.from(0, 120)));
        const bool nfa = referral >= first_ && dice_.happens(0.07);
        const Day assessed = weekday(referral + dice_.from(5, 80));
        Day closed = weekday(assessed + dice_.from(1, 300));
        const bool is_closed = nfa || (closed <= last_ && closed >= first_ && dice_.happens(0.8));
        if (nfa) closed = std::max(first_, referral);
        open("CINdetails");
        date("CINreferralDate", referral);
        code("ReferralSource", dice_.pick(sources));
        code("PrimaryNeedCode", dice_.pick(needs));
        const bool early = !nfa && is_closed && closed < assessed + 20;
        if (is_closed) {
            date("CINclosureDate", closed);
            code("ReasonForClosure", early ? "RC8" : "RC7");
        }
        if (!nfa) work(referral, assessed, is_closed ? closed : last_ + 1000, early);
        flag("ReferralNFA", nfa);
        close("CINdetails");
        return is_closed ? closed + 1 : last_;
    }

    void work(Day referral, Day assessed, Day closed, bool early) {
        open("Assessments");
        date("AssessmentActualStartDate", referral);
        if (assessed <= last_ && assessed <= closed) {
            date("AssessmentAuthorisationDate", std::max(assessed, referral));
            open("FactorsIdentifiedAtAssessment");
            const auto first = static_cast<std::size_t>(dice_.from(0, 5));
            for (std::size_t i = 0; i <= static_cast<std::size_t>(dice_.from(0, 3)); ++i)
                code("AssessmentFactors", factors[(first + i) % factors.size()]);
            close("FactorsIdentifiedAtAssessment");
        }
        close("Assessments");
        if (early) return;
        const Day enquiry = weekday(referral + dice_.from(0, 20));
        const Day conference = weekday(enquiry + dice_.from(8, 30));
        const bool enquired = enquiry >= first_ && enquiry <= std::min(last_, closed) && dice_.happens(0.35);
        const bool held = enquired && conference <= std::min(last_, closed) && dice_.happens(0.5);
        if (enquired) {
            open("Section47");
            date("S47ActualStartDate", enquiry);
            date("InitialCPCtarget", weekday(enquiry + 21));
            if (held) date("DateOfInitialCPC", conference);
            flag("ICPCnotRequired", !held);
            close("Section47");
        }
        if (held && dice_.happens(0.85)) {
            plan(conference, closed);
        } else if (dice_.happens(0.5) && assessed + 5 < std::min(last_, closed)) {
            open("CINPlanDates");
            date("CINPlanStartDate", assessed + 2);
            if (closed <= last_) date("CINPlanEndDate", closed);
            close("CINPlanDates");
        }
    }

    void plan(Day start, Day closed) {
        const Day end = closed <= last_ ? closed : last_ + 1000;
        if (end <= start) return;
        open("ChildProtectionPlans");
        date("CPPstartDate", start);
        if (end <= last_) date("CPPendDate", end);
        const char* category = dice_.pick(categories);
        code("InitialCategoryOfAbuse", category);
        code("LatestCategoryOfAbuse", category);
        code("NumberOfPreviousCPP", dice_.happens(0.75) ? "0" : "1");
        Day review = weekday(start + dice_.from(70, 95));
        for (; review < std::min(last_, end); review = weekday(review + dice_.from(150, 190))) {
            open("Reviews");
            date("CPPreviewDate", review);
            close("Reviews");
        }
        close("ChildProtectionPlans");
    }

    Wanted wanted_;
    Day last_, first_;
    Day born_ = 0;
    Dice dice_{1};
    std::string out_;
    std::size_t depth_ = 0;
};

}  // namespace

std::string cin_return(const Wanted& wanted) { return Writer{wanted}.run(); }

}  // namespace census::made
