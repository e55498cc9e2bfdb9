"""FastAPI, served by uvicorn."""

import os
from contextlib import asynccontextmanager
from typing import Annotated

import asyncpg
from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel, ConfigDict, Field

import work

DATABASE = work.database()


@asynccontextmanager
async def lifespan(app):
    if DATABASE is None:
        yield
        return
    name = os.environ["DATABASE_NAME"]
    async with asyncpg.create_pool(**DATABASE, database=name, min_size=1, max_size=work.CONNECTIONS) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


class User(BaseModel):
    id: int
    dni: str
    name: str


class Message(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    message: Annotated[str, Field(min_length=1, max_length=4096)]
    to: Annotated[str, Field(min_length=1, max_length=200)]
    sender: Annotated[str, Field(alias="from", min_length=1, max_length=200)]
    timeToLifeSec: Annotated[int, Field(ge=1, le=31_536_000)]


class Answer(BaseModel):
    message: str


@app.get("/")
async def home() -> Answer:
    return Answer(**work.GREETING)


@app.post("/DevOps")
async def devops(
    body: Message,
    x_api_key: Annotated[str | None, Header()] = None,
    authorization: Annotated[str | None, Header()] = None,
) -> Answer:
    if not work.is_api_key(x_api_key) or not work.use_token(authorization):
        raise HTTPException(401)
    return Answer(**work.answer_to(body.to))


@app.get("/api/users/")
async def users() -> list[User]:
    rows = await app.state.pool.fetch(work.USERS.format("$1", "$2"), 0, work.LIMIT + 1)
    return [User(id=row["id"], dni=row["dni"], name=row["name"]) for row in rows[: work.LIMIT]]
