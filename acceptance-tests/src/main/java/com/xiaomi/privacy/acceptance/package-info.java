/** The whole system from outside: started, used like a person would, and judged. */
package com.xiaomi.privacy.acceptance;
