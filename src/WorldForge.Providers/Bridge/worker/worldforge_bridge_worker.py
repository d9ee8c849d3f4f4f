#!/usr/bin/env python3
"""Reference worker of the WorldForge runtime bridge, protocol version 1.

Runs models for a .NET host over standard input and output. Needs nothing but Python 3.9; numpy makes large arrays fast,
and torch, stable_worldmodel, lerobot and jepa-wms are imported only by the loader that uses them. The protocol is
described in docs/providers/runtime-bridge.md.
"""

import array
import importlib
import importlib.util
import json
import os
import platform
import queue
import struct
import sys
import threading

PROTOCOL = "worldforge.runtime-bridge"
VERSION = 1
WORKER_VERSION = "1.0"
MAGIC = b"WFB1"
PREFIX = struct.Struct("<4sIQ")
CODES = {
    "bool": ("?", 1), "int8": ("b", 1), "uint8": ("B", 1), "int16": ("h", 2), "uint16": ("H", 2), "int32": ("i", 4),
    "uint32": ("I", 4), "int64": ("q", 8), "uint64": ("Q", 8), "float16": ("e", 2), "float32": ("f", 4), "float64": ("d", 8),
}


class Failure(Exception):
    """A call that cannot be answered; code and text go to the host."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Tensor:
    """An array as it travels: numpy's name of the type, the shape, and little-endian bytes in C order."""

    def __init__(self, dtype, shape, data):
        self.dtype = dtype
        self.shape = tuple(shape)
        self.data = data

    def numbers(self):
        """The numbers as a flat list of Python numbers."""
        code, size = CODES[self.dtype]
        return list(struct.unpack("<%d%s" % (len(self.data) // size, code), self.data))

    def numpy(self):
        import numpy

        return numpy.frombuffer(self.data, dtype=numpy.dtype(self.dtype).newbyteorder("<")).reshape(self.shape)

    def torch(self):
        import torch

        return torch.from_numpy(self.numpy().copy())

    @staticmethod
    def floats(values, shape):
        packed = array.array("d", values)
        if sys.byteorder == "big":
            packed.byteswap()
        return Tensor("float64", shape, packed.tobytes())

    @staticmethod
    def of(value):
        """Wraps a torch tensor, a numpy array or a numpy number; None for anything else."""
        if hasattr(value, "detach") and hasattr(value, "cpu"):
            value = value.detach().cpu()
            if str(value.dtype) == "torch.bfloat16":
                value = value.float()
            value = value.numpy()
        if not (hasattr(value, "dtype") and hasattr(value, "tobytes")):
            return None
        if value.dtype.name not in CODES:
            raise Failure("unsupported_dtype", "arrays of %s cannot be sent" % value.dtype.name)
        return Tensor(value.dtype.name, value.shape, value.astype(value.dtype.newbyteorder("<"), order="C").tobytes())


class Channel:
    """Frames over two streams. A thread reads, so that the end of the input ends the worker even while a model computes."""

    def __init__(self, source, sink):
        self.source = source
        self.sink = sink
        self.frames = queue.Queue()
        self.max_header = 4 * 1024 * 1024
        self.max_body = 256 * 1024 * 1024

    def start(self):
        threading.Thread(target=self._pump, daemon=True).start()

    def receive(self):
        return self.frames.get()

    def send(self, header, value=None, name="result"):
        arrays = []
        if value is not None or name in ("result",):
            header = dict(header)
            header[name] = self._encode(value, arrays)
        header["arrays"] = [{"dtype": item.dtype, "shape": list(item.shape)} for item in arrays]
        text = json.dumps(header, allow_nan=False, separators=(",", ":")).encode("utf-8")
        body = sum(len(item.data) for item in arrays)
        if len(text) > self.max_header or body > self.max_body:
            raise Failure("too_large", "the answer has %d and %d bytes" % (len(text), body))
        self.sink.write(PREFIX.pack(MAGIC, len(text), body) + text)
        for item in arrays:
            self.sink.write(item.data)
        self.sink.flush()

    def _pump(self):
        try:
            while True:
                self.frames.put(self._read())
        except EOFError:
            os._exit(0)
        except Exception as problem:  # the host sends no such thing; without it there is nobody to tell
            sys.stderr.write("the host broke the protocol: %s\n" % problem)
            sys.stderr.flush()
            os._exit(2)

    def _read(self):
        magic, header_size, body_size = PREFIX.unpack(self._exactly(PREFIX.size))
        if magic != MAGIC or header_size > self.max_header or body_size > self.max_body:
            raise ValueError("no frame, or one that is too large")
        header = json.loads(self._exactly(header_size).decode("utf-8"))
        body = self._exactly(body_size)
        arrays, at = [], 0
        for row in header.pop("arrays", []):
            size = CODES[row["dtype"]][1]
            for dimension in row["shape"]:
                size *= dimension
            arrays.append(Tensor(row["dtype"], row["shape"], body[at:at + size]))
            at += size
        if at != body_size:
            raise ValueError("the arrays do not fill the body")
        if "params" in header:
            header["params"] = self._decode(header["params"], arrays)
        return header

    def _exactly(self, count):
        parts = []
        while count:
            part = self.source.read(count)
            if not part:
                raise EOFError()
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _decode(self, value, arrays):
        if isinstance(value, list):
            return [self._decode(item, arrays) for item in value]
        if isinstance(value, dict):
            if set(value) == {"$array"}:
                return arrays[value["$array"]]
            return {key: self._decode(item, arrays) for key, item in value.items()}
        return value

    def _encode(self, value, arrays):
        if not isinstance(value, (Tensor, str, int, float, bool, list, tuple, dict, type(None))):
            value = Tensor.of(value)
            if value is None:
                raise Failure("unsupported_value", "a value of the answer cannot be sent")
        if isinstance(value, Tensor):
            arrays.append(value)
            return {"$array": len(arrays) - 1}
        if isinstance(value, (list, tuple)):
            return [self._encode(item, arrays) for item in value]
        if isinstance(value, dict):
            return {str(key): self._encode(item, arrays) for key, item in value.items()}
        return value


def missing(dependency, problem):
    name = getattr(problem, "name", None) or ""
    return {"kind": "missing", "dependency": dependency, "detail": name if name != dependency else ""}


def probe(dependency, module=None, member=None):
    """What keeps a dependency from being used, or None. Imports it."""
    try:
        loaded = importlib.import_module(module or dependency)
    except ModuleNotFoundError as problem:
        return missing(dependency, problem)
    except Exception as problem:
        return {"kind": "broken", "dependency": dependency, "detail": "%s: %s" % (type(problem).__name__, problem)}
    if member and not hasattr(loaded, member):
        return {"kind": "lacking", "dependency": dependency, "detail": "%s.%s" % (module or dependency, member)}
    return None


def prepare_module(model, params):
    """Moves a torch module to its device and makes it ready for inference."""
    if hasattr(model, "to"):
        moved = model.to(params["device"])
        model = moved if moved is not None else model
    if params.get("evaluation") and hasattr(model, "eval"):
        model.eval()
    if not params.get("gradients") and hasattr(model, "requires_grad_"):
        model.requires_grad_(False)
    if params.get("interpolate_positions") and hasattr(model, "interpolate_pos_encoding"):
        model.interpolate_pos_encoding = True
    return model


class StableWorldModelLoader:
    """The official cost models: stable_worldmodel.policy.AutoCostModel. Needs torch."""

    def check(self):
        return probe("torch") or probe("stable_worldmodel", "stable_worldmodel.policy", "AutoCostModel")

    def load(self, params):
        from stable_worldmodel.policy import AutoCostModel

        options = {"cache_dir": params["cache_dir"]} if params.get("cache_dir") else {}
        return StableWorldModel(AutoCostModel(params["policy"], **options))


class StableWorldModel:
    def __init__(self, model):
        self.model = model
        self.device = "cpu"

    def prepare(self, params):
        self.device = params["device"]
        self.model = prepare_module(self.model, params)

    def get_cost(self, params):
        import torch

        with torch.no_grad():
            info = {key: value.torch().to(self.device) for key, value in params["info"].items()}
            return self.model.get_cost(info, params["candidates"].torch().to(self.device))


class LeRobotLoader:
    """LeRobot policies. Since LeRobot 0.4 the policy type must be known; it is read from the checkpoint when it is not given."""

    def check(self):
        return probe("lerobot") or probe("torch")

    def load(self, params):
        kind = params.get("policy_type") or self._kind(params)
        policy_class = self._policy_class(kind)
        options = {"cache_dir": params["cache_dir"]} if params.get("cache_dir") else {}
        return LeRobotPolicy(policy_class.from_pretrained(params["path"], **options))

    def _kind(self, params):
        from lerobot.configs.policies import PreTrainedConfig

        return PreTrainedConfig.from_pretrained(params["path"]).type

    def _policy_class(self, kind):
        try:
            from lerobot.policies.factory import get_policy_class
        except ImportError:
            from lerobot.common.policies.factory import get_policy_class
        return get_policy_class(kind)


class LeRobotPolicy:
    def __init__(self, policy):
        self.policy = policy
        self.device = "cpu"
        self.predicts_chunks = hasattr(policy, "predict_action_chunk")

    def prepare(self, params):
        self.device = params["device"]
        self.policy = prepare_module(self.policy, params)

    def reset(self, params):
        self.policy.reset()

    def select_action(self, params):
        return self._ask(self.policy.select_action, params)

    def predict_chunk(self, params):
        return self._ask(self.policy.predict_action_chunk, params)

    def _ask(self, method, params):
        import torch

        with torch.no_grad():
            return {"actions": method(self._observation(params["observation"])), "info": {}}

    def _observation(self, value):
        import torch

        if isinstance(value, Tensor):
            return value.torch().to(self.device)
        if isinstance(value, dict):
            return {key: self._observation(item) for key, item in value.items()}
        if isinstance(value, list) and value and not isinstance(value[0], str):
            return torch.tensor(value).to(self.device)
        return value


class JepaHubLoader:
    """World models of facebookresearch/jepa-wms through torch hub."""

    def check(self):
        return probe("torch")

    def load(self, params):
        import torch

        options = {key: params[key] for key in ("device", "trust_repo") if params.get(key) is not None}
        made = torch.hub.load(params["hub_repo"], params["model_name"], pretrained=params["pretrained"], **options)
        parts = made if isinstance(made, tuple) else (made, None)
        if not parts:
            raise Failure("no_model", "%s made no model" % params["hub_repo"])
        return JepaHubModel(parts[0], parts[1] if len(parts) > 1 else None, params)


class JepaHubModel:
    def __init__(self, model, preprocessor, params):
        self.model = model
        self.preprocessor = preprocessor
        self.params = params
        self.device = params.get("device") or "cpu"

    def prepare(self, params):
        self.device = params["device"]
        self.model = prepare_module(self.model, params)

    def score_actions(self, params):
        import torch

        info = params["info"]
        objective = info.get("objective", "l2")
        normalized = info.get("actions_are_normalized", True)
        if objective not in ("l1", "l2") or not isinstance(normalized, bool):
            raise Failure("invalid_input", "objective must be l1 or l2, and actions_are_normalized a boolean")
        with torch.no_grad():
            actions = params["candidates"].torch().float().to(self.device)[0]
            if not normalized:
                if self.preprocessor is None:
                    raise Failure("invalid_input", "the model has no preprocessor for actions that are not normalized")
                actions = self.preprocessor.normalize_actions(actions)
            state = self.model.encode(params["observation"].torch().float().to(self.device), act=True)
            goal = self.model.encode(params["goal"].torch().float().to(self.device), act=False)
            predicted = self.model.unroll(state, act_suffix=actions.permute(1, 0, 2))
            scores = self._compare(predicted, goal, objective)
        return {
            "scores": scores,
            "lower_is_better": True,
            "metadata": {
                "runtime": "torchhub", "hub_repo": self.params["hub_repo"], "model_name": self.params["model_name"],
                "objective": objective, "actions_are_normalized": normalized,
            },
        }

    def _compare(self, predicted, goal, objective):
        if hasattr(predicted, "keys"):
            shared = sorted(set(predicted.keys()) & set(goal.keys()))
            if not shared:
                raise Failure("no_model", "the predicted and the goal features share no name")
            return sum(self._compare(predicted[key], goal[key], objective) for key in shared)
        # The prediction has time first; the goal has the batch first, then time.
        difference = predicted[-1] - goal[0, -1]
        distance = difference.abs() if objective == "l1" else difference * difference
        return distance.flatten(1).mean(1)


class DistanceLoader:
    """A built-in model without any dependency: the squared distance of each candidate's last step to the end of the goal."""

    def check(self):
        return None

    def load(self, params):
        if params.get("policy") == "broken":
            raise Failure("no_model", "there is no such model")
        return DistanceModel()


class DistanceModel:
    def __init__(self):
        self.device = None

    def prepare(self, params):
        self.device = params["device"]

    def get_cost(self, params):
        return self._costs(params["candidates"], params["info"]["goal"])

    def score_actions(self, params):
        return {"scores": self._costs(params["candidates"], params["goal"]), "metadata": {"runtime": "distance", "device": self.device}}

    def _costs(self, candidates, goal):
        _, samples, horizon, width = candidates.shape
        target = goal.numbers()[-width:]
        values = candidates.numbers()
        costs = []
        for sample in range(samples):
            end = (sample + 1) * horizon * width
            last = values[end - width:end]
            costs.append(sum((left - right) ** 2 for left, right in zip(last, target)))
        return Tensor.floats(costs, [1, samples])


class EchoLoader:
    """A built-in policy without any dependency: answers the action, or the state, of the observation."""

    def check(self):
        return None

    def load(self, params):
        return EchoPolicy(params)


class EchoPolicy:
    predicts_chunks = True

    def __init__(self, params):
        self.params = params
        self.device = None
        self.resets = 0

    def prepare(self, params):
        self.device = params["device"]

    def reset(self, params):
        self.resets += 1

    def select_action(self, params):
        return {"actions": params["observation"].get("actions", params["observation"].get("state")), "info": self._info()}

    def predict_chunk(self, params):
        return {"actions": [params["observation"].get("actions")], "info": self._info()}

    def _info(self):
        return {"resets": self.resets, "device": self.device, "policy_type": self.params.get("policy_type")}


LOADERS = {
    "stable_worldmodel": StableWorldModelLoader, "lerobot": LeRobotLoader, "jepa_wms": JepaHubLoader,
    "distance": DistanceLoader, "echo": EchoLoader,
}
MODEL_OPERATIONS = ("prepare", "reset", "get_cost", "select_action", "predict_chunk", "score_actions")


class Worker:
    def __init__(self):
        self.models = {}

    def run(self, operation, params):
        if operation == "echo":
            return params.get("value")
        if operation in ("check", "load"):
            loader = LOADERS.get(params.get("loader"))
            if loader is None:
                raise Failure("unknown_loader", "known loaders are %s" % ", ".join(sorted(LOADERS)))
            return {"problem": loader().check()} if operation == "check" else self._load(loader(), params)
        if operation == "unload":
            self.models.pop(params.get("model"), None)
            return None
        if operation not in MODEL_OPERATIONS:
            raise Failure("unknown_operation", "there is no operation %s" % operation)
        model = self.models.get(params.get("model"))
        if model is None:
            raise Failure("unknown_model", "there is no model %s" % params.get("model"))
        method = getattr(model, operation, None)
        if method is None:
            raise Failure("unsupported", "the model has no %s" % operation)
        return method(params)

    def _load(self, loader, params):
        problem = loader.check()
        if problem:
            raise Failure("runtime_problem", "%(kind)s %(dependency)s %(detail)s" % problem)
        model = loader.load(params)
        handle = len(self.models) + 1
        self.models[handle] = model
        return {"model": handle, "predicts_chunks": bool(getattr(model, "predicts_chunks", False))}


def serve(channel):
    hello = channel.receive()
    if hello.get("protocol") != PROTOCOL or VERSION not in hello.get("versions", []):
        channel.send({"type": "error", "code": "unsupported_version", "message": "this worker speaks %s version %d" % (PROTOCOL, VERSION)}, None, "unused")
        return 3
    channel.max_header = int(hello.get("max_header_bytes", channel.max_header))
    channel.max_body = int(hello.get("max_frame_bytes", channel.max_body))
    channel.send({
        "type": "hello", "protocol": PROTOCOL, "version": VERSION,
        "worker": {"name": "worldforge-bridge-worker", "version": WORKER_VERSION},
        "runtime": {"python": platform.python_version(), "numpy": importlib.util.find_spec("numpy") is not None, "torch": importlib.util.find_spec("torch") is not None},
        "loaders": sorted(LOADERS),
    }, None, "unused")
    worker = Worker()
    while True:
        frame = channel.receive()
        if frame.get("type") == "bye":
            return 0
        reply = {"type": "result", "id": frame.get("id")}
        try:
            result = worker.run(frame.get("operation"), frame.get("params") or {})
            channel.send(reply, result)
        except Exception as problem:  # whatever a model throws is the answer to this call, and not the end of the worker
            code = problem.code if isinstance(problem, Failure) else type(problem).__name__
            channel.send({"type": "error", "id": frame.get("id"), "code": code, "message": str(problem)[:2000]}, None, "unused")


def main():
    # What libraries print must not get between the frames: it goes to the standard error.
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    channel = Channel(os.fdopen(os.dup(0), "rb", buffering=0), sink)
    channel.start()
    code = serve(channel)
    sink.close()
    os._exit(code)


if __name__ == "__main__":
    main()
