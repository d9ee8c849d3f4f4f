"""A policy server that speaks the documented protocol: a REP socket of libzmq, msgpack, and numpy's own array files.

Prints its port, serves until its standard input ends, and never outlives the process that started it.
"""
import io
import os
import sys
import threading
import time

import msgpack
import numpy as np
import zmq


def encode(value):
    if isinstance(value, np.ndarray):
        buffer = io.BytesIO()
        np.save(buffer, value, allow_pickle=False)
        return {"__ndarray_class__": True, "as_npy": buffer.getvalue()}
    raise TypeError(type(value))


def decode(value):
    if "__ndarray_class__" in value:
        return np.load(io.BytesIO(value["as_npy"]), allow_pickle=False)
    return value


def pack(value):
    return msgpack.packb(value, default=encode)


def check_strict(observation):
    for key, value in observation.get("video", {}).items():
        if not isinstance(value, np.ndarray) or value.dtype != np.uint8 or value.ndim != 5:
            raise ValueError(f"video.{key} must be a uint8 array of 5 dimensions")
    for key, value in observation.get("state", {}).items():
        if not isinstance(value, np.ndarray) or value.dtype != np.float32 or value.ndim != 3:
            raise ValueError(f"state.{key} must be a float32 array of 3 dimensions")


def get_action(observation, options=None):
    mode = (options or {}).get("mode", "")
    if mode == "strict":
        check_strict(observation)
    if mode == "error":
        raise RuntimeError("cannot reach https://u:hunter2@host/x?token=raw-secret with api_key=raw-secret")
    if mode == "delay":
        time.sleep(options["seconds"])
    if mode == "nil":
        return None
    if mode == "one":
        return ({"arm": 1},)
    if mode == "three":
        return ({"arm": 1}, {}, {})
    if mode == "large":
        return ({"arm": np.zeros(options["bytes"], dtype=np.uint8)}, {})
    if mode == "nan":
        return ({"arm": np.array([[1.0, float("nan")]])}, {})
    if mode == "nan_plain":
        return ({"arm": [1.0, float("nan")]}, {})
    if mode == "bytes":
        return ({"arm": b"raw"}, {})
    if mode == "intkey":
        return ({1: [1.0]}, {})
    if mode == "ext":
        return ({"arm": msgpack.ExtType(5, b"x")}, {})
    if mode == "object":
        return ({"arm": {"__ndarray_class__": True, "as_npy": b"\x93NUMPY\x01\x00\x00\x00"}}, {})
    if mode == "echo":
        return (observation, {"described": {key: [str(value.dtype), list(value.shape), float(value.sum())] for key, value in observation.get("state", {}).items()}})
    if mode == "dtypes":
        base = np.arange(6)
        return ({
            "u1": base.astype(np.uint8).reshape(2, 3), "i1": (base - 3).astype(np.int8), "i2": (base - 3).astype(np.int16),
            "u2": base.astype(np.uint16), "i4": (base - 3).astype(np.int32), "u4": base.astype(np.uint32), "i8": (base - 3).astype(np.int64),
            "u8": base.astype(np.uint64), "f2": (base / 2).astype(np.float16), "f4": (base / 2).astype(np.float32), "f8": base / 2,
            "b1": base % 2 == 0, "fortran": np.asfortranarray(base.reshape(2, 3).astype(np.float32)), "big": base.astype(">f8"),
            "scalar": np.array(2.5), "empty": np.zeros((0, 3), dtype=np.float32),
        }, {})
    return ({"arm": np.zeros((1, 2, 3), dtype=np.float32)}, {})


def main():
    token = os.environ.get("GROOT_PEER_TOKEN")
    context = zmq.Context()
    socket = context.socket(zmq.REP)
    port = socket.bind_to_random_port("tcp://127.0.0.1")
    print(port, flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    while True:
        body = socket.recv()
        started = time.perf_counter()
        try:
            request = msgpack.unpackb(body, object_hook=decode)
            if token is not None and request.get("api_token") != token:
                socket.send(pack({"error": "Unauthorized: Invalid API token"}))
                continue
            endpoint = request.get("endpoint", "get_action")
            data = request.get("data", {})
            if endpoint == "ping":
                reply = {"status": "ok", "message": "Server is running"}
            elif endpoint == "kill":
                socket.send(pack(None))
                break
            elif endpoint == "reset":
                reply = {"current_step": 0, "options": data.get("options")} if data else {}
            elif endpoint == "get_modality_config":
                reply = {"video": {"__ModalityConfig_class__": True, "as_json": {"delta_indices": [0], "modality_keys": ["front"]}},
                         "state": {"__ModalityConfig_class__": True, "as_json": "{\"delta_indices\": [0]}"}}
            elif endpoint == "get_action":
                if (data.get("options") or {}).get("mode") == "ERROR":
                    socket.send(b"ERROR")
                    continue
                reply = get_action(**data)
            else:
                reply = {"error": f"Unknown endpoint: {endpoint}"}
            packed = pack(reply)
            if isinstance(reply, tuple) and len(reply) == 2 and isinstance(reply[1], dict) and (data.get("options") or {}).get("timed"):
                reply[1]["peer_seconds"] = time.perf_counter() - started
                packed = pack(reply)
            socket.send(packed)
        except Exception as error:
            socket.send(pack({"error": str(error)}))
    socket.close(linger=1000)
    context.term()
    os._exit(0)


main()
