package com.xiaomi.privacy.checks.code.offenders.intake;

import com.xiaomi.privacy.checks.code.offenders.casework.CaseStore;

public record UsesAnotherService(CaseStore cases) {}
