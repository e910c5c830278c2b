/** PostgreSQL's own load program as a baseline. */
package com.xiaomi.privacy.benchmarks.pgbench;
