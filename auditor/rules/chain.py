"""The files of a ruleset and of those beneath it: found, read, and known by one fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from yaml.nodes import MappingNode

from auditor.errors import AuditorError, Mistake, RuleMistakes
from auditor.rules.locate import COMMON, MAIN, inside, is_shipped, shipped
from auditor.rules.parts import years
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import flat, scalar, value

VOCABULARY, WORDS = "vocabulary.yaml", "words.yaml"
CHECKS, LAWS, TERMS = "checks.yaml", "laws.yaml", "terms.yaml"
COPIES, FOLLOWING = "copies.yaml", "following.yaml"
SCORING, LEDGER = "scoring.yaml", "ledger.yaml"
SHARED = (
    MAIN, "units.yaml", "sections.yaml", VOCABULARY, "pages.yaml", WORDS, CHECKS, LAWS, TERMS, COPIES, FOLLOWING, SCORING, LEDGER,
)  # fmt: skip
ELEMENTS = "elements"
_WORDS_KEY = "words"
LONGEST = 3  # rulesets of one's own, a district's on its city's on its province's; shipped ones beneath do not count


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """The files of one ruleset: `shared` by name, `elements` in their order. Any may be absent but `ruleset.yaml`, which only the
    common files lack, and the elements of a ruleset that extends none."""

    folder: Path
    shared: dict[str, YamlFile]
    elements: tuple[YamlFile, ...]

    @property
    def sources(self) -> tuple[YamlFile, ...]:
        """All files."""
        return *self.shared.values(), *self.elements


def read_chain(folder: Path, mistakes: list[Mistake]) -> list[RuleFiles]:
    """The common files, then the files of the ruleset in `folder` and of those that it extends, its own last. The names of all but its
    own begin with their folder. Raises RuleMistakes where a base cannot be found, AuditorError where there are no elements."""
    mains = list(_mains(folder, mistakes))
    last = mains[-1][0]
    rulesets = [_read(place, main, whole=place == last) for place, main in reversed(mains)]
    return [_common(mistakes), *rulesets]


def digest(files: RuleFiles) -> str:
    """The fingerprint of what the files of a ruleset say, with all that is beneath it: neither comments nor the way it is written down
    matter, nor from which file it comes."""
    found = hashlib.sha256()
    for file in (*(files.shared[name] for name in SHARED), *files.elements):
        for text in ("", *flat(file.root)):
            found.update(f"{len(text)}\0{text}".encode())
    return found.hexdigest()


def _common(mistakes: list[Mistake]) -> RuleFiles:
    folder = shipped("rules") / COMMON
    names = [name for name in SHARED if name != MAIN]
    return RuleFiles(folder, {name: YamlFile(folder / name, f"{COMMON}/{name}", mistakes) for name in names}, ())


def years_of(folder: Path) -> tuple[int, int] | None:
    """The years that a ruleset is for, by its own word or that of the nearest base."""
    for _, main in _mains(folder, []):
        node = value(main.root, "years")
        if node is not None:
            return years(main, node)
    return None


def is_whole(folder: Path) -> bool:
    """Whether a ruleset extends none."""
    return len(list(_mains(folder, []))) == 1


def id_of(folder: Path) -> str:
    """The id of a ruleset, "" where it has none."""
    return scalar(value(YamlFile(folder / MAIN, MAIN, []).root, "id"))


def _mains(folder: Path, mistakes: list[Mistake]) -> Iterator[tuple[Path, YamlFile]]:
    """The folder and the `ruleset.yaml` of a ruleset, of the one that it extends, and so on."""
    seen: list[Path] = []
    while True:
        main = YamlFile(folder / MAIN, f"{folder.name}/{MAIN}" if seen else MAIN, mistakes)
        yield folder, main
        node = value(main.root, "extends")
        if node is None:
            return
        seen.append(folder)
        folder = _base(main, node, seen)


def _base(main: YamlFile, node: Node, seen: Sequence[Path]) -> Path:
    """The folder that `extends` names: a shipped ruleset, or one beside by the name of its folder or by its id."""
    name = main.text(node)
    ours = {folder.name: folder for folder in inside(shipped("rules"))}
    beside = inside(seen[-1].resolve().parent)
    by_folder = [folder for folder in beside if folder.name == name]
    found = (
        [ours[name]] if name in ours else by_folder or [folder for folder in beside if name and id_of(folder) == name]
    )
    if len(found) > 1:
        main.fail(node, f"旁边有 {len(found)} 套规则的编号是“{name}”", "改写文件夹的名称，以便分清")
    elif name and not found:
        known = [*ours, *(folder.name for folder in beside if folder != seen[-1].resolve())]
        close = get_close_matches(name, known, 1, 0.5)
        listed = "可选：" + "、".join(dict.fromkeys(known)) + "；别处的规则要把文件夹放到本规则文件夹旁边"
        main.fail(node, f"找不到规则“{name}”", f"是否想写“{close[0]}”？" if close else listed)
    elif found and found[0].resolve() in [folder.resolve() for folder in seen]:
        round_trip = " → ".join(folder.name for folder in (*seen, found[0]))
        main.fail(node, f"规则绕了一圈又回到自己：{round_trip}", "extends 要写另一套规则")
    elif found and not is_shipped(found[0]) and len(seen) >= LONGEST:
        main.fail(node, f"规则一套叠一套，最多 {LONGEST} 套（自带的不算）", "让它直接以更靠底层的规则为基础")
    if main.mistakes:
        raise RuleMistakes(main.mistakes)
    return found[0]


def _read(folder: Path, main: YamlFile, whole: bool) -> RuleFiles:
    """The files in a folder; `whole` where nothing else can supply what is absent."""
    paths = sorted((folder / ELEMENTS).glob("*.yaml"))
    if whole and not paths:
        if main.mistakes:
            raise RuleMistakes(main.mistakes)
        raise AuditorError(
            f"规则文件夹 {folder} 里没有任何要素（{ELEMENTS}/*.yaml）。只写不同之处的规则，要在 {MAIN} 里写 extends: 自带规则的编号。"
        )
    main.mistakes += _misnamed(folder, main)
    prefix = main.name.removesuffix(MAIN)
    shared = {
        name: main if name == MAIN else YamlFile(folder / name, prefix + name, main.mistakes)
        for name in SHARED
        if (folder / name).is_file()
    }
    found = tuple(YamlFile(path, f"{prefix}{ELEMENTS}/{path.name}", main.mistakes) for path in paths)
    return RuleFiles(folder, _with_old_words(shared), found)


def _with_old_words(shared: dict[str, YamlFile]) -> dict[str, YamlFile]:
    """The shared files with the word groups of older rules, which stand under `words` of their vocabulary, where groups now stand."""
    old = shared.get(VOCABULARY)
    written = value(old.root, _WORDS_KEY) if old else None
    if old is None or written is None or not isinstance(old.root, MappingNode):
        return shared
    others = [(key, node) for key, node in old.root.value if key.value != _WORDS_KEY]
    rest = old.holding(MappingNode(old.root.tag, others, old.root.start_mark, old.root.end_mark))
    new = shared.get(WORDS)
    if new and isinstance(new.root, MappingNode) and isinstance(written, MappingNode):
        written = MappingNode(written.tag, [*new.root.value, *written.value], written.start_mark, written.end_mark)
    return shared | {VOCABULARY: rest, WORDS: old.holding(written)}


def _misnamed(folder: Path, main: YamlFile) -> Iterator[Mistake]:
    """Files that look like rules and would go unread."""
    hint = f"可用的文件名：{'、'.join(SHARED)}；要素放在 {ELEMENTS} 文件夹里，文件名以 .yaml 结尾"
    for path in sorted(path for path in folder.rglob("*.*") if path.is_file()):
        place = path.relative_to(folder)
        if any(part.startswith(".") for part in place.parts):
            continue
        known = place.as_posix() in SHARED or (path.suffix == ".yaml" and place.parts[:-1] == (ELEMENTS,))
        if not known and path.name.lower().endswith((".yaml", ".yml", ".yaml.txt", ".yml.txt")):
            name = main.name.removesuffix(MAIN) + place.as_posix()
            yield Mistake(name, 1, 1, "不认识的文件名，这个文件不会起作用", "", hint)
