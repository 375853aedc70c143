@NullMarked
package io.loyaltyengine.benchmark;

import org.jspecify.annotations.NullMarked;
