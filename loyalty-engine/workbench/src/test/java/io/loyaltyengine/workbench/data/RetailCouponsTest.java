package io.loyaltyengine.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetailCouponsTest {
    @Test
    void theTenthPurchasePresentsWhatMustBeRefused() {
        assertThat(RetailCoupons.presentedWith(2)).isEmpty();
        assertThat(RetailCoupons.presentedWith(3)).containsExactly("GOLD5");
        assertThat(RetailCoupons.presentedWith(10)).containsExactly("WELCOME10", "SUMMER11", "OLD2010", "WELCOM10");
        assertThat(RetailCoupons.catalogue().find("OLD2010")).isPresent();
        assertThat(RetailCoupons.catalogue().find("WELCOM10")).isEmpty();
    }
}
