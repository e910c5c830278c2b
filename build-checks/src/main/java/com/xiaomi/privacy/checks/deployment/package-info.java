/** The compose file and the Kubernetes manifests, read strictly. */
package com.xiaomi.privacy.checks.deployment;
