/** Classes that break the rules, one each, in a package per module. Each rule must find its own. */
package com.xiaomi.privacy.checks.code.offenders;
