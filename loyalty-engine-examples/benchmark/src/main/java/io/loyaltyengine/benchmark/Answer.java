package io.loyaltyengine.benchmark;

/** What a contender answers: every decision and the next state, or no more than is asked at a till. */
sealed interface Answer permits Decided, Gist {}
