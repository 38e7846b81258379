"""A tiny OpenID provider that says whatever a test wants it to say, and its client."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse

CLIENT, SECRET = "rapport", "for-tests-alone-and-long-enough-for-a-key"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Forge:
    """What the provider answers; a test changes it before somebody comes back."""

    issuer: str = ""
    key: rsa.RSAPrivateKey = field(default_factory=new_key)
    claims: dict[str, Any] = field(default_factory=dict)
    about: Any = field(default_factory=dict)
    token: Any = None  # in place of a proper ID token
    discovered: dict[str, Any] = field(default_factory=dict)
    keys: Any = None
    nonce: str = ""

    def proper(self) -> dict[str, Any]:
        now = int(time.time())
        whole = {
            "iss": self.issuer,
            "sub": "s-1",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonce,
        }
        return {name: value for name, value in (whole | self.claims).items() if value is not None}

    def signed(self, key: Any = None, algorithm: str = "RS256", **header: Any) -> str:  # noqa: ANN401 - any key
        return jwt.encode(
            self.proper(), key or self.key, algorithm, headers={"kid": "one"} | header
        )

    def answer(self, path: str) -> Any:  # noqa: ANN401 - whatever a test wants said
        jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        said = {
            "/.well-known/openid-configuration": {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/auth",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/me",
                "jwks_uri": f"{self.issuer}/keys",
            }
            | self.discovered,
            "/keys": self.keys or {"keys": [jwk | {"kid": "one", "use": "sig", "alg": "RS256"}]},
            "/token": {"access_token": "a", "token_type": "Bearer", "id_token": self._token()},
            "/me": {"sub": "s-1"} | self.about if isinstance(self.about, dict) else self.about,
        }
        return said[path]

    def _token(self) -> Any:  # noqa: ANN401 - whatever a test wants said
        return self.token(self) if callable(self.token) else self.token or self.signed()


@contextmanager
def served(forge: Forge) -> Iterator[Forge]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = forge.answer(urlsplit(self.path).path)
            data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def log_message(self, *_words: object) -> None:
            """Nothing: a test says what it found."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    forge.issuer = f"http://127.0.0.1:{server.server_port}"
    yield forge
    server.shutdown()
    thread.join()
    server.server_close()


def begin(client: Client, forge: Forge, provider: str) -> str:
    """Presses the button; the state, while the provider remembers the nonce."""
    answer = client.post(reverse("openid_connect_login", args=[provider]))
    asked = parse_qs(urlsplit(answer.headers["Location"]).query)
    forge.nonce = asked["nonce"][0]
    assert asked["code_challenge_method"] == ["S256"]
    return asked["state"][0]


def come_back(client: Client, state: str, provider: str) -> int:
    """The status of the page that follows."""
    back = reverse("openid_connect_callback", args=[provider])
    return int(client.get(back, {"code": "c", "state": state}).status_code)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
