package com.xiaomi.privacy.localstack.keycloak;

import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What is done once so that Keycloak starts quickly ever after.
 *
 * @param distribution the augmented Keycloak
 * @param realms the imported realms
 */
public record KeycloakPreparation(KeycloakDistribution distribution, KeycloakRealms realms) {

    /**
     * Gets Keycloak ready to start, unless that was done before.
     *
     * @param cache the folder that outlives the stack
     * @param logs the folder for the log files
     * @throws StackException if the build has not brought Keycloak's archive, or a step fails
     */
    public static KeycloakPreparation prepare(Path cache, Path logs) {
        Path lockFile = cache.resolve("keycloak.lock");
        // Two stacks may start for the first time at once.
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new StackException("The lock " + lockFile + " cannot be had");
            }
            KeycloakDistribution distribution =
                    KeycloakDistribution.prepare(cache, logs.resolve("keycloak-augmentation.log"));
            KeycloakRealms realms = KeycloakRealms.prepare(distribution, cache, logs.resolve("keycloak-import.log"));
            return new KeycloakPreparation(distribution, realms);
        } catch (IOException e) {
            throw new StackException("Keycloak cannot be prepared: " + e.getMessage(), e);
        }
    }
}
