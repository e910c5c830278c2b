/** How many requests intake takes in, beside what PostgreSQL alone would do. */
package com.xiaomi.privacy.benchmarks.intake;
