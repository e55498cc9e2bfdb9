"""The work that both Python stacks do, as the service does it: greet, and take messages with a key and a token."""

import hashlib
import hmac
import os
import re
import threading
import time

import jwt

GREETING = {"message": "Hello from Fairlead in Kubernetes!"}
DIGESTS = [bytes.fromhex(line.split(":")[1]) for line in open(os.environ["API_KEYS_FILE"]).read().split()]
TOKEN_KEY = open(os.environ["TOKEN_KEY_FILE"], "rb").read()
BEARER = re.compile(r"^Bearer ([\w.~+/=-]+)$", re.IGNORECASE)

_used = {}
_lock = threading.Lock()


def is_api_key(key):
    digest = hashlib.sha256((key or "").encode()).digest()
    return any([hmac.compare_digest(digest, known) for known in DIGESTS])


def use_token(authorization):
    """Whether a token is valid, and was not used before."""
    match = BEARER.match(authorization or "")
    if match is None:
        return False
    try:
        claims = jwt.decode(
            match.group(1),
            TOKEN_KEY,
            algorithms=["HS256"],
            issuer=os.environ["TOKEN_ISSUER"],
            audience=os.environ["TOKEN_AUDIENCE"],
            leeway=5,
            options={"require": ["exp", "iss", "aud", "jti"]},
        )
    except jwt.InvalidTokenError:
        return False
    now = time.time()
    with _lock:
        if claims["jti"] in _used:
            return False
        if len(_used) >= 100_000:
            for old in [token for token, expiry in _used.items() if expiry < now]:
                del _used[old]
        _used[claims["jti"]] = claims["exp"] + 6
    return True


def answer_to(recipient):
    return {"message": f"Hello {recipient} your message will be sent"}


# The same statement, number of connections and columns as the service has; a user more than asked for tells of another page.
CONNECTIONS = 10
LIMIT = 50
USERS = "SELECT id, dni, name FROM users WHERE id > {} ORDER BY id LIMIT {}"


def database():
    """How to connect, or None where there is no database."""
    if "DATABASE_HOST" not in os.environ:
        return None
    login = os.environ["DATABASE_LOGIN_DIR"]
    return {
        "host": os.environ["DATABASE_HOST"],
        "port": int(os.environ["DATABASE_PORT"]),
        "user": open(f"{login}/username").read().strip(),
        "password": open(f"{login}/password").read().strip(),
    }
