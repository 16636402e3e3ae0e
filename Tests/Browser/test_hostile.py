"""What nobody should send: refused with a clear status, while the page goes on for others."""

import base64
import http.client
import json
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

import pytest
from conftest import SCHOOL, Server

POST = json.dumps({"text": "Bel Sanne de Vries op 06-12345678."}).encode()


def ask(port, method="GET", path="/", body=None, headers=None, timeout=20):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def check(port, body=POST, **headers):
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(port, "POST", "/api/check", body, {"Content-Type": "application/json", **given})


def memory(server):
    """Kilobytes of memory that the server has in use."""
    with open(f"/proc/{server.process.pid}/status") as file:
        return int(next(line for line in file if line.startswith("VmRSS")).split()[1])


def raw(port, data, wait=10):
    """What comes back for bytes as they are."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            while part := connection.recv(65536):
                answer += part
            return answer
        except (ConnectionError, TimeoutError):
            return b""


@pytest.fixture(autouse=True)
def goes_on(server):
    yield
    status, _, body = check(server.port)
    assert status == 200 and json.loads(body)["verdict"] == "aanpassen"


@pytest.mark.parametrize("host", ["kwaad.example", "127.0.0.1.kwaad.example", "localhost.kwaad.example:3785", "10.0.0.1"])
def test_a_wrong_host(server, host):
    assert ask(server.port, headers={"Host": host})[0] == 421
    assert check(server.port, Host=host)[0] == 421


@pytest.mark.parametrize("headers", [
    {"Origin": "https://kwaad.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://localhost:1"},
])
def test_a_post_from_elsewhere(server, headers):
    assert ask(server.port, "POST", "/api/check", POST, {"Content-Type": "application/json", **headers})[0] == 403
    status, answer, _ = ask(server.port, "POST", "/", b"text=x", {"Content-Type": "application/x-www-form-urlencoded", **headers})
    assert status == 403 and "Access-Control-Allow-Origin" not in answer


def test_types_that_need_no_preflight_are_no_json(server):
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]:
        assert ask(server.port, "POST", "/api/check", POST, {"Content-Type": kind})[0] == 415


def test_a_body_of_a_gigabyte(server):
    start = time.monotonic()
    head = b"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(head)
        assert b" 413 " in connection.recv(4096)
        # The connection is ended soon; what comes until then is thrown away.
        before = memory(server)
        try:
            for _ in range(1024):
                connection.sendall(b"x" * 1048576)
        except OSError:
            pass
    assert time.monotonic() - start < 20
    assert memory(server) - before < 50_000


def test_a_body_without_an_end(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(
            b"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
        answer = b""
        try:
            for _ in range(40):
                connection.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")
            answer = connection.recv(4096)
        except OSError:
            pass
        assert not answer or b" 413 " in answer


@pytest.mark.parametrize("body", [
    b"", b"{", b"nee", b"[1,2]", b"{}", b'{"text":1}', b'{"text":"\xff"}', b'{"text":"\xc0\xaf"}', b'{"text":"\\ud800', b"\x00" * 100,
    b"[" * 100_000, b'{"a":' * 100_000, b'{"text":"x","channel":"' + b"y" * 10_000 + b'"}',
])
def test_bad_json(server, body):
    status, _, answer = check(server.port, body)
    record = json.loads(answer)
    assert status == 400 and record["status"] == "error" and len(answer) < 1000


def test_a_lone_surrogate_is_read_as_a_broken_character(server):
    assert check(server.port, b'{"text":"\\ud800 en \\udc00"}')[0] == 200


@pytest.mark.parametrize("path", [
    "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/roster.csv", "/regels/../roster.csv", "/regels/%00", "//etc/passwd",
    "/roster.csv", "/.drukproef.toml", "/page.css/../roster.csv", "/%ff%fe", "/" + "a" * 8000, "/regels/<script>",
])
def test_path_tricks(server, path):
    status, _, body = ask(server.port, path=path)
    assert status == 404
    assert b"leerlingnummer" not in body and b"<script>alert" not in body and b"aaaa" not in body


@pytest.mark.parametrize("data", [
    b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n", b"GET http://kwaad.example/ HTTP/1.1\r\nHost: kwaad.example\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc", b"NIETS\r\n\r\n", b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(2000)) + b"\r\n",
    b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n",
    b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"CONNECT kwaad.example:443 HTTP/1.1\r\nHost: kwaad.example\r\n\r\n", b"\r\n" * 1000, b"\x00" * 10000,
])
def test_what_is_no_request(server, data):
    answer = raw(server.port, data)
    assert b" 200 " not in answer.split(b"\r\n")[0]


def test_slow_bodies_and_heads_end(server):
    """Twenty at once, each a byte a second; all are ended, and meanwhile the page answers others."""
    ended = []

    def drip(start):
        began = time.monotonic()
        try:
            with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
                connection.sendall(start)
                while time.monotonic() - began < 50:
                    connection.sendall(b"x")
                    time.sleep(1)
                    connection.setblocking(False)
                    try:
                        if connection.recv(4096) == b"":
                            break
                    except BlockingIOError:
                        pass
                    connection.setblocking(True)
        except OSError:
            pass
        ended.append(time.monotonic() - began)

    body = b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
    head = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Lang: "
    drips = [threading.Thread(target=drip, args=(start,)) for start in [body] * 10 + [head] * 10]
    for one in drips:
        one.start()
    for _ in range(5):
        assert check(server.port)[0] == 200
        time.sleep(0.5)
    for one in drips:
        one.join()
    assert max(ended) < 40


def test_many_connections_at_once(server):
    """More than the server serves at a time, all of them silent: the next one is answered once they are gone."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    count = min(3500, hard - 200)
    crowd = []
    try:
        for _ in range(count):
            crowd.append(socket.create_connection(("127.0.0.1", server.port), timeout=5))
        assert check(server.port)[0] == 200
    finally:
        for connection in crowd:
            connection.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_an_open_page_wants_a_password():
    with pytest.raises(AssertionError, match="no address"):
        Server("--host", "0.0.0.0")
    with pytest.raises(AssertionError, match="no address"):
        Server("--host", "0.0.0.0", environment={"DRUKPROEF_TOKEN": "kort"})


