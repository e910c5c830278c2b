package com.xiaomi.privacy.casework.decision;

import com.xiaomi.privacy.foundation.protection.Personal;

/**
 * Why a part is refused.
 *
 * @param explanation to the person, in their language
 */
public record PartRefusal(Refusal refusal, Personal explanation) {}
