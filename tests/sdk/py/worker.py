# SPDX-License-Identifier: GPL-3.0-or-later
"""worker.py PACKAGE: makes calls with one SDK as a program would, for sdk_tests.py.

Standard input: one JSON object a line, {"call","base","model","key","headers"},
with "stopAfter" where the program leaves a stream early.
Standard output: one JSON object a line, {"ok","text","parts","usage"} or {"ok","classes",...}.
"""

import json
import sys

import sdk_calls


def describe(error):
    classes = [kind.__name__ for kind in type(error).__mro__]
    return {
        "ok": False,
        "classes": classes,
        "status": getattr(error, "status_code", None) or getattr(error, "code", None),
        "code": getattr(error, "code", None),
        "apiMessage": None,
        "message": str(error),
    }


def main():
    answers = sys.stdout
    sys.stdout = sys.stderr   # whatever an SDK prints must not mix with the answers
    calls = sdk_calls.families[sys.argv[1]]()
    for line in sys.stdin:
        ask = json.loads(line)
        try:
            answer = {"ok": True, **calls[ask["call"]](ask)}
        except sdk_calls.Stopped:
            answer = {"ok": True}
        except Exception as error:   # every error is an answer here
            answer = describe(error)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


main()
