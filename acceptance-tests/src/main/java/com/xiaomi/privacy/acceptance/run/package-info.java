/** What {@code ./run} starts. */
package com.xiaomi.privacy.acceptance.run;
