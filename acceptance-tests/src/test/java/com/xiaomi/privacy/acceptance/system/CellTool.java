package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The program behind {@code scripts/cell}, for the cell on some servers. */
public final class CellTool {

    private static final String OWNER_OF_ALL = "postgres";
    private static final String QUARANTINE = "quarantine";
    // A backup made by one is restored by another.
    private static final KeyPair BACKUP_KEYS = backupKeys();

    private final Path folder;
    private final Path settings;

    /** @param folder for the settings and what the command prints */
    public CellTool(Endpoints endpoints, Path folder) {
        this.folder = Folders.create(folder);
        this.settings = folder.resolve("cell.properties");
        try {
            Files.write(settings, lines(endpoints));
        } catch (IOException e) {
            throw new StackException("the settings can't be written", e);
        }
    }

    private List<String> lines(Endpoints endpoints) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "cell=EU",
                "signing-key-file="
                        + pem("PRIVATE KEY", BACKUP_KEYS.getPrivate().getEncoded()),
                "verifying-keys-file="
                        + pem("PUBLIC KEY", BACKUP_KEYS.getPublic().getEncoded())));
        for (LocalService service : RunningSystem.SERVICES) {
            String name = service.database();
            addDatabase(lines, name + ".database", endpoints.jdbcUrl(name));
            if (service.keyDatabase().isPresent()) {
                addDatabase(
                        lines,
                        name + ".keys",
                        endpoints.jdbcUrl(service.keyDatabase().get()));
            }
            if (!service.buckets().isEmpty()) {
                List<String> kept = service.buckets().stream()
                        .filter(bucket -> !bucket.contains(QUARANTINE))
                        .toList();
                lines.add(name + ".store.endpoint=" + endpoints.s3Url());
                lines.add(name + ".store.access-key=" + LocalCredentials.s3AccessKey(service));
                lines.add(name + ".store.secret-key-file=" + secret(name, LocalCredentials.s3SecretKey(service)));
                lines.add(name + ".store.buckets=" + String.join(",", kept));
            }
        }
        return lines;
    }

    private static KeyPair backupKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path pem(String label, byte[] key) throws IOException {
        return Files.writeString(
                folder.resolve(label + ".pem"),
                "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                        .formatted(label, Base64.getEncoder().encodeToString(key)));
    }

    private void addDatabase(List<String> lines, String prefix, String url) throws IOException {
        lines.add(prefix + ".url=" + url);
        lines.add(prefix + ".user=" + OWNER_OF_ALL);
        lines.add(prefix + ".password-file=" + secret(OWNER_OF_ALL, LocalCredentials.databasePassword(OWNER_OF_ALL)));
    }

    private Path secret(String name, String secret) throws IOException {
        return Files.writeString(folder.resolve(name + ".secret"), secret);
    }

    /**
     * What a call came to.
     *
     * @param lines of standard output and standard error
     */
    public record Result(int code, List<String> lines) {

        public Result {
            lines = List.copyOf(lines);
        }

        /** The lines of a call that must have gone well. */
        public List<String> ok() {
            if (code != 0) {
                throw new StackException("the command ended with %d: %s".formatted(code, lines));
            }
            return lines;
        }
    }

    /** Calls one of its commands. */
    public Result run(String command, String... options) throws IOException, InterruptedException {
        List<String> call = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-jar",
                ProjectFolder.current().cellBackupJar().toString(),
                command,
                "--settings",
                settings.toString()));
        call.addAll(List.of(options));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(call)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int code = process.waitFor();
        return new Result(code, Files.readAllLines(output, StandardCharsets.UTF_8));
    }
}
