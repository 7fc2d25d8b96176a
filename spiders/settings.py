"""Scrapy's settings: honest, slow, and with nothing open that a page or a neighbour could reach."""

import os

BOT_NAME = "azimuth"
SPIDER_MODULES = ["spiders.sites"]

# Who we are, and where a site's owner can complain: whoever runs it sets AZIMUTH_CONTACT. Nothing is disguised.
CONTACT = os.environ.get("AZIMUTH_CONTACT", "")
USER_AGENT = f"Azimuth/0.1 (media monitor{f'; +{CONTACT}' if CONTACT else ''})"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8",
    "Accept-Language": "sr,en;q=0.8,*;q=0.5",
    # What every reader of WARC files can decode; warcio stumbles over br and zstd.
    "Accept-Encoding": "gzip",
}

ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS = 8
# One connection a host holds only with a delay: at 0, Scrapy 2.19 starts all of a host's waiting requests at once.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2.0
AUTOTHROTTLE_MAX_DELAY = 60.0

DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 10 * 2**20
DOWNLOAD_WARNSIZE = 0
# Evidence is worth what the connection is worth.
DOWNLOAD_VERIFY_CERTIFICATES = True
RETRY_TIMES = 2
REDIRECT_MAX_TIMES = 5

COOKIES_ENABLED = False
REFERRER_POLICY = "no-referrer"
HTTPCACHE_ENABLED = False
METAREFRESH_ENABLED = False

# Both open a port that runs code, and are on unless told.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "spiders.robots.RobotsMiddleware": 100,
    # Above the evidence, which so holds the 304 itself, and below what unpacks the listing put in its place.
    "spiders.conditional.ConditionalMiddleware": 940,
    # Below everything that changes an answer (HttpCompression 590, redirects 600).
    "spiders.evidence.EvidenceMiddleware": 950,
    "spiders.replay.ReplayMiddleware": 960,
}
EXTENSIONS = {
    "scrapy.extensions.throttle.AutoThrottle": None,
    "spiders.politeness.PoliteThrottle": 0,
}

# In the order of the listing, so that two crawls of one thing write the same file.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"
LOG_LEVEL = "WARNING"
# The ledger names every failed URL; Scrapy's own lines would say it twice.
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
