package dev.signet.api.ram;

import dev.signet.access.login.MfaDevice;
import dev.signet.access.login.MfaDevices;
import dev.signet.access.login.NewMfaDevice;
import dev.signet.access.ram.AccessUser;
import dev.signet.access.ram.AccessUsers;
import dev.signet.access.ram.UserLogins;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.platform.page.QrPicture;
import dev.signet.platform.text.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Devices for a second factor. */
@Component
class DeviceActions implements RpcActions {

    private final MfaDevices devices;
    private final UserLogins logins;
    private final AccessUsers users;

    DeviceActions(MfaDevices devices, UserLogins logins, AccessUsers users) {
        this.devices = devices;
        this.logins = logins;
        this.users = users;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(
                RamAction.answering(
                        "CreateVirtualMFADevice",
                        call -> fresh(devices.create(
                                call.caller().who(), call.accountId(), call.requiredText("VirtualMFADeviceName")))),
                RamAction.answering(
                        "ListVirtualMFADevices",
                        call -> RamWire.list(
                                "VirtualMFADevices", "VirtualMFADevice", devices.of(call.accountId()), this::row)),
                RamAction.doing(
                        "DeleteVirtualMFADevice",
                        call -> devices.delete(call.caller().who(), call.accountId(), name(call))),
                RamAction.doing(
                        "BindMFADevice",
                        call -> logins.bind(
                                call.caller(),
                                user(call),
                                name(call),
                                List.of(
                                        call.requiredText("AuthenticationCode1"),
                                        call.requiredText("AuthenticationCode2")))),
                RamAction.answering("UnbindMFADevice", call -> bound(logins.unbind(call.caller(), user(call)))),
                RamAction.answering("GetUserMFAInfo", call -> bound(logins.device(call.caller(), user(call)))));
    }

    private static String user(RpcCall call) {
        return call.requiredText("UserName");
    }

    /** A serial number names the account as well; another account's is none of ours. */
    private static String name(RpcCall call) {
        String serial = call.requiredText("SerialNumber");
        String ours = "acs:ram::" + call.accountId() + ":mfa/";
        if (!serial.startsWith(ours)) {
            throw RpcCall.invalid("SerialNumber", Quoted.of(serial), ours + "<name>");
        }
        return serial.substring(ours.length());
    }

    private static Answer fresh(NewMfaDevice made) {
        return Answer.object()
                .with(
                        "VirtualMFADevice",
                        Answer.object()
                                .with("SerialNumber", made.device().serialNumber())
                                .with("Base32StringSeed", made.secret())
                                .with("QRCodePNG", QrPicture.of(made.uri())));
    }

    private static Answer bound(MfaDevice device) {
        return Answer.object()
                .with(
                        "MFADevice",
                        Answer.object()
                                .with("SerialNumber", device.serialNumber())
                                .with("Type", "VMFA"));
    }

    private Answer row(MfaDevice device) {
        Answer row = Answer.object()
                .with("SerialNumber", device.serialNumber())
                .with("ActivateDate", RamWire.time(device.boundAt()));
        Long holder = device.userId();
        return holder == null ? row : row.with("User", holder(device.accountId(), holder));
    }

    private @Nullable Answer holder(long accountId, long userId) {
        return users.find(accountId, userId).map(DeviceActions::holder).orElse(null);
    }

    private static Answer holder(AccessUser user) {
        return Answer.object()
                .with("UserId", Long.toString(user.id()))
                .with("UserName", user.name())
                .with("DisplayName", user.displayName());
    }
}
