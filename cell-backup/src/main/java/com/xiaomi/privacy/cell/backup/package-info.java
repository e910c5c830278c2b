/** Makes backups, and knows what one looks like. */
package com.xiaomi.privacy.cell.backup;
