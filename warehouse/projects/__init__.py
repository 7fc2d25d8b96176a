"""The register of foreign projects: read from our own list and from the layouts of AidData and AEI, and written."""
