package com.xiaomi.privacy.localstack.process;

import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The archives of the servers that bring all their libraries with them; the build of this module puts them there. */
public final class ServerJars {
    private ServerJars() {}

    /**
     * Finds the newest archive whose file name begins with a prefix.
     *
     * @param cache the folder that outlives the stack
     * @throws StackException if the build has not brought it
     */
    public static Path find(Path cache, String prefix) {
        Path servers = cache.resolve("servers");
        try (Stream<Path> files = Files.list(servers)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new StackException(
                            "%s has no %s*: build the module local-stack first.".formatted(servers, prefix)));
        } catch (IOException e) {
            throw new StackException("%s cannot be read: build the module local-stack first.".formatted(servers), e);
        }
    }
}
