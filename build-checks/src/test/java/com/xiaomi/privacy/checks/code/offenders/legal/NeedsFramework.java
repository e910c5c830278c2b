package com.xiaomi.privacy.checks.code.offenders.legal;

import jakarta.inject.Named;

@Named
public class NeedsFramework {}
