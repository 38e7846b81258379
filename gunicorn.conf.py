"""How a web process takes connections: gunicorn reads this file in the folder that it starts in."""

import gc

# Browsers open lines ahead of need. A worker without threads waits on such a line until it times
# out, and with it whoever pressed a button next (docs/adr/0045-threads-for-idle-lines.md).
worker_class = "gthread"
threads = 4
# It would lie in the home folder, one for all copies.
control_socket_disable = True


def post_worker_init(_worker: object) -> None:
    """What is loaded by now stays: to look through it for garbage took 100 ms amid a page."""
    gc.freeze()
