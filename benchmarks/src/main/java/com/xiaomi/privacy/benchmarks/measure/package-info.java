/** What is counted and how it is summed up. */
package com.xiaomi.privacy.benchmarks.measure;
