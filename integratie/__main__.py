"""`python -m integratie` doet hetzelfde als de opdracht `integratie`."""

import sys

from integratie.cli import main

if __name__ == "__main__":
    sys.exit(main())
