package com.xiaomi.privacy.foundation.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks resources whose callers show tokens that these resources gave out or know themselves. {@link SentTokens} leaves them alone:
 * to the issuers of the house such tokens are nothing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnTokens {}
