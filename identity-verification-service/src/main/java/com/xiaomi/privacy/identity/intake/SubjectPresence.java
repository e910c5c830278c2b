package com.xiaomi.privacy.identity.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Whether a data subject can be asked.
 *
 * @param present whether intake knows a contact of theirs that is not the requester's
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SubjectPresence(boolean present) {}
