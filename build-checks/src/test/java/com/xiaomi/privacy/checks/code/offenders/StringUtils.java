package com.xiaomi.privacy.checks.code.offenders;

public class StringUtils {}
