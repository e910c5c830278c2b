/** Where the project's parts lie. */
package com.xiaomi.privacy.checks.project;
