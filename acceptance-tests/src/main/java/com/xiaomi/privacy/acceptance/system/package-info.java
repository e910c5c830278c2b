/** Starts and stops the whole system: servers, services and the sample data system. */
package com.xiaomi.privacy.acceptance.system;
