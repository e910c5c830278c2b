/** Child processes that never outlive their parent, and ports. */
package com.xiaomi.privacy.localstack.process;
