/** The processes that are measured, and the machine they run on. */
package com.xiaomi.privacy.benchmarks.system;
