/** Whether mails are lost or repeated when the service that sends them is killed. */
package com.xiaomi.privacy.benchmarks.kills;
