package com.xiaomi.privacy.intake.opendsr;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Two controllers as an operator would list them, and a certificate that the tool of the JDK makes. */
public final class OpenDsrPartners implements QuarkusTestProfile {

    static final String DOMAIN = "privacy.example.com";
    static final String ACME_TOKEN = "token-of-acme-0123456789abcdef0123456789abcdef";
    static final String OTHER_TOKEN = "token-of-other-0123456789abcdef0123456789abcdef";

    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>();
        config.put("rights.opendsr.domain", DOMAIN);
        keys(config);
        controller(config, 0, "acme", ACME_TOKEN);
        config.put("rights.opendsr.controllers[0].place", "DE");
        controller(config, 1, "other", OTHER_TOKEN);
        return config;
    }

    private static void controller(Map<String, String> config, int index, String id, String token) {
        String prefix = "rights.opendsr.controllers[" + index + "].";
        config.put(prefix + "id", id);
        config.put(prefix + "name", "Controller " + id);
        config.put(prefix + "email", "privacy@" + id + ".example.org");
        config.put(prefix + "token-sha256", sha256(token));
    }

    private static void keys(Map<String, String> config) {
        try {
            Path folder = Files.createTempDirectory("opendsr");
            Path store = folder.resolve("store.p12");
            generate(store);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream content = Files.newInputStream(store)) {
                keys.load(content, STORE_PASSWORD);
            }
            Path certificate = folder.resolve("certificate.pem");
            Files.writeString(
                    certificate,
                    pem("CERTIFICATE", keys.getCertificate("opendsr").getEncoded()));
            Path key = folder.resolve("key.pem");
            Files.writeString(
                    key,
                    pem("PRIVATE KEY", keys.getKey("opendsr", STORE_PASSWORD).getEncoded()));
            config.put("rights.opendsr.certificate-file", certificate.toString());
            config.put("rights.opendsr.signing-key-file", key.toString());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void generate(Path store) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "opendsr",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=" + DOMAIN,
                        "-ext",
                        "san=dns:" + DOMAIN,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(STORE_PASSWORD))
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
