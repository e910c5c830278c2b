package com.xiaomi.privacy.checks.code.offenders;

import java.util.Date;

public record UsesDate(Date date) {}
