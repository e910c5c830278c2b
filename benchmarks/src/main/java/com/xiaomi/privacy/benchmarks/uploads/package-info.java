/** Attachments on their way through intake: how fast, and with how much memory. */
package com.xiaomi.privacy.benchmarks.uploads;
