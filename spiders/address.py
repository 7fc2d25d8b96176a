"""No fetch from inside: hosts that stand for private, loopback or link-local addresses are refused when resolved."""

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

DNS_CACHE_SIZE = 10_000
DNS_TIMEOUT_SECONDS = 20
# Twisted turns every failure of a resolver into "not found"; the ledger asks here what it really was.
refused_hosts: set[str] = set()


class PublicResolver(CachingThreadedResolver):
    """Resolves public addresses only; the address judged is the one connected to, so rebinding gains nothing."""

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> "Deferred[str]":  # noqa: N802 - Twisted's name
        """Return the address of a host, or fail where it is not a public one."""
        return super().getHostByName(name, timeout).addCallback(self.judge, name)

    def judge(self, address: str, name: str) -> str:
        """Let a public address pass, and that of a proxy the operator configured."""
        proxies = {urlsplit(url).hostname for url in getproxies().values()}
        if ip_address(address).is_global or name in proxies:
            return address
        refused_hosts.add(name)
        raise DNSLookupError(f"{name} stands for {address}, which is not public")
