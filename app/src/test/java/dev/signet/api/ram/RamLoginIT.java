package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ram20150501.Client;
import com.aliyun.ram20150501.models.BindMFADeviceRequest;
import com.aliyun.ram20150501.models.CreateLoginProfileRequest;
import com.aliyun.ram20150501.models.CreateUserRequest;
import com.aliyun.ram20150501.models.CreateVirtualMFADeviceRequest;
import com.aliyun.ram20150501.models.DeleteLoginProfileRequest;
import com.aliyun.ram20150501.models.DeleteUserRequest;
import com.aliyun.ram20150501.models.DeleteVirtualMFADeviceRequest;
import com.aliyun.ram20150501.models.GetLoginProfileRequest;
import com.aliyun.ram20150501.models.GetUserMFAInfoRequest;
import com.aliyun.ram20150501.models.GetUserRequest;
import com.aliyun.ram20150501.models.SetAccountAliasRequest;
import com.aliyun.ram20150501.models.SetPasswordPolicyRequest;
import com.aliyun.ram20150501.models.UnbindMFADeviceRequest;
import com.aliyun.ram20150501.models.UpdateLoginProfileRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.api.RawClient;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #11: who may log in, second factors, alias and password policy, through {@code com.aliyun:ram20150501:1.0.2}. */
@SignetTest
class RamLoginIT {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Client ram;
    private Customer owner;
    private RamClients clients;

    @BeforeEach
    void aUser() throws Exception {
        clients = new RamClients(server.endpoint());
        owner = accounts.enterprise();
        ram = clients.ram(Keys.of(owner));
        ram.createUser(new CreateUserRequest().setUserName("alice"));
    }

    @Test
    void leadsALoginThroughItsLife() throws Exception {
        CreateLoginProfileRequest wanted = new CreateLoginProfileRequest()
                .setUserName("alice")
                .setPassword("Horse-battery-7")
                .setPasswordResetRequired(true)
                .setMFABindRequired(false);
        var created = ram.createLoginProfile(wanted).getBody().getLoginProfile();
        assertThat(created.getUserName()).isEqualTo("alice");
        assertThat(created.getPasswordResetRequired()).isTrue();
        assertThat(refusal(() -> ram.createLoginProfile(wanted)))
                .isEqualTo("409 EntityAlreadyExists.User.LoginProfile");
        assertThat(refusal(() -> ram.deleteUser(new DeleteUserRequest().setUserName("alice"))))
                .isEqualTo("409 DeleteConflict.User.LoginProfile");
        assertThat(refusal(() -> ram.updateLoginProfile(
                        new UpdateLoginProfileRequest().setUserName("alice").setPassword("short"))))
                .isEqualTo("400 InvalidParameter.Password");

        ram.updateLoginProfile(new UpdateLoginProfileRequest()
                .setUserName("alice")
                .setPasswordResetRequired(false)
                .setMFABindRequired(true));

        var read = ram.getLoginProfile(new GetLoginProfileRequest().setUserName("alice"))
                .getBody()
                .getLoginProfile();
        assertThat(read.getPasswordResetRequired()).isFalse();
        assertThat(read.getMFABindRequired()).isTrue();
        assertThat(read.getCreateDate()).endsWith("Z");
        assertThat(ram.getUser(new GetUserRequest().setUserName("alice"))
                        .getBody()
                        .getUser()
                        .getLastLoginDate())
                .isEmpty();
        ram.deleteLoginProfile(new DeleteLoginProfileRequest().setUserName("alice"));
        assertThat(refusal(() -> ram.getLoginProfile(new GetLoginProfileRequest().setUserName("alice"))))
                .isEqualTo("404 EntityNotExist.User.LoginProfile");
        ram.deleteUser(new DeleteUserRequest().setUserName("alice"));
    }

