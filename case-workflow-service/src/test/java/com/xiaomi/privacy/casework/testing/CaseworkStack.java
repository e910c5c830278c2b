package com.xiaomi.privacy.casework.testing;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServiceEnvironment;
import com.xiaomi.privacy.localstack.SharedStack;
import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/**
 * The shared stack for this service, a place for {@link StandInIntake}, and the keys of intake and identity-verification,
 * so that a test can give itself passes and proofs.
 */
public final class CaseworkStack implements QuarkusTestResourceLifecycleManager {

    static final String INTAKE_PORT = "test.intake.port";

    static final String IDENTITY_PORT = "test.identity.port";

    static final String NOTIFICATION_PORT = "test.notification.port";

    /** Where a data system that is called may listen. */
    public static final String CALLED_PORT = "test.called.port";

    /** Where another controller may take packages. */
    public static final String RECEIVER_PORT = "test.receiver.port";

    /** What others know the house by. */
    public static final String ORIGIN = "https://privacy.example.org";

    private static final String PASS_KEY = "rights.access.pass-signing-key-file";
    private static final String PROOF_KEY = "rights.access.proof-signing-key-file";

    @Override
    public Map<String, String> start() {
        Endpoints endpoints = SharedStack.endpoints();
        LocalSecrets secrets = new LocalSecrets(endpoints.home().resolve(LocalSecrets.FOLDER));
        Map<String, String> configuration = new HashMap<>(ServiceEnvironment.of(LocalService.CASEWORK, endpoints));
        configuration.put(PASS_KEY, secrets.configuration(LocalService.INTAKE).get(PASS_KEY));
        configuration.put(
                PROOF_KEY, secrets.configuration(LocalService.IDENTITY).get(PROOF_KEY));
        int intakePort = freePort();
        configuration.put(INTAKE_PORT, Integer.toString(intakePort));
        configuration.put("rights.services.intake-url", "http://127.0.0.1:" + intakePort);
        int identityPort = freePort();
        configuration.put(IDENTITY_PORT, Integer.toString(identityPort));
        configuration.put("rights.services.identity-url", "http://127.0.0.1:" + identityPort);
        int notificationPort = freePort();
        configuration.put(NOTIFICATION_PORT, Integer.toString(notificationPort));
        configuration.put("rights.services.notification-url", "http://127.0.0.1:" + notificationPort);
        int calledPort = freePort();
        configuration.put(CALLED_PORT, Integer.toString(calledPort));
        configuration.put("rights.casework.webhook-origins", "http://127.0.0.1:" + calledPort);
        configuration.put("rights.origin-url", ORIGIN);
        int receiverPort = freePort();
        configuration.put(RECEIVER_PORT, Integer.toString(receiverPort));
        configuration.putAll(ReceiverFiles.make().configuration(receiverPort));
        configuration.put("test.keycloak.url", endpoints.keycloakUrl().toString());
        return configuration;
    }

    @Override
    public void stop() {
        // The stack is shared; it ends with the JVM that started it.
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
