import io
import zipfile

import pytest

from auditor.output.annotated.package import rewritten
from auditor.output.kit.zipped import zipped
from auditor.reading import archive
from auditor.reading.draft import RefusedError
from tests.output.annotated.word import parts_of

PARTS = {"b.xml": b"<b/>", "media/a.bin": bytes(range(256)), "c.xml": b"<c/>"}


def test_all_parts_but_those_changed_are_copied_in_their_order():
    found = rewritten(zipped(PARTS), {"c.xml": b"<d/>", "new.xml": b"<e/>"})
    assert list(parts_of(found).items()) == [*(PARTS | {"c.xml": b"<d/>"}).items(), ("new.xml", b"<e/>")]


def test_a_part_keeps_its_date():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        target.writestr(zipfile.ZipInfo("a", (2024, 5, 6, 7, 8, 10)), b"a")
    with zipfile.ZipFile(io.BytesIO(rewritten(stream.getvalue(), {}))) as package:
        assert package.getinfo("a").date_time == (2024, 5, 6, 7, 8, 10)


def test_of_two_parts_with_one_name_the_last_is_kept_as_it_is_read():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target, pytest.warns(UserWarning, match="Duplicate"):
        target.writestr("a", b"1")
        target.writestr("a", b"2")
    assert parts_of(rewritten(stream.getvalue(), {})) == {"a": b"2"}


def test_a_package_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_PACKAGE", 200)
    with pytest.raises(RefusedError, match="过大"):
        rewritten(zipped(PARTS), {})


def test_a_damaged_package_is_refused():
    with pytest.raises(RefusedError):
        rewritten(zipped(PARTS)[:60], {})
