package com.xiaomi.privacy.identity.assurance;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;

/**
 * What decides how sure we must be about the person behind one case.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2 subdivision without the country; null where the country alone decides
 * @param accountNamed whether the request names a Mi ID, so that it is about the data of an account
 */
public record Need(
        Right right,
        String country,
        String region,
        RequesterKind requester,
        Sensitivity sensitivity,
        boolean accountNamed) {}
