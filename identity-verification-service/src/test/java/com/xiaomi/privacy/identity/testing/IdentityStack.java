package com.xiaomi.privacy.identity.testing;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServiceEnvironment;
import com.xiaomi.privacy.localstack.SharedStack;
import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** The shared stack for this service, and intake's key, so that a test can give itself passes. */
public final class IdentityStack implements QuarkusTestResourceLifecycleManager {

    static final String INTAKE_PORT = "test.intake.port";

    private static final String PASS_KEY = "rights.access.pass-signing-key-file";
    private static final String PROOF_KEY = "rights.access.proof-verification-key-file";

    @Override
    public Map<String, String> start() {
        Endpoints endpoints = SharedStack.endpoints();
        Map<String, String> intake =
                new LocalSecrets(endpoints.home().resolve(LocalSecrets.FOLDER)).configuration(LocalService.INTAKE);
        Map<String, String> configuration = new HashMap<>(ServiceEnvironment.of(LocalService.IDENTITY, endpoints));
        configuration.put(PASS_KEY, intake.get(PASS_KEY));
        configuration.put(PROOF_KEY, intake.get(PROOF_KEY));
        configuration.put("rights.identity.resend-pause", "PT30S");
        configuration.put("test.keycloak.url", endpoints.keycloakUrl().toString());
        int intakePort = freePort();
        configuration.put(INTAKE_PORT, Integer.toString(intakePort));
        configuration.put("rights.services.intake-url", "http://127.0.0.1:" + intakePort);
        return configuration;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The stack is shared; it ends with the JVM that started it.
    }
}
