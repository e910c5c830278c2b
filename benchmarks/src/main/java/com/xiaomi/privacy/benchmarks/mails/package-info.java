/** How fast mails leave, and whether codes overtake campaigns. */
package com.xiaomi.privacy.benchmarks.mails;
