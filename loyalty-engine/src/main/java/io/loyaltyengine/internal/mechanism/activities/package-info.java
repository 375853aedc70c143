/** What customers do other than buy. */
@NullMarked
package io.loyaltyengine.internal.mechanism.activities;

import org.jspecify.annotations.NullMarked;
