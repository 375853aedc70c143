@NullMarked
package io.loyaltyengine.shop;

import org.jspecify.annotations.NullMarked;
