/** Small measurements that judge the design, each beside a baseline taken in the same run. */
package com.xiaomi.privacy.benchmarks;
