/** What a measurement leaves: one Markdown and one JSON file. */
package com.xiaomi.privacy.benchmarks.report;
