"""How it was said: act, negation, hedge, speech or belief, stance."""
