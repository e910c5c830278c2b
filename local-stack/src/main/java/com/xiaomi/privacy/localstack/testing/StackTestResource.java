package com.xiaomi.privacy.localstack.testing;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServiceEnvironment;
import com.xiaomi.privacy.localstack.SharedStack;
import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a service's {@code @QuarkusTest} the real servers of the shared stack. Use it with the argument {@code service},
 * for example {@code @WithTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value =
 * "request-intake-service"))}; without it the service is taken from the name of the working folder. Intake gets the key of
 * identity-verification too, so that a test can give itself step-up proofs.
 */
public final class StackTestResource implements QuarkusTestResourceLifecycleManager {
    private static final String PROOF_KEY = "rights.access.proof-signing-key-file";

    private LocalService service;

    @Override
    public void init(Map<String, String> arguments) {
        String workingFolder = Path.of("").toAbsolutePath().getFileName().toString();
        service = LocalService.named(arguments.getOrDefault("service", workingFolder));
    }

    @Override
    public Map<String, String> start() {
        Endpoints endpoints = SharedStack.endpoints();
        Map<String, String> configuration = new HashMap<>(ServiceEnvironment.of(service, endpoints));
        if (service == LocalService.INTAKE) {
            LocalSecrets secrets = new LocalSecrets(endpoints.home().resolve(LocalSecrets.FOLDER));
            configuration.put(
                    PROOF_KEY, secrets.configuration(LocalService.IDENTITY).get(PROOF_KEY));
        }
        return configuration;
    }

    /** Leaves the stack running: other tests share it, and it ends with the JVM that started it. */
    @Override
    public void stop() {
        service = null;
    }
}
