package com.xiaomi.privacy.foundation.export;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** Under which entry of the register of transfers the present call of a member of the staff is let in. */
@RequestScoped
public class SafeguardInUse {

    private Optional<UUID> transferId = Optional.empty();

    void use(Optional<UUID> entry) {
        transferId = entry;
    }

    Optional<UUID> transferId() {
        return transferId;
    }

    /** That of the present call; empty if it needs none, or outside of a call. */
    public static Optional<UUID> now() {
        return Arc.container().requestContext().isActive()
                ? Arc.container().instance(SafeguardInUse.class).get().transferId()
                : Optional.empty();
    }
}
