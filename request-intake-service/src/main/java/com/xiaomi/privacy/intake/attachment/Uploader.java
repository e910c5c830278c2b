package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.audit.Actor;
import java.util.UUID;

/**
 * Who adds a file, and to which request.
 *
 * @param actor the person of the request, or whoever of the staff scanned their letter
 */
record Uploader(UUID requestId, Actor actor) {}
