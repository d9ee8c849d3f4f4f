"""Stands for the vendor's server script: takes its arguments, and serves, waits or ends as the model path says.

Writes its process id and arguments beside itself.
"""
import json
import os
import sys
import time

arguments = sys.argv[1:]
options = dict(zip(arguments[::2], arguments[1::2]))
with open(os.path.join(os.path.dirname(__file__), "started.json"), "w", encoding="utf-8") as file:
    json.dump({"pid": os.getpid(), "arguments": arguments}, file)
mode = options.get("--model-path")
if mode == "ends":
    sys.exit(7)
if mode == "waits":
    time.sleep(600)

import msgpack
import zmq

socket = zmq.Context().socket(zmq.REP)
socket.bind("tcp://127.0.0.1:" + options["--port"])
while True:
    request = msgpack.unpackb(socket.recv())
    socket.send(msgpack.packb({"status": "ok"} if request.get("endpoint") == "ping" else [{"arm": [[0.5, 1.0]]}, {}]))
