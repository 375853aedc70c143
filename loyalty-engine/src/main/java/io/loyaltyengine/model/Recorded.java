package io.loyaltyengine.model;

import java.time.LocalDate;
import java.util.List;

/** That a transaction took place; what a later refund is measured against. */
public sealed interface Recorded extends Decision permits PurchaseRecorded, ActivityRecorded, TransactionRecorded {
    /** The id of the transaction. */
    String transaction();

    /** The calendar day in the programme's zone. */
    LocalDate day();

    /** What can come back. */
    List<SoldLine> lines();
}
