"""The outlet register: who owns an outlet, who controls it, by which hosts it is known, and who says so."""
