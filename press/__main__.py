"""``python -m press``: what the door runs once the environment is ready."""

import sys

from press.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
