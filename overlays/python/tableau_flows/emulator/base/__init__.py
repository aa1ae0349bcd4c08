"""What every part of the emulator may use: the clock, refusals, checks of what is given."""
