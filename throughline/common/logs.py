"""What may stand in a log: never the secret part of a link."""

import logging
import re

_SECRET_LINK = re.compile(r"/(s|join)/[^/\s\"'?#]+")


class WithoutSecrets(logging.Formatter):
    """Writes every line, tracebacks included, with the token of a share link or an invitation left out."""

    def format(self, record: logging.LogRecord) -> str:
        return _SECRET_LINK.sub(r"/\1/…", super().format(record))
