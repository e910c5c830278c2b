package com.xiaomi.privacy.checks.code.offenders.foundation;

import com.xiaomi.privacy.checks.code.offenders.casework.CaseStore;

public record UsesItsUser(CaseStore cases) {}
