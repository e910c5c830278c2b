package com.xiaomi.privacy.foundation.export;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks resources that show no personal data and that staff may reach from anywhere. {@link StaffBorderFilter} guards all others. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OutsideBorder {}
