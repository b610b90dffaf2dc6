#!/usr/bin/env python3
"""Writes seeds/model_header/: small safetensors files ("tensors-") and pack.json texts ("pack-"), each "valid" or "bad".

Needed only when the format changes; the seeds themselves are in the repository. The unit tests check that each is
judged as its name says.
"""
import json
import pathlib
import struct

FOLDER = pathlib.Path(__file__).parent / "seeds" / "model_header"


def tensor(dtype, shape, begin, end):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def file(header, data=b"", length=None):
    text = header if isinstance(header, bytes) else json.dumps(header, separators=(",", ":")).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def network():
    """The tensors of one weight-learning network with 1 parameter, 2 global numbers and 3 hidden units."""
    header, data = {}, b""
    for layer, (rows, columns) in enumerate([(3, 3), (3, 3), (92, 3)]):
        for name, shape in (("weight", [rows, columns]), ("bias", [rows])):
            count = rows * (columns if name == "weight" else 1)
            values = struct.pack(f"<{count}f", *[0.01 * (i % 17) - 0.05 for i in range(count)])
            header[f"operators.op.weights.{layer}.{name}"] = tensor("F32", shape, len(data), len(data) + len(values))
            data += values
    return file(header, data)


ONE = struct.pack("<f", 1.0)
GOOD = {"a": tensor("F32", [2, 1], 0, 8), "b": tensor("F16", [2], 8, 12), "c": tensor("BF16", [], 12, 14)}
GOOD_DATA = ONE + ONE + b"\x00\x3c\x00\x3c" + b"\x80\x3f"


def tensors():
    good = file({"__metadata__": {"format": "pt"}, **GOOD}, GOOD_DATA)
    yield "valid-three-types", good
    yield "valid-network", network()
    yield "valid-empty", file({})
    yield "valid-zero-size", file({"a": tensor("F32", [0, 7], 0, 0)})
    yield "valid-padding", file(b"{}" + b" " * 6)
    for part in range(10):
        yield f"bad-cut-{part}", good[: len(good) * part // 10]
    yield "bad-length-huge", file(GOOD, GOOD_DATA, 2**64 - 1)
    yield "bad-length-beyond-limit", file(GOOD, GOOD_DATA, 100_000_001)
    yield "bad-length-zero", file(GOOD, GOOD_DATA, 0)
    yield "bad-overlap", file({"a": tensor("F32", [1], 0, 4), "b": tensor("F32", [1], 2, 6)}, GOOD_DATA[:6])
    yield "bad-same-bytes-twice", file({"a": tensor("F32", [1], 0, 4), "b": tensor("F32", [1], 0, 4)}, ONE)
    yield "bad-hole", file({"a": tensor("F32", [1], 0, 4), "b": tensor("F32", [1], 8, 12)}, ONE * 3)
    yield "bad-trailing", file(GOOD, GOOD_DATA + b"x")
    yield "bad-dtype", file({"a": tensor("F64", [1], 0, 8)}, ONE * 2)
    yield "bad-shape-overflow", file({"a": tensor("F32", [2**32, 2**32], 0, 0)})
    yield "bad-shape-overflow-to-four", file({"a": tensor("F32", [2**62 + 1], 0, 4)}, ONE)
    yield "bad-shape-negative", file({"a": tensor("F32", [-1, -1], 0, 4)}, ONE)
    yield "bad-shape-float", file({"a": tensor("F32", [1.5], 0, 4)}, ONE)
    yield "bad-rank", file({"a": tensor("F32", [1] * 40, 0, 4)}, ONE)
    yield "bad-offset-order", file({"a": tensor("F32", [1], 4, 0)}, ONE)
    yield "bad-offset-wraps", file({"a": tensor("F32", [1], 2**64 - 4, 0)}, ONE)
    yield "bad-offset-three", file({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4, 4]}}, ONE)
    yield "bad-deep", file(b'{"a":{"shape":' + b"[" * 5000)
    yield "bad-deep-objects", file(b'{"a":' * 2000)
    yield "bad-duplicate-name", file(b'{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},'
                                     b'"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}', ONE * 2)
    yield "bad-duplicate-field", file(b'{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}', ONE)
    yield "bad-missing-field", file({"a": {"dtype": "F32", "shape": [1]}}, ONE)
    yield "bad-unknown-field", file({"a": {**tensor("F32", [1], 0, 4), "code": "x"}}, ONE)
    yield "bad-metadata-number", file({"__metadata__": {"a": 1}})
    yield "bad-utf8", file(b'{"\xff\xfe":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', ONE)
    yield "bad-not-json", file(b"{]")
    yield "bad-array", file(b"[]")
    yield "bad-nan", file({"a": tensor("F32", [1], 0, 4)}, struct.pack("<f", float("nan")))
    yield "bad-infinity-half", file({"a": tensor("F16", [1], 0, 2)}, b"\x00\x7c")
    yield "bad-infinity-bf16", file({"a": tensor("BF16", [1], 0, 2)}, b"\x80\xff")