def test_a_password(tmp_path):
    token = tmp_path / "wachtwoord"
    token.write_text("karper-linde-42\n")
    server = Server("--token-file", str(token))
    try:
        status, headers, _ = ask(server.port)
        assert status == 401 and headers["www-authenticate"].startswith("Basic")
        basic = base64.b64encode(b"school:karper-linde-42").decode()
        assert ask(server.port, headers={"Authorization": "Basic " + basic})[0] == 200
        assert check(server.port, Authorization="Bearer karper-linde-42")[0] == 200
        assert check(server.port, Authorization="Bearer karper-linde-43")[0] == 401
        assert ask(server.port, path="/health")[0] == 200
    finally:
        assert server.stop() == 0


def test_a_reload_takes_the_new_roster_and_keeps_the_old_when_that_is_broken(tmp_path):
    roster = tmp_path / "roster.csv"
    head = "leerlingnummer;roepnaam;achternaam;groep\n"
    roster.write_text(head + "1;Zweder;Klinkhamer;6\n")
    server = Server("--roster", str(roster), folder=tmp_path)

    def kind(name):
        record = json.loads(check(server.port, json.dumps({"text": f"Gisteren won {name} de beker."}).encode())[2])
        return [finding["rule"] for finding in record["findings"]][:1]

    try:
        assert kind("Zweder Klinkhamer") == ["naam-leerling"]
        roster.write_text(head + "2;Odilia;Waterbolk;6\n")
        server.signal(signal.SIGHUP)
        for _ in range(100):
            if kind("Odilia Waterbolk") == ["naam-leerling"]:
                break
            time.sleep(0.2)
        assert kind("Odilia Waterbolk") == ["naam-leerling"]
        roster.write_text("onzin\n\x00")
        server.signal(signal.SIGHUP)
        for _ in range(50):
            if any("Het vorige blijft" in line for line in server.errors):
                break
            time.sleep(0.2)
        assert any("Het vorige blijft" in line for line in server.errors)
        assert kind("Odilia Waterbolk") == ["naam-leerling"]
        assert not any("Odilia" in line for line in server.errors)
    finally:
        assert server.stop() == 0


def test_no_request_is_lost_at_a_graceful_stop():
    server = Server()
    answered, lost = [], []
    halt = threading.Event()

    def work():
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        while not halt.is_set():
            try:
                connection.request("POST", "/api/check", POST, {"Content-Type": "application/json"})
            except OSError:
                return  # the door was shut before the question was asked
            try:
                answered.append(connection.getresponse().read())
            except (http.client.RemoteDisconnected, ConnectionResetError):
                # A kept connection that ended before the server read the question: a client asks again, and is told no.
                return
            except Exception as error:
                lost.append(error)
                return

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    time.sleep(2)
    status = server.stop()
    halt.set()
    for worker in workers:
        worker.join(20)
    assert status == 0 and not lost and len(answered) > 20
    assert all(json.loads(body)["status"] == "ok" for body in answered)


def test_a_port_in_use_is_told(server):
    run = subprocess.run(
        [server.process.args[0], "serve", "--no-open", "--port", str(server.port)], cwd=SCHOOL, capture_output=True, text=True,
        timeout=60)
    assert run.returncode == 2 and "Draait drukproef al?" in run.stderr


def test_the_process_is_small_and_quiet(server):
    before = memory(server)
    for _ in range(300):
        check(server.port)
    assert memory(server) - before < 20_000
