"""Reading a file in a process of its own, with limits, so that the worst it can do is fail.

The child gets no terminal, may write no file, and has a limit on memory and time. What it
sends back is JSON and text, never anything that could run here. It can be stopped at any
moment, and says how far it is.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tui.documents.building import Extracted
from tui.documents.document import Block, Metadata
from tui.documents.formats import FORMATS
from tui.errors import DocumentError
from tui.spans import Span

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

__all__ = ["Child", "Limits", "extract_apart"]

_RAN_OUT = "it needs more memory or time than a document should ({reason})"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: seconds of processor time, and bytes of memory beyond its own."""

    seconds: int = 120
    memory: int = 200_000_000
    memory_per_byte: int = 4


class Child:
    """One extraction that runs; `cancel` may be called from any thread."""

    def __init__(
        self, file: Path, form: str, *, limit: int | None, encoding: str | None, limits: Limits
    ) -> None:
        order = {
            "file": os.fsencode(file).hex(),
            "form": form,
            "limit": limit,
            "encoding": encoding,
            "seconds": limits.seconds,
            "memory": limits.memory,
            "memory_per_byte": limits.memory_per_byte,
        }
        try:
            self._process = self._started(order)
        except OSError as error:
            reason = error.strerror or "out of resources"
            raise DocumentError(f"no process can be started for it: {reason.lower()}") from error
        self.cancelled = False

    @staticmethod
    def _started(order: dict[str, Any]) -> subprocess.Popen[bytes]:
        import subprocess  # not of the child, which starts none

        # -P: a folder of documents that holds a json.py must not be imported from.
        return subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-P", "-m", "tui.documents.apart", json.dumps(order)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def cancel(self) -> None:
        """Stop the child at once; `result` then raises."""
        self.cancelled = True
        self._process.kill()

    def result(self, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Extracted:
        """Wait for the child and return what it made.

        Raises:
            DocumentError: the child's own reason, or that it was stopped.
        """
        pipe = self._process.stdout
        if pipe is None:  # never: asked for above
            raise DocumentError("the extractor cannot be heard")
        with self._process, pipe:
            try:
                return _receive(pipe, progress)
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                self._process.kill()
                code = self._process.wait()
                if self.cancelled:
                    raise DocumentError("reading it was cancelled") from error
                reason = f"signal {-code}" if code < 0 else f"status {code}"
                raise DocumentError(_RAN_OUT.format(reason=reason)) from error
            except BaseException:
                self._process.kill()
                raise


def extract_apart(
    file: Path,
    form: str,
    *,
    limit: int | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
) -> Extracted:
    """Extract a file's text in a child process and wait for it.

    Raises:
        DocumentError: when the file cannot be read within the limits.
    """
    child = Child(file, form, limit=limit, encoding=encoding, limits=limits or Limits())
    return child.result()


def to_header(extracted: Extracted) -> dict[str, Any]:
    """Return everything but the text as JSON can hold it."""
    data = extracted.metadata
    return {
        "metadata": [data.title, data.outlet, data.author, data.date, data.url],
        "attributes": dict(data.attributes),
        "blocks": [[b.kind, b.span.start, b.span.end, b.level, b.label] for b in extracted.blocks],
        "partial": extracted.partial,
    }


def from_header(header: dict[str, Any], text: str) -> Extracted:
    """Rebuild what :func:`to_header` took apart; raises ValueError, KeyError or TypeError."""
    blocks = tuple(
        Block(kind, Span(start, end), level, label)
        for kind, start, end, level, label in header["blocks"]
    )
    if any(b.span.end > len(text) for b in blocks):
        raise ValueError("a block lies outside the text")
    title, outlet, author, date, url = map(str, header["metadata"])
    metadata = Metadata(title, outlet, author, date, url, dict(header["attributes"]))
    return Extracted(text, metadata, blocks, bool(header["partial"]))


def _receive(pipe: IO[bytes], progress: Callable[[int, int], None]) -> Extracted:
    while line := pipe.readline():
        message = json.loads(line)
        if "progress" in message:
            progress(*message["progress"])
        elif "error" in message:
            raise DocumentError(message["error"])
        else:
            raw = pipe.read(message["bytes"])
            return from_header(message, raw.decode("utf-8", "surrogatepass"))
    raise ValueError("the child ended without an answer")


def _confine(order: dict[str, Any], size: int) -> None:
    """Set the limits of this process, as far as the system knows them."""
    import resource

    def limit(what: int, amount: int) -> None:
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (amount, amount))

    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_FSIZE, 0)
    limit(resource.RLIMIT_CPU, order["seconds"])
    with suppress(OSError, ValueError, IndexError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        own = pages * os.sysconf("SC_PAGE_SIZE")
        more = order["memory"] + min(size * order["memory_per_byte"], 2_000_000_000)
        limit(resource.RLIMIT_AS, own + more)


def _serve(order: dict[str, Any], out: IO[bytes]) -> None:
    """Do what the parent asked for and answer on `out`."""
    file = Path(os.fsdecode(bytes.fromhex(order["file"])))

    def send(message: dict[str, Any]) -> None:
        out.write(json.dumps(message).encode("ascii") + b"\n")
        out.flush()

    module = import_module(f"tui.documents.{FORMATS[order['form']].module}")
    try:
        if order["form"] == "pdf":
            module.version()  # load the library before memory is limited
            _confine(order, file.stat().st_size)
            extracted = module.extract(
                file,
                "pdf",
                limit=order["limit"],
                progress=lambda done, count: send({"progress": [done, count]}),
            )
        else:
            _confine(order, file.stat().st_size)
            extracted = module.extract(
                file, order["form"], limit=order["limit"], encoding=order["encoding"]
            )
    except DocumentError as error:
        send({"error": str(error)})
        return
    except (MemoryError, RecursionError) as error:
        send({"error": _RAN_OUT.format(reason=type(error).__name__)})
        return
    except OSError as error:
        send({"error": (error.strerror or "it cannot be read").lower()})
        return
    raw = extracted.text.encode("utf-8", "surrogatepass")
    send({**to_header(extracted), "bytes": len(raw)})
    out.write(raw)
    out.flush()


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        _serve(json.loads(sys.argv[1]), sys.stdout.buffer)
