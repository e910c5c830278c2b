/** What encryption costs, and how fast data keys are wrapped anew. */
package com.xiaomi.privacy.benchmarks.keys;
