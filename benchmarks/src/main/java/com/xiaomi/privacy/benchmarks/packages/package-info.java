/** The package of a case, from a data system's answer to the ZIP that waits for its release: how fast, and with how much memory. */
package com.xiaomi.privacy.benchmarks.packages;
