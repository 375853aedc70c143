@NullMarked
package io.loyaltyengine.till;

import org.jspecify.annotations.NullMarked;
