"""Large files of flows, made here, the same on every run."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path


def flow_file(path: Path, size: int) -> Path:
    """Write an archive of about so many bytes, of a file that cannot be compressed."""
    block = random.Random(size).randbytes(1024 * 1024)
    with (
        zipfile.ZipFile(path, "w") as archive,
        archive.open(zipfile.ZipInfo("data.bin"), "w", force_zip64=True) as member,
    ):
        left = size - 500  # the rest is what an archive has around its files
        while left > 0:
            left -= member.write(block[:left])
        member.close()
        archive.writestr(zipfile.ZipInfo("flow"), "{}")
    return path
