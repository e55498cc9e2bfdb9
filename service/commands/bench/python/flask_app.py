"""Flask, served by gunicorn."""

import os

from flask import Flask, jsonify, request
from psycopg_pool import ConnectionPool

import work

app = Flask(__name__)
DATABASE = work.database()
POOL = DATABASE and ConnectionPool(
    kwargs={**DATABASE, "dbname": os.environ["DATABASE_NAME"]}, min_size=1, max_size=work.CONNECTIONS, open=True
)
LENGTHS = {"message": 4096, "to": 200, "from": 200}


@app.get("/")
def home():
    return jsonify(work.GREETING)


@app.post("/DevOps")
def devops():
    if not work.is_api_key(request.headers.get("X-API-Key")):
        return jsonify(title="Unauthorized", status=401), 401
    if not work.use_token(request.headers.get("Authorization")):
        return jsonify(title="Unauthorized", status=401), 401
    body = request.get_json()
    life = body.get("timeToLifeSec")
    right = (
        body.keys() == {*LENGTHS, "timeToLifeSec"}
        and all(isinstance(body[name], str) and 1 <= len(body[name]) <= most for name, most in LENGTHS.items())
        and type(life) is int
        and 1 <= life <= 31_536_000
    )
    if not right:
        return jsonify(title="Bad Request", status=400), 400
    return jsonify(work.answer_to(body["to"]))


@app.get("/api/users/")
def users():
    with POOL.connection() as connection:
        rows = connection.execute(work.USERS.format("%s", "%s"), (0, work.LIMIT + 1)).fetchall()
    return jsonify([{"id": id, "dni": dni, "name": name} for id, dni, name in rows[: work.LIMIT]])
