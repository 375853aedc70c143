module shop {
    requires io.loyaltyengine;
}
