package com.xiaomi.privacy.intake.opendsr;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.xiaomi.privacy.intake.right.AskedRight;
import com.xiaomi.privacy.intake.right.DetailChoices.ErasureScope;
import com.xiaomi.privacy.intake.right.DetailChoices.PortabilityRecipient;
import com.xiaomi.privacy.intake.right.RightDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The types of requests (6.2). */
@Schema(name = "OpenDsrRequestType")
enum RequestType {
    @JsonProperty("access")
    ACCESS,
    @JsonProperty("portability")
    PORTABILITY,
    @JsonProperty("erasure")
    ERASURE;

    /** The type with this name in the protocol; empty if it has none such. */
    static Optional<RequestType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The same right here. */
    AskedRight asked() {
        return switch (this) {
            case ACCESS -> new AskedRight.Access(null);
            case PORTABILITY ->
                new AskedRight.Portability(new RightDetails.Portability(PortabilityRecipient.PERSON, null, List.of()));
            case ERASURE ->
                new AskedRight.Erasure(new RightDetails.Erasure(ErasureScope.ALL, List.of(), List.of(), false, null));
        };
    }
}
