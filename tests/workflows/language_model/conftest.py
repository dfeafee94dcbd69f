"""A language model on this machine that answers whatever a test writes down, or misbehaves."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from workflows.language_model import LanguageModel, Limits, language_model

ENDLESS = 10_000  # pieces, unless the one who asks hangs up, as it should
QUICK = Limits(connect=5, read=0.2, total=60, answer=64 * 1024)


def completion(content: Any, **changes: Any) -> bytes:
    """Return the body of an answer whose message is ``content``, as JSON unless it is text."""
    written = content if isinstance(content, str) else json.dumps(content)
    choice = {"message": {"role": "assistant", "content": written}, "finish_reason": "stop"}
    return json.dumps({"choices": [choice | changes]}).encode()


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    endless: bool = False
    hangs: bool = False


class Stub:
    """What was asked, and how each question is answered: the last answer serves all others."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"
        self.answers = [Answer()]
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.let_go = threading.Event()

    def answer(self, body: bytes = b"", **how: Any) -> None:
        self.answers = [Answer(body, **how)]

    def next_answer(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stub: Stub

    def do_POST(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        question = json.loads(self.rfile.read(int(headers["content-length"])))
        self.stub.asked.append((self.path, headers, question))
        answer = self.stub.next_answer()
        if answer.hangs:
            self.stub.let_go.wait()
        length = str(len(answer.body) * (ENDLESS if answer.endless else 1))
        self.send_response_only(answer.status)
        for name, value in ({"Content-Length": length} | answer.headers).items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for _ in range(ENDLESS if answer.endless else 1):
                self.wfile.write(answer.body)
        except OSError:
            pass  # whoever asked hung up
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def stubs() -> Iterator[Callable[[], Stub]]:
    """Start as many language models as a test needs."""
    started: list[tuple[ThreadingHTTPServer, threading.Thread, Stub]] = []

    def start() -> Stub:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        server.daemon_threads = True
        stub = Stub(server.server_address[1])
        server.RequestHandlerClass = type("Handler", (_Handler,), {"stub": stub})
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.002})
        thread.start()
        started.append((server, thread, stub))
        return stub

    try:
        yield start
    finally:
        for server, thread, stub in started:
            stub.let_go.set()
            server.shutdown()
            thread.join()
            server.server_close()


@pytest.fixture
def stub(stubs: Callable[[], Stub]) -> Stub:
    return stubs()


@pytest.fixture
def model(stub: Stub) -> LanguageModel:
    return language_model(stub.url, "parrot", limits=QUICK, environment={})
