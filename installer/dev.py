"""Sets everything up on a fresh machine with Python alone, then runs the main job or the tests.

    python3 installer/dev.py demo            the main job on the shipped sample, results in demo/
    python3 installer/dev.py test [ARG ...]  every check and the whole suite; ARGs go to pytest
    python3 installer/dev.py setup           only the environment

Standard library only, and syntax that an old Python can read, so that it can say what is wrong.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
LOCK = os.path.join(ROOT, "installer", "requirements.lock")
PROJECT = os.path.join(ROOT, "pyproject.toml")
STAMP = os.path.join(VENV, "ccapp-setup.txt")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
DEMO = os.path.join(ROOT, "demo")
SUPPORTED = ((3, 11), (3, 12), (3, 13))
VERBS = ("demo", "test", "setup")
# What Qt loads from a Linux system, and the Debian packages that have it; where one was renamed, both names.
QT_LIBRARIES = (
    ("libEGL.so.1", ("libegl1",)),
    ("libGL.so.1", ("libgl1",)),
    ("libxkbcommon.so.0", ("libxkbcommon0",)),
    ("libfontconfig.so.1", ("libfontconfig1",)),
    ("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    ("libdbus-1.so.3", ("libdbus-1-3",)),
)
VIETNAMESE_FONT = "fonts-noto-core"


def main(arguments):
    if sys.version_info[:2] not in SUPPORTED:
        return fail("ccapp needs Python 3.11, 3.12 or 3.13; this is Python %d.%d." % sys.version_info[:2])
    if not arguments or arguments[0] not in VERBS:
        return fail("usage: python3 installer/dev.py demo | test [pytest arguments] | setup")
    missing = missing_packages()
    if missing and not install_packages(missing):
        return fail("please run: sudo apt-get install -y " + " ".join(missing))
    set_up()
    if arguments[0] == "demo":
        return demo()
    if arguments[0] == "test":
        return test(arguments[1:])
    return 0


def say(line, stream=None):
    """Print, also where the terminal's encoding lacks a letter of the path."""
    stream = stream or sys.stdout
    encoding = stream.encoding or "ascii"
    print(line.encode(encoding, "backslashreplace").decode(encoding), file=stream)
    stream.flush()


def fail(line):
    say(line, sys.stderr)
    return 2


def missing_packages():
    """Debian packages for what this machine lacks; each is tested for by trying it."""
    missing = []
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        missing.append("python3-venv")
    if sys.platform.startswith("linux"):
        missing += [known_package(names) for library, names in QT_LIBRARIES if not loads(library)]
        missing += missing_fonts()
    return missing


def loads(library):
    """Whether the system has a shared library that can be used."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def known_package(names):
    """Of the names a package has had, the one that this system's apt knows; else the oldest."""
    if shutil.which("apt-cache"):
        for name in names:
            shown = subprocess.run(
                ["apt-cache", "show", "--no-all-versions", name],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
            if shown.returncode == 0:
                return name
    return names[-1]


def missing_fonts():
    """The window needs a font with Vietnamese letters, and fontconfig to find it."""
    if not shutil.which("fc-list"):
        return ["fontconfig", VIETNAMESE_FONT]
    found = subprocess.run(["fc-list", ":lang=vi", "family"], stdout=subprocess.PIPE, check=False)
    return [] if found.stdout.strip() else [VIETNAMESE_FONT]


def install_packages(packages):
    """Install with apt where we are root on Debian; False where that is not ours to do."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    say("installing " + " ".join(packages))
    subprocess.call([apt, "-q", "update"], env=environment, stdout=subprocess.DEVNULL)
    return subprocess.call([apt, "-q", "install", "-y", *packages], env=environment) == 0


def set_up():
    """Make `.venv` with exactly the locked packages, unless it is there, then the window's captions."""
    wanted = stamp()
    if read(STAMP) != wanted:
        make_environment(wanted)
    check([python(), os.path.join(ROOT, "installer", "translations.py"), "build"])


def make_environment(wanted):
    say("setting up %s (once, about a minute)" % VENV)
    venv.create(VENV, clear=True, with_pip=True)
    pip = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    check([*pip, "--require-hashes", "-r", LOCK])
    check([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    point_by_relative_path()
    with open(STAMP, "w", encoding="utf-8") as out:
        out.write(wanted)


def point_by_relative_path():
    """Let the environment find the source without naming its folder.

    Python reads .pth files in the system's encoding: an absolute path with Vietnamese letters would keep it
    from starting under LC_ALL=C, and be misread on Windows before 3.13.
    """
    for folder, _, files in os.walk(VENV):
        if "_ccapp.pth" in files:
            with open(os.path.join(folder, "_ccapp.pth"), "w", encoding="ascii") as out:
                out.write(os.path.relpath(ROOT, folder) + "\n")


def stamp():
    """What the environment was made from: interpreter, place, lock and project file."""
    digest = hashlib.sha256()
    for part in (sys.version.encode(), ROOT.encode("utf-8")):
        digest.update(part + b"\0")
    for path in (LOCK, PROJECT):
        with open(path, "rb") as source:
            digest.update(source.read() + b"\0")
    return digest.hexdigest()


def read(path):
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as source:
        return source.read()


def python():
    return os.path.join(BIN, "python.exe" if os.name == "nt" else "python")


def environment():
    """UTF-8 everywhere, so that a path with Vietnamese letters works on every system."""
    return dict(os.environ, PYTHONUTF8="1", PATH=BIN + os.pathsep + os.environ.get("PATH", ""))


def check(command):
    code = subprocess.call(command, cwd=ROOT, env=environment())
    if code:
        sys.exit(fail("failed (exit %d): %s" % (code, " ".join(command))))


def demo():
    """The main job through the real terminal program."""
    if os.path.isdir(DEMO):
        if os.listdir(DEMO) and not os.path.isfile(os.path.join(DEMO, "data", "ccapp.db")):
            return fail("%s holds something else; move it away first." % DEMO)
        shutil.rmtree(DEMO)
    check([python(), "-m", "ccapp", "demo", "--out", DEMO])
    pictures = os.path.join(DEMO, "man-hinh")
    check([python(), os.path.join(ROOT, "installer", "screens.py"), pictures, "vi-light-100"])
    say("\nResults: %s (pictures of the window in man-hinh)" % DEMO)
    say("The window itself: %s --data %s" % (os.path.join(BIN, "ccapp-gui"), os.path.join(DEMO, "data")))
    return 0


def test(arguments):
    """Style, types, import contracts, then the suite; `--heavy` adds the long runs."""
    if "--heavy" in arguments:
        os.environ["CCAPP_HEAVY"] = "1"
    arguments = [argument for argument in arguments if argument != "--heavy"]
    check([python(), "-m", "ruff", "check", "."])
    check([python(), "-m", "ruff", "format", "--check", "."])
    check([python(), "-m", "mypy"])
    check([os.path.join(BIN, "lint-imports"), "--no-cache"])
    with tempfile.TemporaryDirectory(prefix="ccapp-traces-") as traces:
        os.environ["CCAPP_TRACES"] = traces
        try:
            check([python(), "-m", "pytest", "-n", "auto", *arguments])
        finally:
            for name in sorted(os.listdir(traces)):  # where a worker died, if one did
                say(read(os.path.join(traces, name)), sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
