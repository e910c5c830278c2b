/** How fast tools are called. */
package com.xiaomi.privacy.benchmarks.webhooks;
