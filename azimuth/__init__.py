"""Azimuth's command line: the only place where the folders meet."""

__version__ = "0.1.0"
