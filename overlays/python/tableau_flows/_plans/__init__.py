"""Plans (policy as generators of steps), and the drivers that perform them."""
