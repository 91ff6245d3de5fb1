"""Does a whole claim by keyboard, and says at each step what a screen reader would: what has the focus.

Run inside a D-Bus session of its own, with DISPLAY set: screen_reader.py PROGRAM SESSION-FILE
"""

import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 90.0


def wait_for(what, look):
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = look()
        except GLib.Error:
            # An object went away while it was looked at.
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise SystemExit(f"waited in vain for {what}")
        time.sleep(0.05)


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def switch_on():
    launcher = "/usr/libexec/at-spi-bus-launcher"
    subprocess.Popen([launcher, "--launch-immediately"], stderr=subprocess.DEVNULL)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        command = [
            "dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
            "org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", f"string:{name}",
            "variant:boolean:true",
        ]
        wait_for(f"{name} to be set", lambda: run(*command))


def walk(node):
    yield node
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from walk(child)


def program():
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(place)
        if found is not None and found.get_child_count() > 0:
            return found
    return None


def focused():
    """Role and name of what has the focus."""
    root = program()
    if root is None:
        return None
    for node in walk(root):
        if node.get_state_set().contains(Atspi.StateType.FOCUSED) and node.get_role_name() != "frame":
            return node.get_role_name(), node.get_name() or ""
    return None


def expect(role, words, step):
    """Waits until what has the focus is of a role and its name holds some words."""
    last = [None]

    def look():
        last[0] = focused()
        return last[0] and last[0][0] in role and words in last[0][1] and last[0]

    try:
        found = wait_for("", look)
    except SystemExit:
        raise SystemExit(f"{step}: wanted {role} “{words}”, but {last[0]} has the focus") from None
    print(f"{step}: {found[0]} “{found[1]}”", flush=True)


def checked(name):
    """Whether the option of a name is the chosen one."""
    for node in walk(program()):
        if node.get_name() == name:
            return node.get_state_set().contains(Atspi.StateType.CHECKED)
    return False


def keys(*names):
    for name in names:
        run("xdotool", "key", "--clearmodifiers", name)


def letters(words):
    run("xdotool", "type", "--clearmodifiers", words)


FIELD = ("entry", "text")
OPTION = ("radio button",)
BUTTON = ("push button", "button")
CARD = ("panel", "grouping", "list item", "section", "filler")


def whole_claim():
    expect(FIELD, "Name", "first start")
    letters("Ines")
    keys("Return")
    expect(CARD, "Article", "the article has the focus")
    keys("j")
    expect(CARD, "carried 412,000 passengers", "read: J reads the claim")
    keys("5")
    wait_for("the verdict to be said", lambda: checked("Verdict: False"))
    keys("shift+3")
    wait_for("the status to be said", lambda: checked("Status: Checked"))
    expect(CARD, "carried 412,000 passengers", "decided: the claim still has the focus")
    keys("e")
    expect(FIELD, "Source", "cite: the title")
    letters("Harbour office, traffic figures")
    keys("Tab")
    expect(FIELD, "Where in it", "cite: the page")
    letters("p. 4")
    keys("Tab")
    expect(FIELD, "What it says", "cite: the words")
    keys("Tab")
    expect(OPTION, "Stance: supports", "cite: the stance")
    keys("Right")
    expect(OPTION, "Stance: contradicts", "cite: the next stance")
    keys("space")
    wait_for("the stance to be said", lambda: checked("Stance: contradicts"))
    keys("Tab")
    expect(OPTION, "First or second hand", "cite: the tier")
    keys("Tab")
    expect(BUTTON, "Cite", "cite: the button")
    keys("Return")
    expect(CARD, "carried 412,000 passengers", "cited: the claim has the focus again")
    keys("t")
    expect(FIELD, "Note", "note")
    letters("Ask for the count of 2015.")
    keys("Escape")
    expect(CARD, "carried 412,000 passengers", "noted: the claim has the focus again")
    keys("ctrl+s")


def main():
    binary, file = sys.argv[1:]
    switch_on()
    with open(file, "rb") as before:
        was = before.read()
    running = subprocess.Popen([binary, file])
    try:
        name = os.path.basename(file)
        window = wait_for("the window", lambda: run("xdotool", "search", "--name", name))
        window = window.splitlines()[0]

        def has_keyboard():
            run("xdotool", "windowfocus", window)
            return run("xdotool", "getwindowfocus") == window

        wait_for("the keyboard", has_keyboard)
        wait_for("the tree", program)
        whole_claim()

        def saved():
            with open(file, "rb") as now:
                return now.read() != was

        wait_for("the file", saved)
    finally:
        running.kill()
        running.wait()


main()
