package com.xiaomi.privacy.checks.code.offenders;

import jakarta.inject.Inject;

public class InjectsField {
    @Inject
    String injected;
}
