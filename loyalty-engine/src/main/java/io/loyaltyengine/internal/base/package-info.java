@NullMarked
package io.loyaltyengine.internal.base;

import org.jspecify.annotations.NullMarked;
