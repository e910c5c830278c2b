package com.xiaomi.privacy.acceptance.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Certificates of one authority, made by {@code scripts/certificates}.
 *
 * @param root has a folder for each name, with the files that a pod finds in its Secret
 */
public record CertificateFolders(Path root) {
    private static final List<String> FILES = List.of("ca.crt", "tls.crt", "tls.key");

    /** New ones of a new authority, in a folder that is not there yet. */
    static CertificateFolders make(Path folder) throws IOException, InterruptedException {
        Process script = new ProcessBuilder("scripts/certificates", folder.toString())
                .directory(ProjectFolder.current().root().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (script.waitFor() != 0) {
            throw new IOException(said);
        }
        return new CertificateFolders(folder);
    }

    /** The authority's own. */
    public Path authority() {
        return root.resolve("ca.crt");
    }

    Path folder(String name) {
        return root.resolve(name);
    }

    /** Puts what the pod of this name has where another one looks for it, in place of what is there. */
    void mount(String name, Path at) throws IOException {
        Files.createDirectories(at);
        for (String file : FILES) {
            Files.copy(folder(name).resolve(file), at.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
