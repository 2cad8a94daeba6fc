#include "support/pack.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace support {
namespace {

namespace fs = std::filesystem;

std::string observations(char variant, int count) {
    std::string text =
        "indicator,version,area,period,breakdown,value,numerator,denominator,missing,status,document,section,passage,"
        "extracted_on,note\n";
    for (int i = 0; i < count; ++i) {
        // The years of the breakdowns are others in each variant: rows come and go as well as change.
        const int year = (i % 4 < 2 || variant == 'A' ? 2024 : 1964) - i / 4 % 60;
        const char* indicator = i / 240 % 2 == 0 ? "made-contacts" : "made-plans";
        text += std::string{indicator} + ",1,MADE0000" + std::to_string(i % 2 + 1) + "," + std::to_string(year) + "," +
                (i % 4 < 2 ? "" : "source=Made") + "," + std::to_string((variant == 'A' ? 10'000 : 20'000) + i) +
                ",,,,published,made-report,Section " + variant + ",\"passage, printed\",2026-01-31,variant " + variant +
                "\n";
    }
    return text;
}

}  // namespace

MadePack::MadePack(char variant, int count) {
    auto name = (fs::temp_directory_path() / "cairn-pack-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    write("pack.toml", "name = \"made\"\ntitle = \"A made pack\"\nlicence = \"none\"\nsource = \"made for a test\"\n");
    write("documents.csv",
          "code,title,publisher,published,kind,covers,note\n"
          "made-report,Made report,Nobody,2025-06-01,source,2024-25,\n");
    write("areas.csv",
          "code,name,kind,part_of,la_code,from,to,note\n"
          "MADE00001,Made county,county,,,,,\nMADE00002,Made town,unitary,,,,,\n");
    write("partnerships.csv",
          "code,name,legal_basis,established,ended,successor_of,areas,document,section,note\n"
          "made,Made Safeguarding Children Partnership,,2019-09-29,,,MADE00001;MADE00002,made-report,Foreword,\n");
    write("indicators.csv",
          "code,version,name,group,description,numerator,denominator,unit,decimals,polarity,measure,source_return,"
          "from,to,break_note\n"
          "made-contacts,1,Made contacts,Contacts and early help,\"Contacts, made\",,,count,0,none,during_period,,,,\n"
          "made-plans,1,Made plans,Child protection,Plans made,,,count,0,none,during_period,,,,\n");
    write("breakdowns.csv", "dimension,value,label,order\nsource,Made,Made source,1\n");
    write("observations.csv", observations(variant, count));
    write("report_sections.csv",
          "partnership,year,slug,order,title,part_of,kind,requirements,lead,document,section\n"
          "made,2024-25,area-profile,10,Area profile,,prose,,,,\n");
    write("narrative/made/2024-25/area-profile.md", std::string{"# Area profile\n\nVariant "} + variant + ".\n");
}

MadePack::~MadePack() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::string MadePack::read(const std::string& file) const {
    std::ifstream stream{folder_ + "/" + file, std::ios::binary};
    if (!stream) throw std::logic_error("the made pack has no " + file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void MadePack::write(const std::string& file, const std::string& bytes) {
    const fs::path path = folder_ + "/" + file;
    fs::create_directories(path.parent_path());
    std::ofstream stream{path, std::ios::binary};
    stream << bytes;
    if (!stream.flush()) throw std::runtime_error("the made pack's " + file + " cannot be written");
}

void MadePack::replace(const std::string& file, const std::string& from, const std::string& to) {
    auto text = read(file);
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("\"" + from + "\" does not stand in the made pack's " + file);
    write(file, text.replace(at, from.size(), to));
}

void MadePack::remove(const std::string& file) {
    if (!fs::remove(folder_ + "/" + file)) throw std::logic_error("the made pack has no " + file);
}

}  // namespace support
