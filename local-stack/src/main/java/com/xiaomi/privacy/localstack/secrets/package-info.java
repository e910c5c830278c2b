/** The secret files that Kubernetes would mount into the services. */
package com.xiaomi.privacy.localstack.secrets;
