"""``python -m press``: what the door runs once the environment is ready."""

import os
import sys

if __name__ == "__main__":
    try:
        # Here, for it takes half a second, in which a person may think again.
        from press.commands import main

        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read us, `head` say, has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)
