"""A copy without Django: real servers, and on top of them one web process that does nothing.

`python -m tests.devstack.tiny DATA PORT` runs it. With RAPPORT_STUBBORN the web process has a
child that ignores every polite signal, as a stuck pool worker would.
"""

import http.server
import os
import signal
import socket
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from config.devstack import environment, stack
from config.devstack.processes import StackError
from config.devstack.supervisor import Supervisor


def apps(copy: stack.Copy, env: Mapping[str, str], supervisor: Supervisor) -> None:
    descriptor = copy.web.fileno()
    arguments = ("-m", "tests.devstack.tiny", "web", str(descriptor))
    supervisor.start(stack.python(copy, env, "web", *arguments, descriptors=(descriptor,)))


def web(descriptor: int) -> None:
    if "RAPPORT_STUBBORN" in os.environ and os.fork() == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(300)
    handler = http.server.SimpleHTTPRequestHandler
    server = http.server.HTTPServer(("127.0.0.1", 0), handler, bind_and_activate=False)
    server.socket = socket.socket(fileno=descriptor)
    server.serve_forever()


if __name__ == "__main__":
    if sys.argv[1] == "web":
        web(int(sys.argv[2]))
    # A developer's own servers are none of ours.
    environment.DOTENV = Path(os.devnull)
    try:
        stack.run(Path(sys.argv[1]), int(sys.argv[2]), apps)
    except StackError as error:
        sys.exit(str(error))
