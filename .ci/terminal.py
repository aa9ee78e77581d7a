"""In a real terminal, work of more than a second shows its progress and the time to go, and Ctrl-C
prints what there is."""
import os
import pty
import re
import select
import sys
import time

cpi = sys.argv[1]
plan = "target/terminal.toml"
with open(plan, "w") as file:
    file.write(
        """schema_version = 1
interval = "0.9"
nodes = ["index"]
leave_out = ["indicators"]
[framework]
id = "cpi-reference"
version = "2.0"
[answers]
codings = { per = "scale" }
[sensitivity]
samples = 1048576
resamples = 100
"""
    )


def typed(draws, until):
    """What a run prints whose Ctrl-C is typed once it shows a stage; and its exit code."""
    process, terminal = pty.fork()
    if process == 0:
        os.execv(cpi, [cpi, "robustness", "fixtures/demonstration", "--plan", plan, "--seed", "1", "--draws", str(draws), "--round", "2026"])
    printed, sent, ends = b"", False, time.time() + 300
    while time.time() < ends:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                some = os.read(terminal, 65536)
            except OSError:
                break
            if not some:
                break
            printed += some
        if not sent and re.search(until, printed):
            os.write(terminal, b"\x03")
            sent = True
    _, status = os.waitpid(process, 0)
    assert sent, f"it never showed {until!r}: {printed[-400:]!r}"
    return printed.decode(errors="replace"), os.waitstatus_to_exitcode(status)


text, code = typed(10_000_000, rb"of 10000000 draws, \d+ (second|minute|hour)s? to go; Ctrl-C prints what there is")
assert code == 130, (code, text[-600:])
rests = re.search(r"interrupted: the result rests on (\d+) draws of 10000000; it is that of `--draws \1` without (the intervals of scores, )?what leaving out a part does and the sensitivity analysis", text)
assert rests and 0 < int(rests[1]) < 10_000_000, text[-600:]
assert "Interrupted: 10,000,000 draws were asked for." in text
assert "Kestria" in text.split("Interrupted:")[1], "no table"

text, code = typed(1000, rb"of 1048576 pairs of samples, \d+ (second|minute|hour|day|week)s? to go")
assert code == 130, (code, text[-600:])
assert "interrupted: all 1000 draws were made; it is that of `--draws 1000` without the sensitivity analysis" in text, text[-600:]
assert "Leaving out one part, exactly" in text
print("in a terminal: progress, time to go, and Ctrl-C prints what there is")
