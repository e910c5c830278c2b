/** How fast legal dates are counted. */
package com.xiaomi.privacy.benchmarks.clock;