def description():
    return {
        "format": "glissade-pack", "version": 2, "name": "filters",
        "network": {"widths": [32, 48, 64, 96], "blocks": [1, 2, 3, 2], "up_blocks": [1, 2], "fuse": 40, "features": 48,
                    "global_size": 32, "hidden": 64, "overview": 0},
        "operators": [{"id": "op",
                       "params": [{"id": "lambda", "min": 0.002, "max": 0.2, "default": 0.02, "scale": "log"}],
                       "quantisation": {"scale": [0.1] * 16, "offset": [-1.5] * 16}, "psnr": 30.5, "ssim": 0.91}],
        "weights": {"file": "weights.safetensors", "bytes": 1000, "sha256": "0" * 64},
        "provenance": {"photos": {"train": 120}, "loss": [0.1, 0.01]},
    }


def packs():
    def changed(change):
        one = description()
        change(one)
        return json.dumps(one).encode()

    good = json.dumps(description()).encode()
    yield "valid", good
    yield "valid-pretty", json.dumps(description(), indent=2).encode()
    yield "valid-coarse", changed(lambda d: d["operators"][0].update(coarse={"id": "128 px: 1, 2", "count": 2}))
    for part in range(10):
        yield f"bad-cut-{part}", good[: len(good) * part // 10]
    yield "bad-coarse", changed(lambda d: d["operators"][0].update(coarse={"id": "128 px: 1, 2", "count": 10**9}))
    yield "bad-version", changed(lambda d: d.update(version=1))
    yield "bad-overview", changed(lambda d: d["network"].update(overview=513))
    yield "bad-format", changed(lambda d: d.update(format="other"))
    yield "bad-missing", changed(lambda d: d.pop("network"))
    yield "bad-unknown", changed(lambda d: d.update(code="x"))
    yield "bad-path", changed(lambda d: d["weights"].update(file="../../etc/passwd"))
    yield "bad-nul-path", changed(lambda d: d["weights"].update(file="a\0b"))
    yield "bad-hash", changed(lambda d: d["weights"].update(sha256="z" * 64))
    yield "bad-bytes", changed(lambda d: d["weights"].update(bytes=2**63))
    yield "bad-widths", changed(lambda d: d["network"].update(widths=[10**9] * 4))
    yield "bad-blocks", changed(lambda d: d["network"].update(blocks=[1] * 4000))
    yield "bad-scale", changed(lambda d: d["operators"][0]["quantisation"].update(scale=[0] * 16))
    yield "bad-range", changed(lambda d: d["operators"][0]["params"][0].update(min=1))
    yield "bad-no-operators", changed(lambda d: d.update(operators=[]))
    yield "bad-operator-twice", changed(lambda d: d["operators"].append(d["operators"][0]))
    yield "bad-deep", good.replace(b"120", b"[" * 2000 + b"]" * 2000)
    yield "bad-duplicate", good.replace(b'"name"', b'"name": "x", "name"')
    yield "bad-overflow", good.replace(b"30.5", b"1e999")
    yield "bad-nan", good.replace(b"30.5", b"NaN")
    yield "bad-utf8", good.replace(b"filters", b"\xc3\x28")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind, seeds in (("tensors", tensors()), ("pack", packs())):
        for name, data in seeds:
            (FOLDER / f"{kind}-{name}").write_bytes(data)


main()
