"""FastAPI, served by uvicorn."""

from typing import Annotated

from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel, ConfigDict, Field

import work

app = FastAPI()


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
