@NullMarked
package io.loyaltyengine.flink;

import org.jspecify.annotations.NullMarked;
