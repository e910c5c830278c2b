package com.xiaomi.privacy.foundation.forgetting;

import java.time.Period;

/**
 * How long entries of the audit trail keep their content, by the calendar (UTC).
 *
 * @param afterForgetting those of a request, from when it is forgotten
 * @param apart those that belong to no request, each from when it was recorded
 */
public record TrailPeriods(Period afterForgetting, Period apart) {}
