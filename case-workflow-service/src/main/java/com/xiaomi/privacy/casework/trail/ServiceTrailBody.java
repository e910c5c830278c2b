package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.casework.trail.ServiceTrails.Part;
import com.xiaomi.privacy.foundation.audit.BadEntry;
import com.xiaomi.privacy.foundation.audit.CheckedChain;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A service's part of a trail.
 *
 * @param entries how many; null if it could not be asked
 * @param firstBad null unless it was tampered with
 */
public record ServiceTrailBody(
        String service,
        TrailState state,
        @Schema(nullable = true) Integer entries,
        @Schema(nullable = true) BadEntry firstBad) {

    static ServiceTrailBody of(Part<CheckedChain> part) {
        return part.answer()
                .map(chain -> new ServiceTrailBody(
                        part.service(),
                        chain.firstBad() == null ? TrailState.INTACT : TrailState.TAMPERED,
                        chain.entries().size(),
                        chain.firstBad()))
                .orElseGet(() -> new ServiceTrailBody(part.service(), TrailState.UNAVAILABLE, null, null));
    }

    /** How a service's part of a trail is. */
    public enum TrailState {
        /** As it was written. */
        INTACT,
        /** Not as it was written: the first bad entry says where. */
        TAMPERED,
        /** The service could not be asked; what it recorded is not shown. */
        UNAVAILABLE
    }
}