    @Test
    void leadsASecondFactorThroughItsLife() throws Exception {
        clock.set(Instant.now());
        var made = ram.createVirtualMFADevice(new CreateVirtualMFADeviceRequest().setVirtualMFADeviceName("phone"))
                .getBody()
                .getVirtualMFADevice();
        assertThat(refusal(() -> ram.createVirtualMFADevice(
                        new CreateVirtualMFADeviceRequest().setVirtualMFADeviceName("phone"))))
                .isEqualTo("409 EntityAlreadyExists.VirtualMFADevice");
        BindMFADeviceRequest bind = new BindMFADeviceRequest()
                .setUserName("alice")
                .setSerialNumber(made.getSerialNumber())
                .setAuthenticationCode1("000000")
                .setAuthenticationCode2("000001");
        assertThat(refusal(() -> ram.bindMFADevice(bind))).isEqualTo("400 InvalidParameter.AuthenticationCode");
        long step = clock.instant().getEpochSecond() / 30;

        ram.bindMFADevice(bind.setAuthenticationCode1(code(made.getBase32StringSeed(), step - 1))
                .setAuthenticationCode2(code(made.getBase32StringSeed(), step)));

        assertThat(refusal(() -> ram.bindMFADevice(bind))).isEqualTo("409 EntityAlreadyExists.User.MFADevice");
        assertThat(ram.getUserMFAInfo(new GetUserMFAInfoRequest().setUserName("alice"))
                        .getBody()
                        .getMFADevice()
                        .getSerialNumber())
                .isEqualTo(made.getSerialNumber());
        assertThat(ram.listVirtualMFADevices().getBody().getVirtualMFADevices().getVirtualMFADevice())
                .singleElement()
                .satisfies(device -> assertThat(device.getUser().getUserName()).isEqualTo("alice"));
        assertThat(refusal(() -> ram.deleteVirtualMFADevice(
                        new DeleteVirtualMFADeviceRequest().setSerialNumber(made.getSerialNumber()))))
                .isEqualTo("409 DeleteConflict.VirtualMFADevice.User");
        assertThat(refusal(() -> ram.deleteUser(new DeleteUserRequest().setUserName("alice"))))
                .isEqualTo("409 DeleteConflict.User.MFADevice");
        assertThat(ram.unbindMFADevice(new UnbindMFADeviceRequest().setUserName("alice"))
                        .getBody()
                        .getMFADevice()
                        .getSerialNumber())
                .isEqualTo(made.getSerialNumber());
        assertThat(refusal(() -> ram.unbindMFADevice(new UnbindMFADeviceRequest().setUserName("alice"))))
                .isEqualTo("404 EntityNotExist.User.MFADevice");
        ram.deleteVirtualMFADevice(new DeleteVirtualMFADeviceRequest().setSerialNumber(made.getSerialNumber()));
        assertThat(refusal(() -> ram.deleteVirtualMFADevice(
                        new DeleteVirtualMFADeviceRequest().setSerialNumber(made.getSerialNumber()))))
                .isEqualTo("404 EntityNotExist.VirtualMFADevice");
        assertThat(refusal(() -> ram.deleteVirtualMFADevice(
                        new DeleteVirtualMFADeviceRequest().setSerialNumber("acs:ram::1:mfa/phone"))))
                .isEqualTo("400 InvalidSerialNumber");
        assertThat(jdbc.sql("select details from audit_entry where actor = ? and action like 'mfa-device.%'")
                        .param("account:" + owner.id())
                        .query(String.class)
                        .list())
                .hasSize(4)
                .allMatch(details -> details.contains("\"accountId\":\"" + owner.id() + "\""));
    }

