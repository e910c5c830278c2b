package com.xiaomi.privacy.intake.drp;

import com.xiaomi.privacy.intake.partner.ListedPartner;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Requests by the Data Rights Protocol 1.0. Without a business id nothing answers there. */
@ConfigMapping(prefix = "rights.drp")
public interface DrpConfig {

    /** Our own id in the service directory: messages to another business are refused (3.07). */
    Optional<String> businessId();

    /** The agents whose messages are taken, as the service directory of the network lists them. */
    Optional<List<Agent>> agents();

    /** An authorised agent. */
    interface Agent extends ListedPartner {

        /** Its public Ed25519 key, in base64 ({@code verify_key} of 3.05.1). */
        String verifyKey();
    }
}
