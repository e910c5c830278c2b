/** How fast codes are checked, and whether the time of an answer tells more than the answer. */
package com.xiaomi.privacy.benchmarks.identity;
