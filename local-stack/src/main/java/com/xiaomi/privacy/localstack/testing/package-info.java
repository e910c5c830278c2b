/** What the Quarkus tests of the services use. */
package com.xiaomi.privacy.localstack.testing;
