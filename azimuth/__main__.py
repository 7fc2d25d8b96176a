"""`python -m azimuth`, as the scheduled tasks call it."""

from azimuth.cli import main

if __name__ == "__main__":
    main()