    @Test
    void drawsTheSecretOfASecondFactor() throws Exception {
        var made = ram.createVirtualMFADevice(new CreateVirtualMFADeviceRequest().setVirtualMFADeviceName("phone"))
                .getBody()
                .getVirtualMFADevice();

        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(made.getQRCodePNG())));
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] dots = picture.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, dots)));

        String account = made.getSerialNumber().split(":")[3];
        assertThat(new QRCodeReader().decode(seen).getText())
                .isEqualTo("otpauth://totp/Signet%3Aphone%40" + account + "?secret=" + made.getBase32StringSeed()
                        + "&issuer=Signet");
    }

    /** RFC 6238, written from its text. */
    static String code(String seed, long step) throws Exception {
        ByteBuffer secret = ByteBuffer.allocate(seed.length() * 5 / 8);
        long bits = 0;
        int held = 0;
        for (char letter : seed.toCharArray()) {
            bits = bits << 5 | BASE32.indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                secret.put((byte) (bits >> held));
            }
        }
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret.array(), "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        int at = hash[hash.length - 1] & 15;
        return String.format("%06d", (ByteBuffer.wrap(hash).getInt(at) & 0x7fffffff) % 1_000_000);
    }

    @Test
    void keepsTheAccountsAlias() throws Exception {
        String alias = "yunfan-" + System.nanoTime() % 1_000_000_000;
        Client other = clients.ram(Keys.of(accounts.enterprise()));
        assertThat(ram.getAccountAlias().getBody().getAccountAlias()).isEmpty();

        ram.setAccountAlias(new SetAccountAliasRequest().setAccountAlias(alias));

        assertThat(ram.getAccountAlias().getBody().getAccountAlias()).isEqualTo(alias);
        assertThat(refusal(() -> other.setAccountAlias(new SetAccountAliasRequest().setAccountAlias(alias))))
                .isEqualTo("409 EntityAlreadyExists.AccountAlias");
        for (String wrong : List.of("a", "уunfan", "yun fan")) {
            assertThat(refusal(() -> other.setAccountAlias(new SetAccountAliasRequest().setAccountAlias(wrong))))
                    .isEqualTo("400 InvalidParameter.AccountAlias");
        }
        ram.clearAccountAlias();
        other.setAccountAlias(new SetAccountAliasRequest().setAccountAlias(alias));
    }

    @Test
    void keepsThePasswordPolicy() throws Exception {
        var set = ram.setPasswordPolicy(new SetPasswordPolicyRequest()
                        .setMinimumPasswordLength(12)
                        .setRequireNumbers(true)
                        .setMaxLoginAttemps(3))
                .getBody()
                .getPasswordPolicy();
        assertThat(set.getMinimumPasswordLength()).isEqualTo(12);

        ram.setPasswordPolicy(new SetPasswordPolicyRequest().setPasswordReusePrevention(5));

        var read = ram.getPasswordPolicy().getBody().getPasswordPolicy();
        assertThat(read.getMinimumPasswordLength()).isEqualTo(12);
        assertThat(read.getRequireNumbers()).isTrue();
        assertThat(read.getRequireSymbols()).isFalse();
        assertThat(read.getMaxLoginAttemps()).isEqualTo(3);
        assertThat(read.getPasswordReusePrevention()).isEqualTo(5);
        assertThat(refusal(() -> ram.setPasswordPolicy(new SetPasswordPolicyRequest().setMinimumPasswordLength(7))))
                .isEqualTo("400 InvalidParameter");
        assertThat(message("SetPasswordPolicy", "MinimumPasswordLength", "2"))
                .isEqualTo("MinimumPasswordLength 的值 2 无效，应为 8 至 32。");
        for (String field : List.of("MaxPasswordAge", "PasswordReusePrevention", "MaxLoginAttemps")) {
            assertThat(message("SetPasswordPolicy", field, "99999")).startsWith(field + " 的值 99999 无效，应为 0 至 ");
        }
        assertThat(refusal(() -> ram.createLoginProfile(
                        new CreateLoginProfileRequest().setUserName("alice").setPassword("no-digits-at-all"))))
                .isEqualTo("400 InvalidParameter.Password");
    }

    /** The client has no field for it; IMS 2019-08-15 calls it so. */
    @Test
    void aLoginIsShutAndOpenedByItsStatus() {
        String password = "Horse-battery-7";
        assertThat(profile("CreateLoginProfile", "UserName", "alice", "Password", password)
                        .at("/LoginProfile/PasswordResetRequired")
                        .asBoolean(true))
                .as("as with Alibaba, unless it is asked for")
                .isFalse();
        ConsoleVisitor alice = new ConsoleVisitor(server, "203.0.113.7");
        String name = "alice@" + owner.account().name();
        assertThat(alice.login(name, password).stage()).isEqualTo("OPEN");

        profile("UpdateLoginProfile", "UserName", "alice", "Status", "Inactive");

        assertThat(alice.get("/v1/account").status()).isEqualTo(401);
        assertThat(alice.login(name, password).code()).isEqualTo("LoginFailed");
        assertThat(status("alice")).isEqualTo("Inactive");
        profile("UpdateLoginProfile", "UserName", "alice", "MFABindRequired", "false");
        assertThat(status("alice")).as("not said").isEqualTo("Inactive");
        assertThat(profile("UpdateLoginProfile", "UserName", "alice", "Status", "Disabled")
                        .path("Message")
                        .asText())
                .contains("Status", "Disabled", "Active or Inactive");
        profile("UpdateLoginProfile", "UserName", "alice", "Status", "Active");
        assertThat(alice.login(name, password).stage()).isEqualTo("OPEN");

        profile("CreateUser", "UserName", "bob");
        assertThat(profile("CreateLoginProfile", "UserName", "bob", "Password", password, "Status", "Inactive")
                        .at("/LoginProfile/Status")
                        .asText())
                .isEqualTo("Inactive");
        assertThat(new ConsoleVisitor(server, "203.0.113.8")
                        .login("bob@" + owner.account().name(), password)
                        .code())
                .isEqualTo("LoginFailed");
    }

    private String status(String user) {
        return profile("GetLoginProfile", "UserName", user)
                .at("/LoginProfile/Status")
                .asText();
    }

    private String message(String action, String... fields) {
        return profile(action, fields).path("Message").asText();
    }

    private JsonNode profile(String action, String... fields) {
        RawClient raw = new RawClient(server.port(), owner.key());
        Map<String, String> parameters = new TreeMap<>(raw.parameters(action, Instant.now()));
        parameters.put("Version", "2015-05-01");
        for (int i = 0; i < fields.length; i += 2) {
            parameters.put(fields[i], fields[i + 1]);
        }
        return raw.rpc(parameters).json();
    }
}
