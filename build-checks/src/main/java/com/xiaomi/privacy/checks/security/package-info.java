/** Whether the pages about security name only what is there. */
package com.xiaomi.privacy.checks.security;
