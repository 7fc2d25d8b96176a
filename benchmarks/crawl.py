"""Measure the crawl: pages a second beside a bare Scrapy spider with WARC, and memory over many pages.

Site, bare spider and ours run in processes of their own, over loopback and in turns, without delay or extraction.

Example: python benchmarks/crawl.py --pages 20000 --rounds 3
"""

# ruff: noqa: PLC0415 - each crawl has a process of its own, and the bare one must not carry ours
import argparse
import asyncio
import json
import multiprocessing
import random
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

PAGES_A_LISTING = 100
PAGE_BYTES = 30_000
WORDS = ("ministar", "spoljnih", "poslova", "razgovarao", "je", "sa", "komesarom", "sporazum", "gas", "deklaracija")
# What a person would set to crawl a host of his own as fast as it goes; the same for both.
FAST: dict[str, Any] = {
    "CONCURRENT_REQUESTS": 8,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "LOG_LEVEL": "WARNING",
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
}


class Site(asyncio.Protocol):
    """A site of numbered pages behind an index of sitemaps, answered from memory."""

    def __init__(self, pages: int, port: int, bodies: list[bytes]) -> None:
        """Serve so many pages; the bodies are told apart by their number alone."""
        self.pages, self.port, self.bodies = pages, port, bodies
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every whole request."""
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
            body = self.body(head.split(b" ", 2)[1].decode())
            kind = b"text/html; charset=utf-8" if body.startswith(b"<html") else b"application/xml"
            lines = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (kind, len(body))
            self.transport.write(lines + body)

    def body(self, path: str) -> bytes:
        """Return the page, sitemap or robots.txt at a path."""
        origin = f"http://127.0.0.1:{self.port}"
        kind, _, number = path[1:].partition("/")
        if kind == "page":
            return self.bodies[int(number) % len(self.bodies)].replace(b"NUMBER", number.encode())
        if kind == "listing":
            first = int(number) * PAGES_A_LISTING
            places = (f"{origin}/page/{each}" for each in range(first, min(first + PAGES_A_LISTING, self.pages)))
            urls = "".join(f"<url><loc>{place}</loc><lastmod>2025-11-05</lastmod></url>" for place in places)
            return f"<urlset>{urls}</urlset>".encode()
        if kind == "sitemap.xml":
            listings = range(-(-self.pages // PAGES_A_LISTING))
            found = "".join(f"<sitemap><loc>{origin}/listing/{each}</loc></sitemap>" for each in listings)
            return f"<sitemapindex>{found}</sitemapindex>".encode()
        return b"User-agent: *\nDisallow:\n"


def serve(pages: int, ready: Any) -> None:
    """Serve the site until the process is ended; send the port when it answers."""
    dice = random.Random(7)  # noqa: S311 - words, not secrets
    bodies = []
    for _ in range(50):
        text = "".join(f"<p>{' '.join(dice.choices(WORDS, k=60))}</p>\n" for _ in range(PAGE_BYTES // 500))
        bodies.append(f"<html><head><title>Vest NUMBER</title></head><body>{text}</body></html>".encode())

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Site(pages, port, bodies), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        ready.send(port)
        await server.serve_forever()

    asyncio.run(run())


def crawl_bare(port: int, folder: Path) -> int:
    """Crawl with Scrapy's own sitemap spider and FastWARC, a request and a response record a page."""
    from fastwarc import GzipWriter, WarcRecord, WarcRecordType
    from scrapy.crawler import CrawlerProcess
    from scrapy.http import Response
    from scrapy.spiders import SitemapSpider

    from spiders.evidence import request_block, response_head

    class Bare(SitemapSpider):
        name = "bare"
        sitemap_urls = [f"http://127.0.0.1:{port}/sitemap.xml"]  # noqa: RUF012 - Scrapy's way
        count = 0

        def parse(self, response: Response) -> None:
            for kind, name, block in (
                (WarcRecordType.request, "request", request_block(response.request)),
                (WarcRecordType.response, "response", response_head(response) + response.body),
            ):
                record = WarcRecord()
                record.init_headers(kind)
                record.headers["WARC-Target-URI"] = response.url
                record.headers["Content-Type"] = f"application/http;msgtype={name}"
                record.set_bytes_content(block)
                with GzipWriter(file, 6) as packer:
                    record.write(packer, checksum_data=True)
            Bare.count += 1

    with (folder / "bare.warc.gz").open("wb") as file:
        process = CrawlerProcess(FAST)
        process.crawl(Bare)
        process.start()
    return Bare.count


