/** How fast data systems' answers to their tasks are taken in, and that each settles once. */
package com.xiaomi.privacy.benchmarks.tasks;
