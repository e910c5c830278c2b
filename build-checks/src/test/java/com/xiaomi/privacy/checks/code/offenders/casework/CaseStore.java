package com.xiaomi.privacy.checks.code.offenders.casework;

public class CaseStore {}
