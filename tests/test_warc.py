"""WARC: what is written comes back byte by byte, others' tools accept it, and damage is found and passed over."""

import gzip
import os
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.warcwriter import WARCWriter

from spiders.index import from_line, read_entries, to_line, url_key
from spiders.members import CorruptRecord
from spiders.verify import verify
from spiders.warc import IDENTICAL_PAYLOAD, BadPayload, read_info, read_record_at, read_records
from spiders.warcwriter import Exchange, Revisit, WarcWriter, sha256

NOON = datetime(2025, 11, 5, 11, 0, tzinfo=UTC)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n"
REQUEST = b"GET /vest HTTP/1.1\r\nHost: vesti.example\r\n\r\n"


def exchange(url="https://vesti.example/vest", payload=b"<p>Vu\xc4\x8di\xc4\x87</p>", head=HEAD, **known):
    return Exchange(url, NOON, REQUEST, head, payload, sha256(payload), known)


def write(path, *exchanges):
    writer = WarcWriter(path, {"isPartOf": "azimuth-test"}, NOON)
    places = [writer.write(each) for each in exchanges]
    writer.close()
    return places


@pytest.fixture
def path(tmp_path):
    return tmp_path / "n1" / "2025-11-05.warc.gz"


def test_a_response_comes_back(path):
    known = {"role": "article", "via": "https://vesti.example/feed", "listed-title": "Вучић и \nEU"}
    ((offset, length),) = write(path, exchange(**known))
    (record,) = read_records(path)
    assert (record.url, record.date, record.http_status) == ("https://vesti.example/vest", NOON, 200)
    assert (record.offset, record.length) == (offset, length)
    assert record.payload == record.raw_payload == b"<p>Vu\xc4\x8di\xc4\x87</p>"
    assert record.http_headers[1:] == (("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))
    assert record.known == known | {"listed-title": "Вучић и EU"}
    assert record.payload_digest == sha256(record.raw_payload)
    assert read_info(path)["isPartOf"] == "azimuth-test"
    assert read_record_at(path, offset) == replace(record, known={})


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payloads=st.lists(st.binary(max_size=70_000), min_size=1, max_size=4))
def test_any_payload_comes_back(tmp_path_factory, payloads):
    path = tmp_path_factory.mktemp("warc") / "n1" / "2025-11-05.warc.gz"
    write(path, *(exchange(payload=payload) for payload in payloads))
    assert [record.raw_payload for record in read_records(path)] == payloads
    assert not [problem for _, problem in verify(path) if problem]


def test_others_accept_it(path):
    revisit = Revisit(IDENTICAL_PAYLOAD, "https://vesti.example/vest", "2025-11-04T11:00:00Z", sha256(b"a"))
    known = exchange(role="article")
    write(path, known, replace(known, revisit=revisit), exchange(payload=b"", role="article"))
    command = [Path(sys.executable).with_name("warcio"), "check", "-v", path]
    check = subprocess.run(command, check=False, capture_output=True, text=True)
    assert check.returncode == 0, check.stdout
    # request and metadata of three exchanges, and the two answers that are no revisit
    assert check.stdout.count("digest pass") == 8


def test_a_revisit_says_what_it_repeats(path):
    revisit = Revisit(IDENTICAL_PAYLOAD, "https://vesti.example/vest", "2025-11-04T11:00:00Z", sha256(b"a"))
    write(path, replace(exchange(), revisit=revisit))
    (record,) = read_records(path)
    assert record.is_revisit
    assert record.raw_payload == b""
    assert (record.refers_to_url, record.refers_to_date) == (revisit.url, revisit.date)
    assert record.payload_digest == sha256(b"a")


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"tekst" * 100)),
        ("x-gzip", gzip.compress(b"tekst" * 100)),
        ("deflate", zlib.compress(b"tekst" * 100)),
        ("GZIP", gzip.compress(b"tekst" * 100)),
        ("identity", b"tekst" * 100),
    ],
)
def test_content_encoding_is_taken_off(path, encoding, packed):
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n\r\n".encode()
    write(path, exchange(payload=packed, head=head))
    (record,) = read_records(path)
    assert record.raw_payload == packed
    assert record.payload == b"tekst" * 100


@pytest.mark.parametrize("encoding", ["gzip", "br", "compress"])
def test_a_lying_content_encoding_is_named(path, encoding):
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n\r\n".encode()
    write(path, exchange(payload=b"plain", head=head))
    (record,) = read_records(path)
    with pytest.raises(BadPayload, match=r"vesti\.example/vest"):
        _ = record.payload


def test_a_bomb_is_refused(path):
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    write(path, exchange(payload=gzip.compress(bytes(100_000_000)), head=head))
    with pytest.raises(BadPayload, match="more than"):
        _ = next(read_records(path)).payload


