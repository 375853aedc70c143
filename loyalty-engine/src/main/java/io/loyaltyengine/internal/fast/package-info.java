@NullMarked
package io.loyaltyengine.internal.fast;

import org.jspecify.annotations.NullMarked;
