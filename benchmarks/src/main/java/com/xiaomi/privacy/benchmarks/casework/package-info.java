/** How fast staff work on cases, and whether reports cost the same however many cases there were. */
package com.xiaomi.privacy.benchmarks.casework;
