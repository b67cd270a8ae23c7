"""The sandbox: moto on a loopback port, extended, detached, and ended when nobody uses it.

    python3 sandbox_server.py STATE_FOLDER ACCOUNT ID IDLE_SECONDS

Returns as soon as the server answers; the server goes on in a session of its own, so that neither
Ctrl-C nor the end of the terminal reaches it. What it prints goes to STATE_FOLDER/server.log. It
writes STATE_FOLDER/state.json when it answers and removes it when it ends, which is after
IDLE_SECONDS without a request, on SIGTERM, or on POST /runbook/stop.

    {"format": "runbook.sandbox/1", "id": …, "pid": …, "port": …, "account": …, "started": seconds}

Beside what AWS's own clients ask, it answers under /runbook/, where no service has a path:

    GET  /runbook/sandbox    {"id": …, "account": …}: whether this is the sandbox of that file
    POST /runbook/prepare    sandbox_prepare.Preparation.prepare
    POST /runbook/stop       ends the server
"""

import json
import os
import signal
import sys
import threading
import time
import traceback


def main():
    folder, account, identity, idle = sys.argv[1:]
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        detach(folder)
        try:
            serve(folder, account, identity, float(idle), ready=lambda: os.close(writing))
        except BaseException:
            text = traceback.format_exc()
            sys.stderr.write(text)
            try:
                os.write(writing, text.encode())
            except OSError:
                pass  # Nobody is waiting any more: it was ready once.
            os._exit(1)
        os._exit(0)
    os.close(writing)
    # Ends when the server closes its end: silently when it is ready, else with the reason.
    with os.fdopen(reading) as pipe:
        failure = pipe.read()
    sys.stderr.write(failure)
    sys.exit(1 if failure else 0)


def detach(folder):
    """Leaves the caller's session and its standard streams."""
    os.setsid()
    log = os.open(
        os.path.join(folder, "server.log"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600
    )
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    for descriptor in (null, log):
        os.close(descriptor)


def serve(folder, account, identity, idle, ready):
    # moto reads these where it is imported.
    os.environ["MOTO_ACCOUNT_ID"] = account
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"

    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import WSGIRequestHandler, make_server

    import sandbox_checks
    import sandbox_studio

    sandbox_studio.install()
    sandbox_checks.install()

    class Handler(WSGIRequestHandler):
        def log_request(self, code="-", size="-"):
            """Leaves out a line for each request: the journal has every command."""

    application = Application(
        DomainDispatcherApplication(create_backend_app), account, identity
    )
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=Handler)
    server.daemon_threads = True
    # Services that name their own address (queue URLs) ask for it here.
    os.environ["MOTO_PORT"] = str(server.port)
    application.stop = lambda: threading.Thread(target=server.shutdown).start()
    signal.signal(signal.SIGTERM, lambda *_: application.stop())
    state = os.path.join(folder, "state.json")
    write(
        state,
        {
            "format": "runbook.sandbox/1",
            "id": identity,
            "pid": os.getpid(),
            "port": server.port,
            "account": account,
            "started": int(time.time()),
        },
    )
    threading.Thread(target=end_when_idle, args=(application, idle), daemon=True).start()
    threading.Thread(target=warm, daemon=True).start()
    ready()
    try:
        server.serve_forever()
    finally:
        remove(state, identity)


class Application:
    """moto's application with the sandbox's own paths before it."""

    def __init__(self, moto, account, identity):
        from sandbox_prepare import Preparation

        self.moto = moto
        self.about = {"id": identity, "account": account}
        self.preparation = Preparation(account)
        self.preparing = threading.Lock()
        self.stop = None
        self.running = 0
        self.counting = threading.Lock()
        self.last = time.monotonic()

    def __call__(self, environ, start_response):
        with self.counting:
            self.running += 1
        try:
            if environ.get("PATH_INFO", "").startswith("/runbook/"):
                return self.own(environ, start_response)
            # The whole body is made here, so that its request counts as running until then.
            return [b"".join(self.moto(environ, start_response))]
        finally:
            with self.counting:
                self.running -= 1
                self.last = time.monotonic()

    def own(self, environ, start_response):
        called = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        status, answer = "200 OK", None
        try:
            if called == ("GET", "/runbook/sandbox"):
                answer = self.about
            elif called == ("POST", "/runbook/prepare"):
                length = int(environ.get("CONTENT_LENGTH") or 0)
                request = json.loads(environ["wsgi.input"].read(length))
                with self.preparing:
                    answer = self.preparation.prepare(request)
            elif called == ("POST", "/runbook/stop"):
                answer = self.about
                self.stop()
            else:
                status, answer = "404 Not Found", {"error": "there is nothing of that name"}
        except Exception as error:
            traceback.print_exc()
            status, answer = "500 Internal Server Error", {"error": str(error) or repr(error)}
        body = json.dumps(answer).encode()
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        start_response(status, headers)
        return [body]

    def idle(self):
        """Seconds since the last request ended; none while one is running."""
        with self.counting:
            return 0 if self.running else time.monotonic() - self.last


def end_when_idle(application, limit):
    while (waited := application.idle()) < limit:
        time.sleep(max(0.05, min(limit - waited, 10)))
    application.stop()


def warm():
    """Loads the services that most runbooks use before a command asks for them: the default network
    takes 0.9 s, tags, which import 50 services, 1 s. Waits until what is asked first is answered."""
    from moto.backends import get_backend

    time.sleep(1)
    for service in ("sts", "iam", "kms", "sagemaker", "s3", "ec2", "resourcegroupstaggingapi"):
        get_backend(service)


def write(path, state):
    temporary = f"{path}.{os.getpid()}"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(state, file)
    os.replace(temporary, path)


def remove(path, identity):
    """Removes the state file, unless another sandbox has taken its place."""
    try:
        with open(path) as file:
            if json.load(file).get("id") != identity:
                return
        os.remove(path)
    except (OSError, ValueError):
        pass  # It is gone already, or was never whole.


if __name__ == "__main__":
    main()
