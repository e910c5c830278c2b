package com.xiaomi.privacy.intake.drp;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The cell that serves California, with two agents as an operator would list them; the public keys are those of RFC 8032. */
public final class DrpPartners implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config =
                new HashMap<>(Map.of("rights.cell.name", "SG", "rights.drp.business-id", DrpSender.BUSINESS));
        agent(config, 0, "ALICE_AGENT", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        agent(config, 1, "BOB_AGENT", "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=");
        config.put("rights.drp.agents[1].place", "US-CA");
        return config;
    }

    private static void agent(Map<String, String> config, int index, String id, String key) {
        String prefix = "rights.drp.agents[" + index + "].";
        config.put(prefix + "id", id);
        config.put(prefix + "name", "Agent " + id);
        config.put(prefix + "email", id + "@agents.example.org");
        config.put(prefix + "verify-key", key);
    }
}
