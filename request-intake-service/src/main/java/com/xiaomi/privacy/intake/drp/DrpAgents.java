package com.xiaomi.privacy.intake.drp;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The agents that the operator lists. Read at the start, so that a key that can't be one is noticed then. */
@Startup
@ApplicationScoped
class DrpAgents {

    private final Optional<String> businessId;
    private final Map<String, DrpAgent> byId;

    DrpAgents(DrpConfig config) {
        this.businessId = config.businessId();
        this.byId = config.agents().orElse(List.of()).stream()
                .map(DrpAgent::of)
                .collect(Collectors.toUnmodifiableMap(DrpAgent::id, Function.identity()));
    }

    /**
     * Our own id in the service directory.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} where the protocol is not in use
     */
    String businessId() {
        return businessId.orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the address."));
    }

    /** @throws ProblemException {@link ProblemType#NOT_FOUND} where the protocol is not in use */
    void requireInUse() {
        businessId();
    }

    Optional<DrpAgent> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
