/** PostgreSQL: one server, a database and a role per service, and one more for each service's keys. */
package com.xiaomi.privacy.localstack.postgres;
