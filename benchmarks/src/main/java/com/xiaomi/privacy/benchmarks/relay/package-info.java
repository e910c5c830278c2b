/** How fast the outbox relay hands events to Kafka, beside a plain producer. */
package com.xiaomi.privacy.benchmarks.relay;
