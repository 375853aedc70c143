package io.loyaltyengine.workbench.whatif;

/**
 * What became of an account: granted − cancelled − reversed − expired − spent + adjusted = balance.
 *
 * @param cancelled taken back before it could be spent
 * @param reversed taken back after that
 * @param spent in whatever way, less what came back
 * @param adjusted by hand
 * @param pending the part of the balance that cannot be spent yet
 */
record Flow(
        long granted,
        long cancelled,
        long reversed,
        long expired,
        long spent,
        long adjusted,
        long balance,
        long pending) {
    static final Flow NONE = new Flow(0, 0, 0, 0, 0, 0, 0, 0);

    Flow plus(Flow more) {
        return new Flow(
                granted + more.granted,
                cancelled + more.cancelled,
                reversed + more.reversed,
                expired + more.expired,
                spent + more.spent,
                adjusted + more.adjusted,
                balance + more.balance,
                pending + more.pending);
    }

    long takenBack() {
        return cancelled + reversed;
    }

    /** What was granted to stay: neither taken back nor expired. */
    long kept() {
        return granted - cancelled - reversed - expired;
    }
}