def test_a_crash_at_any_byte_loses_only_the_last(path):
    (first, last) = write(path, exchange(payload=b"prva"), exchange(payload=os.urandom(300)))
    whole = path.read_bytes()
    end_of_first = first[0] + first[1]
    for cut in range(end_of_first, len(whole)):
        path.write_bytes(whole[:cut])
        WarcWriter(path, {}, NOON).close()
        assert path.stat().st_size == end_of_first
    path.write_bytes(whole)
    WarcWriter(path, {}, NOON).close()
    assert path.read_bytes() == whole
    assert last[0] + last[1] == len(whole)


def test_writing_goes_on_after_a_crash(path):
    write(path, exchange(payload=b"prva"))
    path.write_bytes(path.read_bytes() + b"\x1f\x8b\x08 torn")
    write(path, exchange(payload=b"druga"))
    assert [record.payload for record in read_records(path)] == [b"prva", b"druga"]


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda content, place: content[:place] + b"\xff" * 40 + content[place + 40 :], "corrupt"),
        (lambda content, place: content[:place], "torn"),
    ],
)
def test_good_records_are_read_and_the_bad_place_named(path, damage, problem):
    payloads = [os.urandom(500) for _ in range(3)]
    places = write(path, *(exchange(payload=payload) for payload in payloads))
    offset, length = places[1]
    path.write_bytes(damage(path.read_bytes(), offset + length // 2))
    read = []
    with pytest.raises(CorruptRecord, match=rf"byte {offset} is {problem}") as caught:
        # extend keeps what came before the error
        read.extend(record.raw_payload for record in read_records(path))
    assert read == ([payloads[0], payloads[2]] if problem == "corrupt" else payloads[:1])
    assert (caught.value.offset, caught.value.exit_code) == (offset, 2)
    assert [place for place, wrong in verify(path) if wrong] == [offset]


def test_a_forged_payload_is_found(path):
    ((offset, _),) = write(path, exchange(payload=b"istina"))
    content = path.read_bytes()
    record = gzip.decompress(content[offset:])
    path.write_bytes(content[:offset] + gzip.compress(record.replace(b"istina", b"neisti")))
    assert [problem for _, problem in verify(path) if problem] == ["not the block that its digest was made of"]


@pytest.mark.parametrize("content", [b"no gzip at all", gzip.compress(b"gzip, but no WARC"), b"\x1f\x8b\x08"])
def test_what_is_no_warc_is_one_clear_error(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(CorruptRecord, match="the record at byte 0"):
        list(read_records(path))


def test_an_empty_file_holds_nothing(path):
    path.parent.mkdir()
    path.touch()
    assert list(read_records(path)) == []


@pytest.mark.parametrize("offset", [-1, 1, 10**6])
def test_an_offset_where_nothing_begins_is_named(path, offset):
    write(path, exchange())
    with pytest.raises(CorruptRecord, match=f"byte {offset}"):
        read_record_at(path, offset)


def test_records_of_other_writers_are_read(path):
    # warcio puts the answer first and hashes with SHA-1.
    path.parent.mkdir()
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        answer = writer.create_warc_record("http://a.example/", "response", payload=BytesIO(HEAD + b"tekst"))
        writer.write_record(answer)
        fields = BytesIO(b"role: article\r\n")
        concurrent = {"WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID")}
        writer.write_record(writer.create_warc_record("", "metadata", payload=fields, warc_headers_dict=concurrent))
    (record,) = read_records(path)
    assert (record.role, record.payload, record.payload_digest) == ("article", b"tekst", sha256(b"tekst"))


def test_index_lines_come_back(path):
    head = HEAD[:-2] + b'ETag: "a b"\r\nLast-Modified: Wed, 05 Nov 2025 11:00:00 GMT\r\n\r\n'
    write(
        path,
        exchange(head=head, role="article", **{"listed-title": "Вучић"}),
        exchange(url="https://a.example/?b=1&a=2"),
    )
    entries = list(read_entries(path, "n1/2025-11-05.warc.gz"))
    assert [from_line(to_line(entry)) for entry in entries] == entries
    assert to_line(entries[1]).startswith("example,a)/?a=2&b=1 20251105110000 {")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.N1info.rs/Vesti/", "rs,n1info)/vesti/"),
        ("http://a.example", "example,a)/"),
        ("http://a.example:8080/x", "example,a:8080)/x"),
        ("https://a.example:443/x?b=2&a=&b=1", "example,a)/x?a=&b=1&b=2"),
    ],
)
def test_url_keys_bring_a_host_together(url, key):
    assert url_key(url) == key
