"""How a web process takes connections: gunicorn reads this file in the folder that it starts in."""

from config.loaded import spare_what_stays

# Browsers open lines ahead of need. A worker without threads waits on such a line until it times
# out, and with it whoever pressed a button next (docs/adr/0045-threads-for-idle-lines.md).
worker_class = "gthread"
threads = 4
# It would lie in the home folder, one for all copies.
control_socket_disable = True


def post_worker_init(_worker: object) -> None:
    """Before its first page."""
    spare_what_stays()
