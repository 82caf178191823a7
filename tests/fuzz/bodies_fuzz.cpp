// Whatever JSON arrives as the body of a command: it is read into the command or refused with reasons, and what was read is
// written and read again as the same. The first byte picks the command.
#include <cstdint>
#include <cstdlib>
#include <iterator>

#include "base/public_code_json.hpp"
#include "capabilities/custody/bodies.hpp"
#include "capabilities/intake/commands.hpp"
#include "capabilities/printing/bodies.hpp"
#include "platform/access/account_decider.hpp"

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

using Reader = void (*)(const Json&);
template <class... Bodies>
struct Readers {
    static constexpr Reader all[] = {read<Bodies>...};
};
namespace c = custody::bodies;
namespace p = printing::bodies;
namespace i = intake;
using All = Readers<i::SubmitDossier, i::VerifyApplication, i::ReturnApplication, i::RejectApplication, i::WithdrawApplication, i::ResubmitApplication, i::StopClock,
                    i::WithNote, p::OpenDay, p::Receive, p::SpoilBlanks, p::Adjust, p::Count, p::Batch, p::Pass, p::Spoil, p::Cancel, c::SealBag, c::PassBag, c::OpenBag,
                    c::TellOfBag, c::ResealBag, c::FindBag, c::PlanRun, c::ChangeRun, c::AssignRun, c::Because, c::Problem, c::AskFare, c::Attempt, c::HandOver, c::Find,
                    c::Surrender, c::Destroy, c::Keep, access::CreateAccount, Grant>;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto json = layang::parse_json({reinterpret_cast<const char*>(data) + 1, size - 1});
    if (json) All::all[data[0] % std::size(All::all)](*json);
    return 0;
}
