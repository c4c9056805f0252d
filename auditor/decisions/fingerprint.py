"""The fingerprint by which a decision knows the file that it is on."""

from __future__ import annotations

import re

from auditor.yamlfile.file import Node, YamlFile

_SHA256 = re.compile("[0-9a-f]{64}")


def fingerprint(source: YamlFile, node: Node | None) -> str:
    """The fingerprint that an entry holds; one that is none goes to the mistakes of the `source`."""
    digest = source.text(node)
    if node is not None and digest and not _SHA256.fullmatch(digest):
        source.fail(node, "指纹应当是 64 位小写十六进制数", "照 results.json 里这份报告的 sha256 抄写")
    return digest
