@NullMarked
package io.loyaltyengine.examples.retail;

import org.jspecify.annotations.NullMarked;
