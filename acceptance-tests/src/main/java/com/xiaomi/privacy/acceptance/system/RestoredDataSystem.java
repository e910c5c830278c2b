package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The sample data system as it is after its backup was restored: with the accounts of its first day. */
public final class RestoredDataSystem {
    private final Addresses addresses;
    private final Path folder;

    /** @param folder holds the restored database */
    public RestoredDataSystem(Addresses addresses, Path folder) {
        this.addresses = addresses;
        this.folder = folder;
    }

    /**
     * Erases again, with the connector's own program, whom the system had erased since its backup was made.
     *
     * @return what the program said
     * @throws StackException if it fails
     */
    public String eraseAgain(Instant backedUpAt) {
        ProcessBuilder program = new ProcessBuilder(new JavaCommand("128m")
                .main(
                        ProjectFolder.current().connectorJar().toString(),
                        ServicePrograms.CONNECTOR_MAIN,
                        List.of("--erase-again-since", backedUpAt.toString())));
        program.environment().putAll(ServicePrograms.connectorEnvironment(addresses, folder.resolve("customers")));
        program.redirectErrorStream(true);
        try {
            Process running = program.start();
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.waitFor() != 0) {
                throw new StackException("the restored data system did not erase again: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new StackException("the restored data system can't be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
