"""`python -m ccapp` is the terminal program."""

import sys

from ccapp.cli.main import main

sys.exit(main())
