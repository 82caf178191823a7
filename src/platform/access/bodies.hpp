#pragma once
// What people send to access's own routes.
#include <cstdint>
#include <optional>
#include <string>

#include "base/fields.hpp"
#include "base/id.hpp"

namespace layang::access::bodies {

struct LogIn {
    std::string name;
    std::string password;
    LAYANG_FIELDS(LogIn, name, password)
};
struct NewPassword {
    std::string old_password;
    std::string new_password;
    LAYANG_FIELDS(NewPassword, old_password, new_password)
};
struct NewDevice {
    DeviceId device;
    std::string name;
    LAYANG_FIELDS(NewDevice, device, name)
};

/// Of a late act.
struct Letting {
    std::optional<std::string> note;
    LAYANG_FIELDS(Letting, note)
};
/// The file as the phone saves it; bytes are base64. Whose it is lies sealed with the acts: what stands outside anybody may change.
struct RescueFile {
    std::string format;
    std::string made_at;
    std::int64_t acts = 0;
    std::string public_key;
    std::string iv;
    std::string sealed;
    LAYANG_FIELDS(RescueFile, format, made_at, acts, public_key, iv, sealed)
};

}  // namespace layang::access::bodies
