"""What a plan is: frozen values and pure rules. No I/O, no clock, no randomness."""
