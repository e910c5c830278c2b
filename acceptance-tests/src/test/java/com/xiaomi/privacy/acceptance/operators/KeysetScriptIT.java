package com.xiaomi.privacy.acceptance.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script works with the built service as it is, which has other libraries than a test. */
class KeysetScriptIT {

    private static final String SERVICE = "request-intake-service";
    private static final int MINUTES = 2;

    @TempDir
    Path folder;

    @Test
    void aKeyIsMadeAndASecondOneTakesItsPlace() throws Exception {
        String first = folder.resolve("first.json").toString();
        String both = folder.resolve("both.json").toString();
        String promoted = folder.resolve("promoted.json").toString();

        keys(SERVICE, "create", first);
        keys(SERVICE, "add", first, both);
        List<String> ids = keys(SERVICE, "list", both)
                .lines()
                .filter(line -> line.matches("-?[0-9]+( wraps)?"))
                .map(line -> line.split(" ")[0])
                .toList();
        assertThat(ids).hasSize(2);
        keys(SERVICE, "promote", ids.getLast(), both, promoted);

        assertThat(keys(SERVICE, "list", promoted)).contains(ids).contains(ids.getLast() + " wraps");
    }

    private static String keys(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("./rightsctl", "keys"), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(ProjectFolder.current().root().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
