"""Flask, served by gunicorn."""

from flask import Flask, jsonify, request

import work

app = Flask(__name__)
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
