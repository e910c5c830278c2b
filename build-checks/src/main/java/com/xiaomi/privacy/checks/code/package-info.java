/** Rules that the code of all modules keeps. */
package com.xiaomi.privacy.checks.code;
