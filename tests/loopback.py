"""A news site on this machine, and sources that read it; run as a program, it crawls them in a process of its own."""

import gzip
import json
import resource
import ssl
import sys
import threading
from collections import Counter
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Loopback</title>{items}</channel></rss>"""
ITEM = """<item><link>{url}</link><title>Članak &amp; vest {n}</title>
<pubDate>Wed, 05 Nov 2025 0{n}:00:00 +0100</pubDate></item>"""
FAST = {
    "PRIVATE_ADDRESSES_ALLOWED": True,
    # not 0: Scrapy 2.19 then starts all waiting requests of a host at once
    "DOWNLOAD_DELAY": 0.005,
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_TIMEOUT": 5,
    "DOWNLOAD_MAXSIZE": 100_000,
    "RETRY_TIMES": 1,
}


def article(number, text="Ministar je razgovarao sa komesarom."):
    return f"<html><head><title>Vest {number}</title></head><body><h1>Vest {number}</h1><p>{text}</p></body></html>"


class Site:
    """Pages by path: a body, or status, headers and body; counts what is asked for."""

    def __init__(self):
        self.pages = {}
        self.hits = Counter()
        self.agents = set()
        self.hold = None

    def use_tls(self, certificate, key):
        """Answer over TLS from now on."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.url = f"https://localhost:{self.server.server_port}"

    def put(self, path, body, status=200, **headers):
        headers.setdefault("Content-Type", "text/html; charset=utf-8")
        self.pages[path] = (status, headers, body.encode() if isinstance(body, str) else body)

    def put_feed(self, path, urls):
        items = "".join(ITEM.format(url=url, n=number % 10) for number, url in enumerate(urls))
        self.put(path, FEED.format(items=items), **{"Content-Type": "application/rss+xml"})

    def answer(self, path, headers):
        status, extra, body = self.pages.get(path, (404, {"Content-Type": "text/html"}, b"<h1>Nema</h1>"))
        if "ETag" in extra and headers.get("If-None-Match") == extra["ETag"]:
            return 304, {"ETag": extra["ETag"]}, b""
        if extra.get("Content-Encoding") == "gzip":
            body = gzip.compress(body, mtime=0)
        return status, extra, body


@contextmanager
def serve():
    """Serve a site on a free port of 127.0.0.1; `site.url` is its address."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            site.hits[self.path] += 1
            site.agents.add(self.headers["User-Agent"])
            if site.hold and site.hold(self.path):
                return
            status, headers, body = site.answer(self.path, self.headers)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request, client_address):
            """Say nothing: clients that hang up are what is tested."""

    server = Server(("127.0.0.1", 0), Handler)
    site.server = server
    site.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def declare(base, url, path, **more):
    """Make a source of a kind that reads the loopback site."""
    common = {
        "__doc__": "A site on this machine.",
        "name": "loopback",
        "publisher": "Loopback",
        "owner": "Nobody",
        "country": "RS",
        "kind": "news",
        "language": "sr-Latn",
        "time_zone": "Europe/Belgrade",
        "start_urls": [url + path],
    }
    return type("Loopback", (base,), common | more)


def crawl(kind, url, path, days, archive, *, replay=None, is_again=False, settings=None, file_limit=None, **more):
    """Crawl in this process, which can do it once; write the units as `azimuth collect` does."""
    from azimuth.collect import report, write_crawl
    from spiders.crawl import Job
    from spiders.feed import FeedSource
    from spiders.listing import ListingSource
    from spiders.run import run_crawls
    from spiders.sitemap import SitemapSource
    from spiders.wordpress import WordPressSource

    if file_limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))
    bases = {base.__name__: base for base in (FeedSource, ListingSource, SitemapSource, WordPressSource)}
    source = declare(bases[kind], url, path, **more)

    def finished(crawl):
        write_crawl(crawl)
        report(crawl)

    folder = Path(replay) if replay else None
    jobs = [Job(source, date.fromisoformat(day), Path(archive), folder, is_again) for day in days]
    run_crawls(jobs, finished, "azimuth test", FAST | (settings or {}))


def crawl_sixty(url, day, archive, *, fast, sixty):
    """Crawl sixty sources of one site side by side; as in production where not fast."""
    from azimuth.collect import write_crawl
    from spiders.crawl import Job
    from spiders.feed import FeedSource
    from spiders.run import run_crawls

    sources = [declare(FeedSource, url, f"/feed/{number}", name=f"s{number}") for number in range(60)]
    jobs = [Job(source, date.fromisoformat(day), Path(archive)) for source in sources]
    run_crawls(jobs, write_crawl, "azimuth test", FAST if fast else {"PRIVATE_ADDRESSES_ALLOWED": True})


if __name__ == "__main__":
    arguments = json.loads(sys.argv[1])
    (crawl_sixty if "sixty" in arguments else crawl)(**arguments)
