/** What must hold of migrations. */
package com.xiaomi.privacy.checks.database;
