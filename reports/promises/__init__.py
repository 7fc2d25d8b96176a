"""Said or done: what was promised, and which deed kept or broke it."""
