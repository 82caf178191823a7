// Whatever arrives as the body of a command is refused with reasons, or hides nothing from whoever reads it; then it is held against every
// body of the API: read into it or refused with reasons, and what was read is written and read again as the same.
#include <cstdint>
#include <cstdlib>

#include "base/public_code_json.hpp"
#include "capabilities/custody/bodies.hpp"
#include "capabilities/intake/commands.hpp"
#include "capabilities/printing/bodies.hpp"
#include "platform/access/access.hpp"
#include "platform/access/account_decider.hpp"
#include "platform/access/api.hpp"
#include "platform/access/bodies.hpp"

namespace {

using namespace layang;

template <class Body>
void read(const Json& json) {
    const auto body = decode<Body>(json);
    if (!body) {
        if (body.error().reasons().empty()) std::abort();
        return;
    }
    const auto again = decode<Body>(encode(*body));
    if (!again || encode(*again) != encode(*body)) std::abort();
}

template <class... Bodies>
struct Readers {
    static void read_all(const Json& json) { (read<Bodies>(json), ...); }
};
namespace a = access;
namespace c = custody::bodies;
namespace p = printing::bodies;
namespace i = intake;
using All = Readers<i::SubmitDossier, i::VerifyApplication, i::ReturnApplication, i::RejectApplication, i::WithdrawApplication, i::ResubmitApplication, i::StopClock,
                    i::ResumeClock, i::WithNote, i::SearchText, i::ServiceAndNik, i::OneNik, p::OpenDay, p::Receive, p::SpoilBlanks, p::Adjust, p::Count, p::Batch,
                    p::Pass, c::SealBag, c::PassBag, c::OpenBag, c::TellOfBag, c::TakeOut, c::ResealBag, c::FindBag, c::PlanRun, c::ChangeRun, c::AssignRun,
                    c::Problem, c::AskFare, c::Attempt, c::HandOver, c::Find, c::Surrender, c::Destroy, c::Archive, c::Keep, a::CreateAccount, a::Because,
                    a::bodies::LogIn, a::bodies::NewPassword, a::bodies::NewDevice, a::bodies::Letting, a::bodies::RescueFile, Grant>;

/// No text of a command has a control but the end of a line and the tab, or turns the direction of reading.
void hides_nothing(const Json& json) {
    if (json.is_string()) {
        const auto& text = json.get_ref<const std::string&>();
        for (const char c : text)
            if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') std::abort();
        for (const char* hidden : {"\x7F", "\u202E", "\u2066", "\u2028", "\uFEFF"})
            if (text.find(hidden) != std::string::npos) std::abort();
    }
    for (const auto& [name, value] : json.items()) {
        if (json.is_object()) hides_nothing(name);
        if (json.is_structured()) hides_nothing(value);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto command = layang::access::command_json(text)) hides_nothing(*command);
    else if (command.error().reasons().empty()) std::abort();
    // A late act and a rescue file are kept whole: their bodies are read again without that.
    const auto json = layang::parse_json(text);
    if (json) All::read_all(*json);
    return 0;
}
