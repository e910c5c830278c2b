package com.xiaomi.privacy.foundation.audit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;

/**
 * The first entry of a chain that is not as it was written. All before it are.
 *
 * @param position from 1; one behind the last entry if it is the head that does not fit
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BadEntry(UUID chainId, long position, Flaw flaw) {

    /** What is wrong at that position. */
    public enum Flaw {
        /** The entry that stands there is not the one that was written: its content, its time, its id or its hash. */
        CHANGED,
        /** No entry stands there, though later ones or the head say that there was one. */
        MISSING,
        /** An entry stands there that was written behind another one. */
        OUT_OF_ORDER,
        /** Its content is gone, and no later entry says that its retention was over. */
        CONTENT_GONE,
        /** The chain's head is not there, or is not what its entries come to. */
        HEAD
    }
}
