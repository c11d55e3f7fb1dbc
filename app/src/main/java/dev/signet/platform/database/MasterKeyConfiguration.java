package dev.signet.platform.database;

import dev.signet.platform.PlatformSettings;
import dev.signet.platform.secret.PrivateFiles;
import dev.signet.platform.secret.SecretBox;
import dev.signet.platform.start.StartupRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/** Finds the master key: given, in a file, or (embedded database only) made at the first start. */
@Configuration(proxyBeanMethods = false)
class MasterKeyConfiguration {

    private static final int KEY_BYTES = 32;
    private static final String CHECK = "master-key-check";
    private static final String HOW =
            "Make one with 'openssl rand -base64 32', keep it safe, and give it as SIGNET_MASTER_KEY"
                    + " or in a file named by SIGNET_MASTER_KEY_FILE.";

    @Bean
    SecretBox secretBox(PlatformSettings settings, Environment environment, JdbcClient jdbc) {
        SecretBox box = new SecretBox(masterKey(settings, OnEmbeddedDatabase.isEmbedded(environment)));
        checkAgainst(jdbc, box);
        return box;
    }

    static byte[] masterKey(PlatformSettings settings, boolean embedded) {
        if (StringUtils.hasText(settings.masterKey())) {
            return decode(settings.masterKey(), "signet.master-key");
        }
        if (settings.masterKeyFile() != null) {
            return decode(
                    read(settings.masterKeyFile()), settings.masterKeyFile().toString());
        }
        if (embedded) {
            return kept(settings.home().resolve("master.key"));
        }
        throw new StartupRefused(
                "No master key is set. With an external database, secrets are encrypted with a key that you keep. 未设置主密钥。",
                HOW);
    }

    private static byte[] kept(Path file) {
        try {
            if (!Files.exists(file)) {
                PrivateFiles.write(file, Base64.getEncoder().encodeToString(PrivateFiles.random(KEY_BYTES)));
            }
            return decode(read(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new StartupRefused("The master key file " + file + " cannot be read: " + e, HOW);
        }
    }

    private static byte[] decode(String text, String source) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.trim());
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length != KEY_BYTES) {
            throw new StartupRefused(
                    "The master key in " + source + " is not 32 bytes in Base64. 主密钥须为 32 字节的 Base64。", HOW);
        }
        return key;
    }

    /** A wrong key would show only when the first secret is opened; a sealed word of our own shows it at once. */
    private static void checkAgainst(JdbcClient jdbc, SecretBox box) {
        jdbc.sql("insert ignore into platform_setting (name, value) values (?, ?)")
                .params(CHECK, box.encrypt(CHECK, CHECK))
                .update();
        byte[] sealed = jdbc.sql("select value from platform_setting where name = ?")
                .param(CHECK)
                .query(byte[].class)
                .single();
        try {
            box.decrypt(sealed, CHECK);
        } catch (IllegalStateException wrongKey) {
            throw new StartupRefused(
                    "The master key is not the one this database was set up with. 主密钥与数据库不匹配。",
                    "Give the master key that this database's secrets were encrypted with.");
        }
    }
}
