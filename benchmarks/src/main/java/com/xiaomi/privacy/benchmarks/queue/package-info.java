/** Whether a page of a queue costs the same however many cases there are. */
package com.xiaomi.privacy.benchmarks.queue;
