/** How fast a service checks its whole audit trail, beside reading the same rows and hashing as many bytes. */
package com.xiaomi.privacy.benchmarks.audit;
