"""The command `tableau-flows`: publish, run and look after flows from a shell.

It needs the extra `cli` (`pip install "tableau-flows[cli]"`) and does nothing that the library does
not have. The address and the credentials come from the environment variables of the library, or
from a profile (`cli.session.profiles`); there is no option for a secret, because other users of a
machine can read the arguments of a process.

**Exit codes**, which stay the same in later versions:

- 0: success
- 1: any other error, such as output that cannot be written
- 2: wrong usage, such as an unknown option or an ambiguous name
- 3: the sign-in failed
- 4: the user lacks a permission
- 5: not found
- 6: the server could not be reached, or sent no usable reply
- 10: the run failed
- 11: the run was cancelled
- 12: the timeout of a wait expired; the run continues
- 13: the flow is already queued or running
- 14: the outcome is unknown; the error says how to find out
- 130: interrupted by Ctrl-C
- 141: the reader of the output has closed it
- 143: ended by SIGTERM

An error is one line on stderr; in GitHub Actions it is an `::error` line. A stderr that is closed
or full changes no exit code. If stdout is closed or full, work in progress is brought to its end
first. Results go to stdout: as a table, or with `--json` as one JSON object per line, whose schema
`tableau-flows schema` prints.
"""