def crawl_ours(port: int, folder: Path) -> int:
    """Crawl as `azimuth collect` does, with evidence, ledger, index and summary."""
    from azimuth.collect import write_crawl
    from spiders.crawl import Crawl, Job
    from spiders.run import run_crawls
    from spiders.sitemap import SitemapSource

    declared = {
        "__doc__": "The site of the benchmark.", "name": "bench", "publisher": "x", "owner": "x", "country": "RS",
        "kind": "news", "language": "sr-Latn", "time_zone": "Europe/Belgrade",
        "start_urls": [f"http://127.0.0.1:{port}/sitemap.xml"],
    }  # fmt: skip
    source = type("Bench", (SitemapSource,), declared)
    counts: list[int] = []

    def finished(crawl: Crawl) -> None:
        write_crawl(crawl)
        counts.append(crawl.summary["counts"]["fetched"])

    jobs = [Job(source, date(2025, 11, 5), folder)]
    run_crawls(jobs, finished, "azimuth benchmark", FAST | {"PRIVATE_ADDRESSES_ALLOWED": True})
    return counts[0]


def measure(kind: str, port: int, pages: int) -> dict[str, float]:
    """Run one crawl in a process of its own; return pages a second and memory in MB at each tenth of the pages."""
    with tempfile.TemporaryDirectory() as folder:
        began = monotonic()
        command = [sys.executable, __file__, "--crawl", kind, "--port", str(port), "--folder", folder]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        memory = watch(process, began)
        output = process.stdout.read() if process.stdout else ""
        result: dict[str, float] = json.loads(output.splitlines()[-1])
    if result["pages"] < pages:
        raise RuntimeError(f"{kind}: {result['pages']} of {pages} pages")
    seconds = monotonic() - began
    shown = " ".join(f"{each:.0f}" for each in memory)
    rate = f"{pages / seconds:6.0f} pages/s  {seconds:6.1f} s"
    print(f"{kind:<5} {rate}  peak {result['peak_mb']:.0f} MB  over time: {shown}")
    return result | {"rate": pages / seconds}


def watch(process: "subprocess.Popen[str]", began: float) -> list[float]:
    """Wait for a process; return its memory in MB at ten moments spread over its life."""
    found: list[float] = []
    while process.poll() is None:
        status = Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()
        if len(status) > 1:
            found.append(int(status[1]) * resource.getpagesize() / 2**20)
        try:
            process.wait(0.5)
        except subprocess.TimeoutExpired:
            continue
    return [found[len(found) * tenth // 10] for tenth in range(1, 10)] + found[-1:] if found else []


def main() -> None:
    """Measure, or be one of the crawls that are measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("ours", "bare"), help="leave the other out (memory over many pages)")
    parser.add_argument("--crawl", choices=("ours", "bare"), help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.crawl:
        count = {"ours": crawl_ours, "bare": crawl_bare}[options.crawl](options.port, options.folder)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"pages": count, "peak_mb": peak}))
        return
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(options.pages, there), daemon=True)
    server.start()
    port = here.recv()
    rates: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(options.rounds):
        for kind in [options.only] if options.only else rates:
            rates[kind].append(measure(kind, port, options.pages)["rate"])
    server.terminate()
    if not options.only:
        ratios = [ours / bare for ours, bare in zip(rates["ours"], rates["bare"], strict=True)]
        print(f"ours / bare: {', '.join(f'{each:.2f}' for each in ratios)}; median {median(ratios):.2f}")


if __name__ == "__main__":
    main()
