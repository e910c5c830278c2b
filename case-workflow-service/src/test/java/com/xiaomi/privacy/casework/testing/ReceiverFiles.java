package com.xiaomi.privacy.casework.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The certificate of another controller, which only a private authority vouches for, and the token that they gave us. */
public record ReceiverFiles(Path keyStore, Path certificate, Path token) {

    /** The other controller, as the operator calls them. */
    public static final String NAME = "acme-cloud";

    /** The same controller, who is in the USA. */
    public static final String ELSEWHERE = "acme-usa";

    /** Where the key store lies. */
    public static final String KEY_STORE = "test.receiver.key-store";

    public static final String PASSWORD = "receiver-local-sample";
    public static final String TOKEN = "token-of-the-other-controller";

    /** New ones each time. */
    public static ReceiverFiles make() {
        try {
            Path folder = Files.createTempDirectory("receiver-");
            ReceiverFiles files = new ReceiverFiles(
                    folder.resolve("receiver.p12"), folder.resolve("receiver.pem"), folder.resolve("token"));
            files.generate();
            Files.writeString(files.token(), TOKEN + "\n");
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> configuration(int port) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.tls.handover.trust-store.pem.certs", certificate.toString());
        configuration.put(KEY_STORE, keyStore.toString());
        Map.of(NAME, "DE", ELSEWHERE, "US").forEach((name, country) -> {
            String prefix = "rights.handover.controllers." + name + ".";
            configuration.put(prefix + "title", "Acme Cloud");
            configuration.put(prefix + "country", country);
            configuration.put(prefix + "endpoint", "https://127.0.0.1:" + port + "/files");
            configuration.put(prefix + "token-file", token.toString());
        });
        return configuration;
    }

    private void generate() throws IOException {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=Acme", "-ext", "san=ip:127.0.0.1", "-validity", "2");
        keytool("-exportcert", "-rfc", "-file", certificate.toString());
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "receiver", "-keystore", keyStore.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
