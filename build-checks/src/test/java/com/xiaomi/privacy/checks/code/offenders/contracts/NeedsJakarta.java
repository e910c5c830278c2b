package com.xiaomi.privacy.checks.code.offenders.contracts;

import jakarta.inject.Named;

@Named
public class NeedsJakarta {}
