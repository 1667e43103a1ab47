"""A small alarm processor to compare with: FastAPI takes one alarm by HTTP, signs, and posts one SMS.

It has no queue, no retry and no record of what it sent.
"""

import base64
import hashlib
import hmac
import os
import time

import httpx
from fastapi import FastAPI
from pydantic import BaseModel

BASE, SERVICE, ACCESS_KEY, SECRET_KEY = (
    os.environ[name] for name in ("SENS_BASEURL", "SENS_SERVICEID", "SENS_ACCESSKEY", "SENS_SECRETKEY")
)
SENDER, PHONE = os.environ["SENS_FROM"], os.environ["PHONE"]
PATH = f"/sms/v2/services/{SERVICE}/messages"

app = FastAPI()
client = httpx.AsyncClient(timeout=10)


class Alarm(BaseModel):
    AlarmName: str
    NewStateValue: str
    NewStateReason: str = ""


def headers() -> dict:
    stamp = str(int(time.time() * 1000))
    text = f"POST {PATH}\n{stamp}\n{ACCESS_KEY}"
    signature = hmac.new(SECRET_KEY.encode(), text.encode(), hashlib.sha256).digest()
    return {
        "x-ncp-apigw-timestamp": stamp,
        "x-ncp-iam-access-key": ACCESS_KEY,
        "x-ncp-apigw-signature-v2": base64.b64encode(signature).decode(),
        "Content-Type": "application/json; charset=utf-8",
    }


@app.post("/alarm")
async def alarm(received: Alarm) -> dict:
    body = {
        "type": "SMS",
        "from": SENDER,
        "content": f"[{received.NewStateValue}] {received.AlarmName[:30]}",
        "messages": [{"to": PHONE}],
    }
    response = await client.post(BASE + PATH, headers=headers(), json=body)
    response.raise_for_status()
    return {"status": response.status_code}
