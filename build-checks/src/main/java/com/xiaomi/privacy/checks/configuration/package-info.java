/** The configuration keys that the services know and need. */
package com.xiaomi.privacy.checks.configuration;
