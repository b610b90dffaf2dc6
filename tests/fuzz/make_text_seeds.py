#!/usr/bin/env python3
"""Writes seeds/preset/ (presets, sidecars, recovery files) and seeds/cli/ (arguments, each ended by a NUL).

Needed only when a format or an option changes; the seeds themselves are in the repository.
"""
import json
import pathlib

SEEDS = pathlib.Path(__file__).parent / "seeds"


def edit(**fields):
    return {"format": "glissade-edit", "version": 1, "program": "Glissade 0.1.0",
            "edits": [{"operator": "l0", "params": {"lambda": 0.05}, "scale": "auto", "amount": 0.5, "on": True,
                       "exact": False, "model": "filters"},
                      {"operator": "rgf", "params": {}, "scale": "4", "amount": 1, "on": False, "exact": True}],
            **fields}


def recovery(**fields):
    return {"format": "glissade-recovery", "version": 1, "photo": "/home/a%20b/c%FFd.jpg", "attempts": 1,
            "edit": json.dumps(edit()), **fields}


def with_step(**fields):
    changed = edit()
    changed["edits"][0].update(fields)
    return changed


def presets():
    yield "preset", edit(name="Ölbild")
    yield "sidecar", edit()
    yield "sidecar-empty", edit(edits=[])
    yield "bad-name", edit(name=" a\n")
    yield "bad-version", edit(version=2)
    yield "bad-version-type", edit(version="1")
    yield "bad-key", edit(more=1)
    yield "bad-edits", edit(edits={})
    yield "bad-too-many-edits", edit(edits=edit()["edits"] * 101)
    yield "bad-operator", with_step(operator="nothing")
    yield "bad-param", with_step(params={"kappa": 1})
    yield "bad-value", with_step(params={"lambda": 1e300})
    yield "bad-scale", with_step(scale="16")
    yield "bad-amount", with_step(amount=-1)
    yield "recovery", recovery()
    yield "recovery-lost-too-often", recovery(attempts=2)
    yield "bad-recovery-attempts", recovery(attempts=-1)
    yield "bad-recovery-path", recovery(photo="relative.jpg")
    yield "bad-recovery-escape", recovery(photo="/a%2")
    yield "bad-recovery-nul", recovery(photo="/a%00")
    yield "bad-recovery-edit", recovery(edit="{}")


def texts():
    for name, value in presets():
        yield name, json.dumps(value, ensure_ascii=False).encode()
    good = json.dumps(edit(name="a")).encode()
    for part in range(0, 10, 3):
        yield f"bad-cut-{part}", good[: len(good) * part // 10]
    yield "bad-deep", b'{"edits":' + b"[" * 5000
    yield "bad-twice", good.replace(b'"version"', b'"version": 1, "version"')
    yield "bad-utf8", good.replace(b'"a"', b'"\xc3\x28"')
    yield "bad-nan", good.replace(b"0.05", b"NaN")
    yield "bad-overflow", good.replace(b"0.05", b"1e999")


def arguments():
    yield "nothing", []
    yield "help", ["--help"]
    yield "apply-help", ["apply", "-h"]
    yield "version", ["--version"]
    yield "operators", ["operators", "--json"]
    yield "info", ["info", "a.jpg", "--json"]
    yield "apply", ["apply", "a.jpg", "-o", "b.jpg", "--step", "l0:lambda=0.05,amount=0.5,exact=1"]
    yield "apply-all", ["apply", "a.jpg", "b.png", "-o", "out/", "--format", "png", "--depth", "16", "--size", "99",
                        "--quality", "50", "--profile", "srgb", "--metadata", "none", "--on-conflict", "number",
                        "--threads", "2", "--memory", "800M", "--dry-run", "--json", "-q", "-v"]
    yield "presets", ["apply", "a", "-ob.tif", "--preset", "Pencil sketch", "--preset=./x.json", "--edit", "y.json"]
    yield "streams", ["apply", "-", "-o", "-", "--format=jpeg"]
    yield "ended", ["apply", "-o", "b.jpg", "--", "-x", "--step"]
    yield "bad-command", ["aply", "a.jpg"]
    yield "bad-option", ["apply", "a.jpg", "--outptu", "b"]
    yield "bad-value", ["apply", "a.jpg", "-o", "b.jpg", "--quality", "1e9"]
    yield "bad-memory", ["apply", "a.jpg", "-o", "b.jpg", "--memory", "18446744073709551617G"]
    yield "bad-missing", ["apply", "--step"]
    yield "bad-bytes", ["apply", "\udcff\n", "-o", "%s%n"]
    yield "bad-empty", ["", "", ""]
    yield "bad-config", ["--config", "x", "apply", "@file", "-o=", "--step={}"]


def main():
    for folder in ("preset", "cli"):
        (SEEDS / folder).mkdir(parents=True, exist_ok=True)
    for name, data in texts():
        (SEEDS / "preset" / name).write_bytes(data)
    for name, words in arguments():
        data = b"".join(word.encode("utf-8", "surrogateescape") + b"\0" for word in words)
        (SEEDS / "cli" / name).write_bytes(data)


main()
